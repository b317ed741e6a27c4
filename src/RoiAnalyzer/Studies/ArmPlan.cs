namespace RoiAnalyzer.Studies;

/// <summary>Where a plan finds the arms.</summary>
public sealed record ArmPlan
{
    /// <summary>The column of <c>participants.tsv</c>; null: arm, group or treatment, whichever there is.</summary>
    public string? Column { get; init; }

    /// <summary>The arm that the others are compared with; null: the one named like a control, else the first.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether participants were randomised to arms, so that an adjusted difference is an answer.</summary>
    public bool Randomised { get; init; }
}
