using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// Whether the effect of a column changes with time (Grambsch and Therneau 1994): the score test of adding the column's product with
/// one minus the pooled Kaplan–Meier curve before each event, as R's cox.zph has it since survival 3.0.
/// </summary>
internal static class ProportionalHazards
{
    /// <summary>χ² of each column on 1 degree of freedom, and of all.</summary>
    public static (double[] Each, double Together) Of(PartialLikelihood likelihood, double[] coefficients)
    {
        var count = likelihood.Columns;
        var (plain, mixed, squared) = (new double[count * count], new double[count * count], new double[count * count]);
        var slope = new double[count];
        var clock = likelihood.Clock();
        for (var k = 0; k < clock.Length; k++)
        {
            var point = likelihood.AtTime(likelihood.EventTimes[k], coefficients);
            for (var c = 0; c < count; c++) slope[c] += clock[k] * point.Slope[c];
            for (var e = 0; e < plain.Length; e++)
            {
                plain[e] += point.Information[e];
                mixed[e] += clock[k] * point.Information[e];
                squared[e] += clock[k] * clock[k] * point.Information[e];
            }
        }
        var rest = WithoutPlain(plain, mixed, squared, count);
        var all = slope.ToArray();
        Cholesky.Of(rest, count, count).Forward(all);
        return ([.. slope.Select((value, c) => Ratio(value, rest[c * count + c], squared[c * count + c]))], Finite(all.Sum(value => value * value)));
    }

    /// <summary>squared − mixed·plain⁻¹·mixed.</summary>
    private static double[] WithoutPlain(double[] plain, double[] mixed, double[] squared, int count)
    {
        var factor = Cholesky.Of(plain, count, count);
        var columns = new double[count][];
        for (var c = 0; c < count; c++) factor.Forward(columns[c] = mixed[(c * count)..((c + 1) * count)]);
        var rest = squared.ToArray();
        for (var a = 0; a < count; a++)
            for (var b = 0; b < count; b++) rest[a * count + b] -= columns[a].Zip(columns[b], (x, y) => x * y).Sum();
        return rest;
    }

    private static double Ratio(double slope, double information, double whole) =>
        information > 1e-12 * whole ? slope * slope / information : double.NaN;

    private static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;
}
