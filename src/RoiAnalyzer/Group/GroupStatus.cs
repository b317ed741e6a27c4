namespace RoiAnalyzer.Group;

/// <summary>What can become of a row of the group table, as the table names it.</summary>
public static class GroupStatus
{
    /// <summary>Computed in full.</summary>
    public const string Ok = "ok";

    /// <summary>Fewer than two participants with both values in an arm.</summary>
    public const string TooFew = "too_few";

    /// <summary>Nothing varies: there is an estimate but no test of it.</summary>
    public const string NoVariance = "no_variance";

    /// <summary>The values before and the arm cannot be told apart.</summary>
    public const string NotEstimable = "not_estimable";

    /// <summary>Adjusting for the values before needs randomised arms.</summary>
    public const string NotRandomised = "not_randomised";

    /// <summary>There is no arm that nothing was done to, and so nothing that says what is error.</summary>
    public const string NoReference = "no_reference";
}
