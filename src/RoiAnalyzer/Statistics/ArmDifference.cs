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

    /// <summary>Its standard error where variances may differ between participants (HC3); NaN where it cannot be had.</summary>
    public double RobustError { get; init; } = double.NaN;

    /// <summary>Confidence interval of the estimate.</summary>
    public required Interval Interval { get; init; }

    /// <summary>The estimate over its standard error.</summary>
    public required double T { get; init; }

    /// <summary>Participants minus the rank of the model.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>Two-sided p-value.</summary>
    public required double P { get; init; }

    /// <summary>
    /// Whether post depends on pre equally in both arms, as <see cref="Adjusted"/> assumes: F of the products of pre and arms;
    /// NaN where it cannot be had and for a difference of changes.
    /// </summary>
    public double SlopeF { get; init; } = double.NaN;

    /// <summary>The p-value of <see cref="SlopeF"/>.</summary>
    public double SlopeP { get; init; } = double.NaN;

    /// <summary>Partial η²: t²/(t² + degrees of freedom).</summary>
    public double PartialEtaSquared => T * T / (T * T + DegreesOfFreedom);

    /// <summary>
    /// The difference of the mean changes of two arms by the t test with pooled variance, on n₁ + n₂ − 2 degrees of freedom:
    /// the least-squares effect of the arm on the change. Its t² is the F of arm × time in the mixed analysis of variance.
    /// Null where an arm has fewer than two participants. <paramref name="scale"/> is the largest value that the changes are
    /// differences of, where it is larger than they are: it says what is rounding.
    /// </summary>
    public static ArmDifference? OfChanges(
        ReadOnlySpan<double> treated, ReadOnlySpan<double> reference, double level = 0.95, double scale = 0)
    {
        double[] changes = [.. reference, .. treated];
        return ArmModel.OfChanges(changes, [.. Enumerable.Repeat(0, reference.Length), .. Enumerable.Repeat(1, treated.Length)], 2, scale: scale)?.Difference(1, level);
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
        int[] arms = [.. treated.ToArray().Select(own => own ? 1 : 0)];
        return ArmModel.Adjusted(pre, post, arms, 2)?.Difference(1, level);
    }
}
