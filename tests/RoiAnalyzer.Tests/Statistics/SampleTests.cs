using System.Globalization;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

/// <summary>Means and standard deviations certified by NIST (Statistical Reference Datasets, univariate), as changes from zero. The
/// digits are those the stored values leave: 10000000.1 as a double is off by 1e-9, which is 1e-8 of its deviation.</summary>
public class SampleTests
{
    [Theory]
    [InlineData("Michelso", 299.852400000000, 0.0790105478190518, 12)]
    [InlineData("Mavro", 2.00185600000000, 0.000429123454003053, 11)]
    [InlineData("Lew", -177.435000000000, 277.332168044316, 14)]
    [InlineData("Lottery", 518.958715596330, 291.699727470969, 14)]
    [InlineData("NumAcc1", 10000002, 1, 15)]
    [InlineData("NumAcc2", 1.2, 0.1, 13)]
    [InlineData("NumAcc3", 1000000.2, 0.1, 9)]
    [InlineData("NumAcc4", 10000000.2, 0.1, 7.5)]
    public void Mean_and_standard_deviation_are_those_NIST_certifies(string name, double mean, double deviation, double digits)
    {
        double[] values =
        [
            .. File.ReadLines(Shared.File($"data/numeric/nist-strd/{name}.dat"))
                .SkipWhile(line => !line.StartsWith("---", StringComparison.Ordinal)).Skip(1)
                .Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => double.Parse(line, CultureInfo.InvariantCulture)),
        ];
        var change = PairedChange.Of(new double[values.Length], values)!;
        Assert.InRange(Math.Abs(change.Mean / mean - 1), 0, 1e-14);
        Assert.InRange(Math.Abs(change.StandardDeviation / deviation - 1), 0, Math.Pow(10, -digits));
    }
}
