using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The mean change (post − pre) of some participants: the paired t test, and the standardised change d_z = mean/SD = t/√n
/// with the confidence interval that the noncentral t gives (Steiger and Fouladi 1997; Cumming 2012). Values are in the
/// units of the changes. Where every participant changes by the same amount there is no variance: the standard deviation and
/// error are then 0, and T, P, d_z and the intervals NaN.
/// </summary>
public sealed record PairedChange
{
    /// <summary>The name of this test in the group table.</summary>
    public const string Method = "change";

    /// <summary>Number of participants.</summary>
    public required int N { get; init; }

    /// <summary>Mean change.</summary>
    public required double Mean { get; init; }

    /// <summary>Standard deviation of the changes, with n − 1 in the denominator.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>Standard error of the mean change.</summary>
    public required double StandardError { get; init; }

    /// <summary>Confidence interval of the mean change.</summary>
    public required Interval Interval { get; init; }

    /// <summary>The mean change over its standard error.</summary>
    public required double T { get; init; }

    /// <summary>n − 1.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>Two-sided p-value.</summary>
    public required double P { get; init; }

    /// <summary>The mean change in standard deviations of the changes.</summary>
    public required double Dz { get; init; }

    /// <summary>The level of both intervals.</summary>
    public required double Level { get; init; }

    /// <summary>Confidence interval of <see cref="Dz"/>, computed where it is asked for: most tests of a study ask for the rest alone.</summary>
    public Interval DzInterval => IntervalOfDz(T, N, Level);

    /// <summary>
    /// The change of participants given in the same order before and after; null for fewer than two. Values must be finite:
    /// a participant without one of them has no change and is left out by the caller.
    /// </summary>
    public static PairedChange? Of(ReadOnlySpan<double> pre, ReadOnlySpan<double> post, double level = 0.95)
    {
        var changes = Changes(pre, post);
        if (changes.Length < 2) return null;
        var n = changes.Length;
        var sample = Sample.Of(changes);
        var scale = Math.Max(Significance.Scale(pre), Significance.Scale(post));
        var test = Significance.Of(sample.Mean, sample.SumOfSquares, n - 1, 1.0 / n, scale, level);
        var root = Math.Sqrt(n);
        return new PairedChange
        {
            N = n,
            Mean = sample.Mean,
            StandardDeviation = test.StandardError * root,
            StandardError = test.StandardError,
            Interval = test.Interval,
            T = test.T,
            DegreesOfFreedom = n - 1,
            P = test.P,
            Dz = test.T / root,
            Level = level,
        };
    }

    /// <summary>post − pre, participant by participant.</summary>
    internal static double[] Changes(ReadOnlySpan<double> pre, ReadOnlySpan<double> post)
    {
        if (pre.Length != post.Length) throw new ArgumentException($"{pre.Length} values before and {post.Length} after", nameof(post));
        var changes = new double[pre.Length];
        for (var i = 0; i < changes.Length; i++)
        {
            changes[i] = post[i] - pre[i];
            if (!double.IsFinite(changes[i])) throw new ArgumentException($"value {i} is not a number", nameof(post));
        }
        return changes;
    }

    private static Interval IntervalOfDz(double t, int n, double level)
    {
        if (!double.IsFinite(t)) return Interval.None;
        var (low, high) = NoncentralT.LambdaInterval(t, n - 1, level);
        return new Interval(low / Math.Sqrt(n), high / Math.Sqrt(n));
    }
}
