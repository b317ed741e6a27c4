using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>What Fieller's set of ratios looks like.</summary>
public enum RatioSet
{
    /// <summary>All ratios between the interval's ends: the denominator is told from 0.</summary>
    Bounded,

    /// <summary>All ratios but those between the interval's ends: the denominator is not told from 0, the ratio yet is not any number.</summary>
    Outside,

    /// <summary>Every number.</summary>
    Everything,
}

/// <summary>
/// The ratio of two estimates a/b with Fieller's (1954) confidence set: all ρ for which (a − ρb)² ≤ t²·(V_a − 2ρV_ab + ρ²V_b). Where b
/// is not told from 0 the set is unbounded, and is said to be.
/// </summary>
/// <param name="Estimate">a/b; NaN where b is 0.</param>
/// <param name="Set">What the set looks like.</param>
/// <param name="Interval">Its ends, the lower first; none where it is everything.</param>
public readonly record struct FiellerRatio(double Estimate, RatioSet Set, Interval Interval)
{
    /// <summary>Of two estimates with their variances and covariance, on some degrees of freedom.</summary>
    public static FiellerRatio Of(double a, double b, double varianceA, double varianceB, double covariance, double df, double level = 0.95)
    {
        var t = Distributions.StudentTQuantile((1 + level) / 2, df);
        // pρ² − 2qρ + r ≤ 0
        var (p, q, r) = (b * b - t * t * varianceB, a * b - t * t * covariance, a * a - t * t * varianceA);
        var discriminant = q * q - p * r;
        var estimate = b == 0 ? double.NaN : a / b;
        if (p == 0 || discriminant < 0) return new FiellerRatio(estimate, RatioSet.Everything, Interval.None);
        var root = Math.Sqrt(discriminant);
        // the root of the larger numerator first: no digits are lost to a difference
        var far = q >= 0 ? (q + root) / p : (q - root) / p;
        var near = q == 0 && root == 0 ? 0 : r / (q >= 0 ? q + root : q - root);
        return new FiellerRatio(estimate, p > 0 ? RatioSet.Bounded : RatioSet.Outside, new Interval(Math.Min(near, far), Math.Max(near, far)));
    }

    /// <summary>
    /// Of the mean changes of the same participants in two regions: of one arm, or, where there is a reference arm, of the differences
    /// between the arms with pooled variances. Null where an arm has fewer than two participants.
    /// </summary>
    public static FiellerRatio? OfChanges(double[] a, double[] b, (double[] A, double[] B)? reference = null, double level = 0.95)
    {
        List<(double[] A, double[] B)> arms = [(a, b), .. reference is { } other ? [other] : Array.Empty<(double[], double[])>()];
        if (arms.Exists(arm => arm.A.Length < 2)) return null;
        double aa = 0, bb = 0, ab = 0, df = 0, factor = 0;
        foreach (var (own, beside) in arms)
        {
            var (x, y) = (Sample.Of(own), Sample.Of(beside));
            (aa, bb, df, factor) = (aa + x.SumOfSquares, bb + y.SumOfSquares, df + x.N - 1, factor + 1.0 / x.N);
            for (var i = 0; i < own.Length; i++) ab += (own[i] - x.Mean) * (beside[i] - y.Mean);
        }
        double Difference(Func<(double[] A, double[] B), double[]> of) => Sample.Of(of(arms[0])).Mean - (arms.Count > 1 ? Sample.Of(of(arms[1])).Mean : 0);
        var scale = factor / df;
        return Of(Difference(arm => arm.A), Difference(arm => arm.B), aa * scale, bb * scale, ab * scale, df, level);
    }
}
