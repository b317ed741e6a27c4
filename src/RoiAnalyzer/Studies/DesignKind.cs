namespace RoiAnalyzer.Studies;

/// <summary>How participants, arms and sessions make a study.</summary>
public enum DesignKind
{
    /// <summary>One arm, before and after: what changed, whatever changed it.</summary>
    OneArm,

    /// <summary>Two or more arms, before and after.</summary>
    Parallel,

    /// <summary>Sessions after the infusion at several times, in one arm or more.</summary>
    Longitudinal,

    /// <summary>Everybody gets every treatment, one in each session, in the order of their sequence.</summary>
    Crossover,
}
