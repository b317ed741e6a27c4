namespace RoiAnalyzer.Group;

/// <summary>Why a participant is not in a row of the group, beside the statuses of its own results; and why there is no tipping point.</summary>
public static class MissingReason
{
    /// <summary>There is no row of the region and contrast.</summary>
    public const string NoRow = "no_row";

    /// <summary>A covariate or the stratum is not known.</summary>
    public const string MissingCovariate = "missing_covariate";

    /// <summary>There is no value before the treatment in its period.</summary>
    public const string MissingBaseline = "missing_baseline";

    /// <summary>The outcome is not known.</summary>
    public const string NoOutcome = "no_outcome";

    /// <summary>The participant is in an arm that the row does not compare.</summary>
    public const string OtherArm = "other_arm";

    /// <summary>Nobody of the arm lacks a value, or the interval holds 0 as it is: there is no tipping point.</summary>
    public const string NothingToTip = "nothing_to_tip";

    /// <summary>Statuses that are not ok with their counts, in ordinal order: <c>low_coverage 1, missing_session 2</c>.</summary>
    public static string Counted(IEnumerable<string> statuses) => string.Join(", ", statuses.Where(status => status != GroupStatus.Ok).CountBy(status => status)
        .OrderBy(own => own.Key, StringComparer.Ordinal).Select(own => FormattableString.Invariant($"{own.Key} {own.Value}")));
}
