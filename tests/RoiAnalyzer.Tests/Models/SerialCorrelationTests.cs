using System.Globalization;
using RoiAnalyzer.Models;

namespace RoiAnalyzer.Tests.Models;

public class SerialCorrelationTests
{
    // R 4.2.2 (anchors_R.txt, A19): residuals of lm(LakeHuron ~ I(time(LakeHuron)-1920)); Box.test(e, 5, "Ljung-Box")
    [Fact]
    public void The_statistics_are_R_s()
    {
        var own = SerialCorrelation.Of(LakeHuron.Residuals);
        Golden.Equal(0.439493229265, own.DurbinWatson, 1e-11);
        Golden.Equal(0.76159633369, own.Correlations[0], 1e-10);
        Golden.Equal(90.3753762323974, own.LjungBox, 1e-12);
        Assert.InRange(own.P(), 0, 1e-15);
    }

    // NIST StRD, univariate: the certified lag-1 autocorrelation, to the digits that a mean in doubles leaves of each set
    [Theory]
    [InlineData("Michelso", 0.535199668621283, 1e-12)]
    [InlineData("Mavro", 0.937989183438248, 1e-12)]
    [InlineData("Lew", -0.307304800605679, 1e-14)]
    public void The_correlation_at_one_volume_is_nist_s(string set, double certified, double share)
    {
        double[] values = [.. File.ReadLines(Shared.File($"data/numeric/nist-strd/{set}.dat")).SkipWhile(line => !line.StartsWith("---", StringComparison.Ordinal)).Skip(1)
            .Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
        var mean = values.Average();
        Golden.Equal(certified, SerialCorrelation.Of([.. values.Select(value => value - mean)]).Correlations[0], share);
    }

    [Fact]
    public void P_is_the_upper_tail_of_chi_squared_on_five_degrees_of_freedom()
    {
        double[] residuals = [1, -1, 1, -1, 1, -1, 1, -1, 1, -1];
        var own = SerialCorrelation.Of(residuals);
        Assert.Equal([-0.9, 0.8, -0.7, 0.6, -0.5], own.Correlations.Select(r => Math.Round(r, 12)));
        var q = 10 * 12 * (0.81 / 9 + 0.64 / 8 + 0.49 / 7 + 0.36 / 6 + 0.25 / 5);
        Golden.Equal(q, own.LjungBox, 1e-12);
        Golden.Equal(3.6, own.DurbinWatson, 1e-12);
        Golden.Equal(5.8904072021575e-08, own.P(), 1e-12);  // R 4.2.2: pchisq(42, 5, lower.tail = FALSE)
        Golden.Equal(4.01212665823168e-09, own.P(fitted: 2), 1e-12);    // pchisq(42, 3, lower.tail = FALSE)
    }
}
