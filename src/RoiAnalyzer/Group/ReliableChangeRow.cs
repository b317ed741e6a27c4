namespace RoiAnalyzer.Group;

/// <summary>
/// What the reference arm says of one participant's change. A participant of the reference arm is judged by the others. NaN where it
/// cannot be had.
/// </summary>
/// <param name="Change">The participant's values.</param>
/// <param name="ReferenceN">Participants of the reference arm, with both values, that judge.</param>
/// <param name="Status"><c>ok</c>, the status of the participant's own change, or why the reference says nothing.</param>
/// <param name="Reason">The status in words; where it is ok, what of the row is missing and why.</param>
public sealed record ReliableChangeRow(ChangeRow Change, int ReferenceN, string Status = GroupStatus.Ok, string Reason = "")
{
    /// <summary>Mean change of the reference, in the values' unit.</summary>
    public double ReferenceChange { get; init; } = double.NaN;

    /// <summary>ICC(3,1) of the reference.</summary>
    public double Reliability { get; init; } = double.NaN;

    /// <summary>Standard error of a change that is none, in the values' unit.</summary>
    public double DifferenceError { get; init; } = double.NaN;

    /// <summary>The reliable change index.</summary>
    public double Index { get; init; } = double.NaN;

    /// <summary>Distance from what the reference's regression foretells, in standard errors of a prediction.</summary>
    public double RegressionZ { get; init; } = double.NaN;

    /// <summary>Its degrees of freedom.</summary>
    public double DegreesOfFreedom { get; init; } = double.NaN;

    /// <summary>Its two-sided p, for this participant alone.</summary>
    public double P { get; init; } = double.NaN;

    /// <summary>The smallest detectable change, in the values' unit.</summary>
    public double DetectableChange { get; init; } = double.NaN;

    /// <summary>The probability that the true change is larger than it.</summary>
    public double ProbabilityBeyond { get; init; } = double.NaN;
}
