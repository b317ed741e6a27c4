namespace RoiAnalyzer.Studies;

/// <summary>What the numbers of an outcome are, and so by which model it is told from the brain's change.</summary>
public enum OutcomeKind
{
    /// <summary>A score or an amount, such as craving: correlations.</summary>
    Continuous,

    /// <summary>1 where it happened and 0 where not, such as abstinence: logistic regression.</summary>
    Binary,

    /// <summary>How many of a total, such as heavy drinking days of all days: quasi-binomial regression.</summary>
    Count,

    /// <summary>Time until an event or until the participant was last seen, such as days to relapse: survival analysis.</summary>
    Time,
}
