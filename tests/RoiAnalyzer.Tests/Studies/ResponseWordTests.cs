using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class ResponseWordTests
{
    [Theory]
    [InlineData("spm", ResponseShape.Spm, ResponseBasis.Canonical)]
    [InlineData("glover + derivative", ResponseShape.Glover, ResponseBasis.Derivative)]
    [InlineData("spm+derivative+dispersion", ResponseShape.Spm, ResponseBasis.Dispersion)]
    [InlineData("fir", ResponseShape.Spm, ResponseBasis.Fir)]
    public void Words_are_nilearns_with_or_without_spaces(string word, ResponseShape shape, ResponseBasis basis) =>
        Assert.Equal((shape, basis), ResponseWord.Read(word));

    [Fact]
    public void Every_word_is_read_as_it_is_written()
    {
        Assert.Equal(7, ResponseWord.All.Distinct().Count());
        foreach (var word in ResponseWord.All)
        {
            var (shape, basis) = ResponseWord.Read(word)!.Value;
            Assert.Equal(word, ResponseWord.Of(shape, basis));
        }
    }

    [Theory]
    [InlineData("SPM"), InlineData("spm + dispersion"), InlineData(""), InlineData("canonical")]
    public void Other_words_are_none(string word) => Assert.Null(ResponseWord.Read(word));
}
