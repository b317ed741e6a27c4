using System.Globalization;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class PlainNumberTests
{
    [Fact]
    public void Every_number_is_the_one_that_the_system_reads()
    {
        var random = new Random(20261126);
        var texts = Enumerable.Range(0, 200_000).Select(_ => Drawn(random)).Concat(["1e5", "+1", "1234567890123456", "0.0000000000000001", "1E-300", "-0", "-0.0", "5.", ".5"]).ToArray();
        var numbers = Table.Parse("x\n" + string.Join('\n', texts), "made.tsv").Numbers("x");
        for (var n = 0; n < texts.Length; n++)
            Assert.True(BitConverter.DoubleToInt64Bits(double.Parse(texts[n], CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(numbers[n]), texts[n]);
    }

    [Theory]
    [InlineData("-"), InlineData("."), InlineData("-."), InlineData("1.2.3"), InlineData("NaN"), InlineData("--1"), InlineData("\u0661"), InlineData("1,5")]
    public void What_is_no_number_is_refused(string cell) =>
        Assert.Throws<InputException>(() => Table.Parse("x\n" + cell, "made.tsv").Numbers("x"));

    private static string Drawn(Random random)
    {
        var digits = string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => (char)('0' + random.Next(10))));
        return (random.Next(2) == 0 ? "-" : "") + digits.Insert(random.Next(digits.Length + 1), random.Next(4) == 0 ? "" : ".");
    }
}
