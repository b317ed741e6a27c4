using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// How much more the treated arm changed than the reference arm, in the units of the values. Where nothing
/// is left unexplained there is no variance: the standard error is then 0, and T, P and the interval NaN.
/// </summary>
public sealed record ArmDifference
{
    /// <summary>The method of <see cref="OfChanges"/>, as the group table names it.</summary>
    public const string DifferenceOfChanges = "difference_of_changes";

    /// <summary>The method of <see cref="Adjusted"/>, as the group table names it.</summary>
    public const string AdjustedDifference = "adjusted_difference";

    /// <summary><see cref="DifferenceOfChanges"/> or <see cref="AdjustedDifference"/>.</summary>
    public required string Method { get; init; }

    /// <summary>Number of participants in the treated arm.</summary>
    public required int Treated { get; init; }

    /// <summary>Number of participants in the reference arm.</summary>
    public required int Reference { get; init; }

    /// <summary>Treated minus reference.</summary>
    public required double Estimate { get; init; }

    /// <summary>Standard error of the estimate.</summary>
    public required double StandardError { get; init; }

    /// <summary>Confidence interval of the estimate.</summary>
    public required Interval Interval { get; init; }

    /// <summary>The estimate over its standard error.</summary>
    public required double T { get; init; }

    /// <summary>Participants minus the rank of the model.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>Two-sided p-value.</summary>
    public required double P { get; init; }

    /// <summary>
    /// Whether post depends on pre equally in both arms, as <see cref="Adjusted"/> assumes: F of the product of pre and arm
    /// on 1 and <see cref="DegreesOfFreedom"/> − 1; NaN where it cannot be had and for a difference of changes.
    /// </summary>
    public double SlopeF { get; init; } = double.NaN;

    /// <summary>The p-value of <see cref="SlopeF"/>.</summary>
    public double SlopeP { get; init; } = double.NaN;

    /// <summary>
    /// The difference of the mean changes of two arms by the t test with pooled variance, on n₁ + n₂ − 2 degrees of freedom:
    /// the least-squares effect of the arm on the change. Its t² is the F of arm × time in the mixed analysis of variance.
    /// Null where an arm has fewer than two participants. <paramref name="scale"/> is the largest value that the changes are
    /// differences of, where it is larger than they are: it says what is rounding.
    /// </summary>
    public static ArmDifference? OfChanges(
        ReadOnlySpan<double> treated, ReadOnlySpan<double> reference, double level = 0.95, double scale = 0)
    {
        RequireFinite(treated, nameof(treated));
        RequireFinite(reference, nameof(reference));
        if (treated.Length < 2 || reference.Length < 2) return null;
        var (a, b) = (Sample.Of(treated), Sample.Of(reference));
        var df = a.N + b.N - 2;
        scale = Math.Max(scale, Math.Max(Significance.Scale(treated), Significance.Scale(reference)));
        var estimate = a.Mean - b.Mean;
        var test = Significance.Of(estimate, a.SumOfSquares + b.SumOfSquares, df, 1.0 / a.N + 1.0 / b.N, scale, level);
        return Make(DifferenceOfChanges, a.N, b.N, estimate, df, test);
    }

    /// <summary>
    /// The difference after, adjusted for the values before (analysis of covariance): post = b₀ + b₁(pre − its mean) + τ·arm,
    /// on N − 3 degrees of freedom; for randomised arms only (Vickers and Altman 2001). One more degree of freedom where pre
    /// is the same for everybody. Null where an arm has fewer than two participants, or where pre and arm cannot be told
    /// apart.
    /// </summary>
    public static ArmDifference? Adjusted(
        ReadOnlySpan<double> pre, ReadOnlySpan<double> post, ReadOnlySpan<bool> treated, double level = 0.95)
    {
        if (pre.Length != treated.Length) throw new ArgumentException($"{pre.Length} values of {treated.Length} participants", nameof(treated));
        _ = PairedChange.Changes(pre, post);
        var count = treated.Count(true);
        var n = pre.Length;
        if (count < 2 || n - count < 2) return null;
        var columns = Columns(pre, treated);
        var factor = QrFactor.Of(columns);
        if (factor.VarianceFactor([0, 0, 1]) is not { } variance) return null;
        var estimate = factor.Solve(post, out var residual)[2];
        var df = n - factor.Rank;
        var test = Significance.Of(estimate, residual, df, variance, Significance.Scale(post), level);
        var (slopeF, slopeP) = SlopeHomogeneity(columns, post, residual, df);
        return Make(AdjustedDifference, count, n - count, estimate, df, test) with { SlopeF = slopeF, SlopeP = slopeP };
    }

    private static ArmDifference Make(string method, int treated, int reference, double estimate, double df, Significance test) => new()
    {
        Method = method,
        Treated = treated,
        Reference = reference,
        Estimate = estimate,
        StandardError = test.StandardError,
        Interval = test.Interval,
        T = test.T,
        DegreesOfFreedom = df,
        P = test.P,
    };

    /// <summary>One, centred pre, arm.</summary>
    private static double[][] Columns(ReadOnlySpan<double> pre, ReadOnlySpan<bool> treated)
    {
        double[][] columns = [new double[pre.Length], new double[pre.Length], new double[pre.Length]];
        var sample = Sample.Of(pre);
        var constant = Significance.IsRounding(Math.Sqrt(sample.SumOfSquares / pre.Length), Significance.Scale(pre));
        for (var i = 0; i < pre.Length; i++)
        {
            columns[0][i] = 1;
            columns[1][i] = constant ? 0 : pre[i] - sample.Mean;
            columns[2][i] = treated[i] ? 1 : 0;
        }
        return columns;
    }

    private static (double F, double P) SlopeHomogeneity(double[][] columns, ReadOnlySpan<double> post, double residual, double df)
    {
        var product = columns[1].Zip(columns[2], (pre, arm) => pre * arm).ToArray();
        var wider = QrFactor.Of([.. columns, product]);
        if (df < 2 || post.Length - wider.Rank != df - 1) return (double.NaN, double.NaN);
        wider.Solve(post, out var rest);
        if (Significance.IsRounding(Math.Sqrt(rest / (df - 1)), Significance.Scale(post))) return (double.NaN, double.NaN);
        var f = Math.Max(0, residual - rest) / (rest / (df - 1));
        return (f, Distributions.FSurvival(f, 1, df - 1));
    }

    private static void RequireFinite(ReadOnlySpan<double> values, string name)
    {
        foreach (var value in values)
            if (!double.IsFinite(value)) throw new ArgumentException("a change is not a number", name);
    }
}
