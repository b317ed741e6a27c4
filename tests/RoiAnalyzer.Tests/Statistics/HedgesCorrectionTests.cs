using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class HedgesCorrectionTests
{
    /// <summary>mpmath with 40 digits: gamma(m/2)/(sqrt(m/2)·gamma((m − 1)/2)); that of 9 is R's, too (A1 of anchors_R.txt).</summary>
    [Theory]
    [InlineData(2, 0.564189583547756287)]
    [InlineData(3, 0.723601254558267659)]
    [InlineData(9, 0.913874891792552267)]
    [InlineData(18, 0.957646427023718105)]
    [InlineData(52.5, 0.985634438664405876)]
    [InlineData(400, 0.998123631714998272)]
    [InlineData(9999, 0.999924990311242029)]
    [InlineData(1e6, 0.99999924999978125)]
    public void It_is_exact_for_any_degrees_of_freedom(double df, double j) => Assert.Equal(j, HedgesCorrection.Of(df), 1e-12);

    /// <summary>
    /// The approximation 1 − 3/(4m − 1) of Hedges (1981), whose value at 9 is in A1 of anchors_R.txt, is too large there by .00041 (mpmath's exact value
    /// subtracted): a correction that is the approximation would show.
    /// </summary>
    [Fact]
    public void It_is_not_the_usual_approximation()
    {
        Assert.Equal(0.914285714286, 1 - 3 / (4 * 9.0 - 1), 1e-12);
        Assert.Equal(0.914285714286 - 0.913874891792552267, 0.914285714286 - HedgesCorrection.Of(9), 1e-11);
    }

    [Fact]
    public void One_degree_of_freedom_has_none_and_fewer_are_refused()
    {
        Assert.True(double.IsNaN(HedgesCorrection.Of(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => HedgesCorrection.Of(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => HedgesCorrection.Of(double.NaN));
    }

    [Fact]
    public void The_corrected_change_has_the_truth_for_its_mean_and_the_uncorrected_has_not()
    {
        const int trials = 20000;
        const double truth = 0.8;
        var draws = new NormalDraws(20200105);
        var (sum, squares, plain) = (0.0, 0.0, 0.0);
        for (var trial = 0; trial < trials; trial++)
        {
            double[] change = [.. Enumerable.Range(0, 8).Select(_ => truth + draws.Next())];
            var mean = change.Average();
            var dz = mean / Math.Sqrt(change.Sum(value => (value - mean) * (value - mean)) / 7);
            var g = HedgesCorrection.Of(7) * dz;
            sum += g;
            squares += g * g;
            plain += dz;
        }
        var error = Math.Sqrt((squares / trials - Math.Pow(sum / trials, 2)) / trials);
        Assert.InRange(sum / trials, truth - 3 * error, truth + 3 * error);
        Assert.True(plain / trials > truth + 10 * error);
    }
}
