using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>
/// Second-order autoregressive noise of one design, x(t) = φ₁·x(t−1) + φ₂·x(t−2) + e(t): beside what falls off with the distance it has what swings, as
/// breathing does that the repetition time folds. Both parameters are those of the highest restricted likelihood (Harville 1977), which is exact. They
/// are looked for as the partial autocorrelations ρ = φ₁/(1 − φ₂) and φ₂, each between −0.98 and 0.98, all of which are stationary
/// (Barndorff-Nielsen and Schou 1973); in large samples their errors do not depend on each other, with
/// information n·(1 − φ₂)/((1 − ρ²)(1 + φ₂)) and n/(1 − φ₂²).
/// </summary>
public sealed class SecondOrderNoise
{
    /// <summary>The largest magnitude of φ₂ and of the correlation between neighbours.</summary>
    public const double Largest = 0.98;

    private const int MostSteps = 200, MostHalvings = 30;
    private const double LongestStep = 0.5, LeastGain = 1e-13, Sufficient = 1e-4, Margin = 3;
    private const int GridPoints = 13;

    private static readonly double s_edge = Math.Atanh(Largest);

    private readonly SecondOrderProducts _design;
    private readonly Lazy<SecondOrderPoint[]> _grid;

    private SecondOrderNoise(SecondOrderProducts design) => (_design, _grid) = (design, new Lazy<SecondOrderPoint[]>(() => Grid(design)));

    /// <summary>The estimator of all series of one design.</summary>
    public static SecondOrderNoise Of(QrFactor design)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(design.RowCount, SecondOrderProducts.LeastVolumes);
        return new SecondOrderNoise(new SecondOrderProducts(design.Basis()));
    }

    /// <summary>
    /// The parameters of the highest likelihood for a series of which <paramref name="residuals"/> are what ordinary least squares leaves:
    /// restricted, or the plain one where <paramref name="restricted"/> is false. Where nothing is left, both are 0.
    /// </summary>
    public SecondOrderFit Fit(ReadOnlySpan<double> residuals, bool restricted = true)
    {
        var likelihood = Of(residuals, restricted);
        return residuals.ContainsAnyExcept(0) ? Hills(likelihood).Select(from => Climb(likelihood, from)).MaxBy(top => top.LogLikelihood)! : likelihood.At(0, 0);
    }

    /// <summary>The fit with given parameters, φ₁ and φ₂ of a stationary process.</summary>
    public SecondOrderFit At(ReadOnlySpan<double> residuals, double first, double second, bool restricted = true)
    {
        if (!(Math.Abs(second) < 1 && Math.Abs(first) < 1 - second)) throw new ArgumentOutOfRangeException(nameof(first), (first, second), "not a stationary process");
        return Of(residuals, restricted).At(first / (1 - second), second);
    }

    /// <summary>
    /// Values with the correlation taken out, in units in which e has variance 1: each less what those before it foretell, over
    /// the error of that, which is larger for the first two.
    /// </summary>
    public static double[] Whiten(ReadOnlySpan<double> values, double first, double second)
    {
        var correlation = first / (1 - second);
        var whitened = new double[values.Length];
        for (var t = 0; t < values.Length; t++)
            whitened[t] = t switch
            {
                0 => values[0] * Math.Sqrt((1 - correlation * correlation) * (1 - second * second)),
                1 => (values[1] - correlation * values[0]) * Math.Sqrt(1 - second * second),
                _ => values[t] - first * values[t - 1] - second * values[t - 2],
            };
        return whitened;
    }

    private SecondOrderLikelihood Of(ReadOnlySpan<double> residuals, bool restricted)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(residuals.Length, _design.Volumes);
        return new SecondOrderLikelihood(_design, residuals.ToArray(), restricted);
    }

    /// <summary>
    /// The points of the grid that no point beside, before or behind is above and that are not far below the highest: two tops that a slanting
    /// ridge joins are both found.
    /// </summary>
    private IEnumerable<SecondOrderFit> Hills(SecondOrderLikelihood likelihood)
    {
        var heights = Array.ConvertAll(_grid.Value, likelihood.Height);
        double At(int i, int j) => i < 0 || j < 0 || i >= GridPoints || j >= GridPoints ? double.NegativeInfinity : heights[i * GridPoints + j];
        var highest = heights.Max();
        for (var i = 0; i < GridPoints; i++)
            for (var j = 0; j < GridPoints; j++)
            {
                var around = Math.Max(Math.Max(At(i - 1, j), At(i + 1, j)), Math.Max(At(i, j - 1), At(i, j + 1)));
                if (At(i, j) > highest - Margin && At(i, j) >= around)
                    yield return likelihood.At(_grid.Value[i * GridPoints + j].Correlation, _grid.Value[i * GridPoints + j].Second);
            }
    }

    private static SecondOrderPoint[] Grid(SecondOrderProducts design)
    {
        double[] values = [.. Enumerable.Range(1, GridPoints).Select(step => Math.Tanh(s_edge * (2.0 * step / (GridPoints + 1) - 1)))];
        return [.. from correlation in values from second in values select new SecondOrderPoint(design, correlation, second)];
    }

    /// <summary>Fisher's scoring in the arcs x = atanh ρ and y = atanh φ₂, halved until the likelihood rises.</summary>
    private static SecondOrderFit Climb(SecondOrderLikelihood likelihood, SecondOrderFit from)
    {
        var (fit, rises) = (from, true);
        for (var step = 0; step < MostSteps && rises; step++) (fit, rises) = Next(likelihood, fit);
        return fit;
    }

    private static (SecondOrderFit Fit, bool Rises) Next(SecondOrderLikelihood likelihood, SecondOrderFit fit)
    {
        var (square, other) = (1 - fit.Correlation * fit.Correlation, 1 - fit.Second * fit.Second);
        var (x, y) = (Math.Atanh(fit.Correlation), Math.Atanh(fit.Second));
        var (byCorrelation, bySecond) = likelihood.Slopes(fit);
        var (slopeX, slopeY) = (Open(x, byCorrelation * square), Open(y, bySecond * other));
        var stepX = slopeX / (likelihood.Freedom * square * (1 - fit.Second) / (1 + fit.Second));
        var stepY = slopeY / (likelihood.Freedom * other);
        if (!(slopeX * stepX + slopeY * stepY > LeastGain)) return (fit, false);
        var scale = Math.Min(1, LongestStep / Math.Max(Math.Abs(stepX), Math.Abs(stepY)));
        for (var halving = 0; halving < MostHalvings; halving++, scale /= 2)
        {
            var (nextX, nextY) = (Math.Clamp(x + scale * stepX, -s_edge, s_edge), Math.Clamp(y + scale * stepY, -s_edge, s_edge));
            var next = likelihood.At(Math.Tanh(nextX), Math.Tanh(nextY));
            if (next.LogLikelihood >= fit.LogLikelihood + Sufficient * (slopeX * (nextX - x) + slopeY * (nextY - y))) return (next, true);
        }
        return (fit, false);
    }

    /// <summary>The slope, or 0 where it leads over the edge.</summary>
    private static double Open(double at, double slope) => Math.Abs(at) >= s_edge && at * slope > 0 ? 0 : slope;
}
