using RoiAnalyzer.Models;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Tests.Models;

/// <summary>The likelihood of noise that is nearly white has several tops along a ridge a ≈ −b; the fit is at the highest.</summary>
public class ArmaAscentTests
{
    private const int Volumes = 90;
    private static readonly int s_runs = Environment.GetEnvironmentVariable("ROI_FULL_SIMULATIONS") is { Length: > 0 } ? 100 : 8;
    private static readonly double[] s_a = [.. Enumerable.Range(0, 30).Select(k => Math.Tanh(2.29 * k / 29))], s_b = [.. Enumerable.Range(0, 59).Select(k => Math.Tanh(-2.29 + 4.58 * k / 58))];

    [Theory]
    [InlineData(0.0, 0.0), InlineData(0.9, -0.8), InlineData(0.95, -0.6), InlineData(0.5, 0.0), InlineData(0.3, -0.5), InlineData(0.7, 0.3), InlineData(-0.4, 0.1), InlineData(0.97, 0.4)]
    public void No_point_of_a_fine_grid_is_likelier_than_the_fit(double a, double b)
    {
        var random = new Random(20261126);
        var (design, worst, missed) = (Design(random), 0.0, 0);
        var factor = QrFactor.Of(design);
        var noise = ArmaNoise.Of(factor);
        for (var run = 0; run < s_runs; run++)
        {
            var residuals = factor.Fit(Series(random, a, b)).Residuals;
            var fit = noise.Fit(residuals);
            var highest = s_a.Max(x => s_b.Max(y => noise.At(residuals, x, y).LogLikelihood));
            worst = Math.Max(worst, highest - fit.LogLikelihood);
            if (highest - fit.LogLikelihood > 1e-9) missed++;
        }
        // of 2400 series one: white noise, told by two pairs of parameters alike
        Assert.True(missed <= s_runs / 100 && worst < 0.01, $"{missed} missed, by {worst} at most");
    }

    /// <summary>Blocks, drift, and columns like those of motion.</summary>
    private static double[][] Design(Random random)
    {
        var columns = new List<double[]> { new double[Volumes], new double[Volumes] };
        for (var t = 0; t < Volumes; t++) (columns[0][t], columns[1][t]) = (1, t / 10 % 2);
        columns.AddRange(CosineDrift.Columns(Volumes, 2, 128));
        for (var c = 0; c < 6; c++) columns.Add(Series(random, 0.9, 0));
        return [.. columns];
    }

    private static double[] Series(Random random, double a, double b)
    {
        var series = new double[Volumes];
        double last = 0, lastShock = 0;
        for (var t = -200; t < Volumes; t++)
        {
            var shock = Distributions.NormalQuantile(1 - random.NextDouble());
            last = a * last + shock + b * lastShock;
            lastShock = shock;
            if (t >= 0) series[t] = last;
        }
        return series;
    }
}
