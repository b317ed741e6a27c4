using RoiAnalyzer.Models;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

/// <summary>
/// R 4.2.2, nlme 3.1-162: gls(follicles ~ sin(2*pi*Time) + cos(2*pi*Time), Ovary, correlation = corAR1(form = ~ 1 | Mare)), whose
/// noise is correlated within mares and not between them. Here the mares follow each other with a hundred days between them that are
/// left out, as censored volumes are: a correlation of 0.75 is then 5e-13.
/// </summary>
public class OvaryTests
{
    private const int Gap = 100;

    [Fact]
    public void Noise_and_coefficients_of_eleven_mares_are_nlme_s()
    {
        var fit = FirstLevel.Fit(Series(), Design(), NoiseModel.Ar1);
        Golden.Equal(0.7532078892, fit.Autocorrelation, 1e-6);
        Golden.Equal(4.616171572, Math.Sqrt(fit.ResidualVariance), 1e-6);
        (string Name, double Value, double Error, double T, double P)[] rows =
        [
            ("constant", 12.216398181022656, 0.664643651053365, 18.38037294369911, 2.61873694788071e-51), ("sin", -2.774712197940642, 0.645047778141262, -4.30156074009915, 2.28628382194384e-05),
            ("cos", -0.899604717105174, 0.697538308942720, -1.28968503316862, 1.98137111904791e-01),
        ];
        foreach (var (name, value, error, t, p) in rows)
        {
            var estimate = fit.Estimate(FirstLevelTests.Weigh(name, (name, 1)))!.Value;
            Golden.Equal(value, estimate.Effect, 1e-6);
            Golden.Equal(error, estimate.StandardError, 1e-6);
            Assert.Equal(308 - 3, estimate.DegreesOfFreedom);
            Golden.Equal(t, estimate.T, 1e-6);
            Golden.Equal(p, Distributions.StudentTTwoSided(estimate.T, estimate.DegreesOfFreedom), 1e-4);      // t² shares of p move with one of t
        }
    }

    /// <summary>The days left out hold what would be noticed.</summary>
    private static double[] Series() => [.. Ovary.Mares.SelectMany(mare => (double[])[.. mare.Follicles, .. Enumerable.Repeat(1000.0, Gap)])];

    private static DesignMatrix Design()
    {
        Assert.Equal(308, Ovary.Mares.Sum(mare => mare.Follicles.Length));
        double[] time = [.. Ovary.Mares.SelectMany(mare => (double[])[.. mare.Time, .. Enumerable.Repeat(double.NaN, Gap)])];
        double[] On(Func<double, double> of) => [.. time.Select(t => double.IsNaN(t) ? 0 : of(t))];
        var columns = new List<(string Name, double[] Values)> { ("constant", On(_ => 1)), ("sin", On(t => Math.Sin(2 * Math.PI * t))), ("cos", On(t => Math.Cos(2 * Math.PI * t))) };
        for (var day = 0; day < time.Length; day++)
            if (double.IsNaN(time[day])) columns.Add(($"spike_{day}", [.. time.Select((_, t) => t == day ? 1.0 : 0)]));
        return DesignMatrix.Of([.. columns.Select(c => c.Name)], [.. columns.Select(c => c.Values)], ["constant", "sin", "cos"]);
    }
}
