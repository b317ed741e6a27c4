using RoiAnalyzer.Models;

namespace RoiAnalyzer.Tests.Models;

public class CosineDriftTests
{
    [Theory]
    [InlineData("n=20,TR=2.0,hp=0.05", 20, 20)]
    [InlineData("n=120,TR=2.0,hp=0.0078125", 120, 128)]
    [InlineData("n=150,TR=2.0,hp=0.01", 150, 100)]
    public void Cosines_are_nilearns_to_ten_digits(string name, int volumes, double seconds)
    {
        var expected = Golden.Columns(Golden.Root.GetProperty("cosine").GetProperty(name));
        var columns = CosineDrift.Columns(volumes, 2, seconds);
        Assert.Equal(expected.Length - 1, columns.Count);   // its last column is the constant
        for (var k = 0; k < columns.Count; k++) Golden.Equal(expected[k], columns[k], 1e-10);
    }

    // SPM's ⌊2·N·TR/128⌋ less the constant: reference/hrf_dct.txt
    [Theory]
    [InlineData(120, 2, 3)]
    [InlineData(148, 2, 4)]
    [InlineData(150, 2, 4)]
    [InlineData(200, 2, 6)]
    [InlineData(240, 2.5, 9)]
    [InlineData(300, 1, 4)]
    [InlineData(450, 0.8, 5)]
    [InlineData(400, 0.72, 4)]
    [InlineData(1280, 0.7, 14)]
    public void There_are_as_many_cosines_as_in_spm(int volumes, double repetitionTime, int count) =>
        Assert.Equal(count, CosineDrift.Columns(volumes, repetitionTime, 128).Count);

    [Fact]
    public void Cosines_are_those_of_spm_dctmtx()
    {
        double[] half = [0.4903926402, 0.4157348062, 0.2777851165, 0.097545161];
        double[] first = [.. half, .. half.Reverse().Select(value => -value)];
        Golden.Equal(first, CosineDrift.Columns(8, 2, 16)[0], 1e-9);
    }

    [Fact]
    public void Without_a_cut_off_there_are_none_and_never_more_than_volumes_less_one()
    {
        Assert.Empty(CosineDrift.Columns(100, 2, null));
        Assert.Equal(9, CosineDrift.Columns(10, 2, 0.1).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => CosineDrift.Columns(10, 2, 0));
    }

    [Fact]
    public void Cosines_are_orthonormal_and_have_mean_zero()
    {
        var columns = CosineDrift.Columns(150, 2, 60);
        for (var i = 0; i < columns.Count; i++)
        {
            Assert.Equal(0, columns[i].Sum(), 1e-12);
            for (var j = 0; j <= i; j++)
                Assert.Equal(i == j ? 1 : 0, columns[i].Zip(columns[j], (a, b) => a * b).Sum(), 1e-12);
        }
    }
}
