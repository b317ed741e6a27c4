using System.Globalization;
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

    // spm_dctmtx(n), whose first column is the constant; eight digits, and where a cosine is 0 what three roundings each of its argument leave
    [Theory]
    [InlineData(5), InlineData(10), InlineData(100)]
    public void Cosines_are_those_of_spm_dctmtx_to_all_digits_of_its_output(int volumes)
    {
        var rows = SpmFiles.Words(FormattableString.Invariant($"dct_{volumes}.txt"));
        var columns = CosineDrift.Columns(volumes, 2, 4);
        Assert.Equal(volumes - 1, columns.Count);
        var rounding = Math.Sqrt(2.0 / volumes) * Math.PI * volumes * 6 * Math.Pow(2, -53);
        foreach (var (row, t) in rows.Select((row, t) => (row, t)))
            for (var k = 1; k < volumes; k++)
            {
                var halfADigit = 0.5 * Math.Pow(10, int.Parse(row[k].Split('e')[1], CultureInfo.InvariantCulture) - 7);
                Assert.Equal(double.Parse(row[k], CultureInfo.InvariantCulture), columns[k - 1][t], halfADigit + rounding);
            }
    }

    // reference/hrf_dct.txt, ten decimals
    [Theory]
    [InlineData(1), InlineData(3)]
    public void Cosines_are_those_of_the_printed_table_to_its_ten_decimals(int k)
    {
        var line = File.ReadAllLines(Shared.File("reference/hrf_dct.txt")).Single(line => line.StartsWith($"dct n=8 k={k} ", StringComparison.Ordinal));
        var printed = line[(line.IndexOf('[', StringComparison.Ordinal) + 1)..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var column = CosineDrift.Columns(8, 2, 4)[k - 1];
        Assert.All(printed.Zip(column), pair => Assert.Equal(double.Parse(pair.First, CultureInfo.InvariantCulture), pair.Second, 0.5e-10));
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
