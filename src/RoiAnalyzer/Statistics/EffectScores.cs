namespace RoiAnalyzer.Statistics;

/// <summary>
/// One effect of a mixed model, taken apart into what each participant contributes to it. All is under the model in which the effect is zero,
/// its covariance V too, and whitened by LL' = V: r are the residuals, Q an orthonormal basis of the columns, and x the
/// effect's column less what the others have of it, of length 1. The covariance of a model with the effect would make the test liberal: it
/// knows the observed signs.
/// </summary>
public sealed record EffectScores
{
    /// <summary>The participants, by numbers that are theirs in every effect.</summary>
    public required IReadOnlyList<int> Participants { get; init; }

    /// <summary>xᵢ'rᵢ of each participant.</summary>
    public required IReadOnlyList<double> Scores { get; init; }

    /// <summary>Qᵢ'xᵢ of each participant, a number for each other coefficient; over participants they sum to zero.</summary>
    public required IReadOnlyList<double[]> Nuisances { get; init; }

    /// <summary>r'r, which no sign changes.</summary>
    public required double SumOfSquares { get; init; }

    /// <summary>Values less coefficients, the effect's among them.</summary>
    public required double DegreesOfFreedom { get; init; }
}
