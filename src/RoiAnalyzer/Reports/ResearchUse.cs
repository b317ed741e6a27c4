namespace RoiAnalyzer.Reports;

/// <summary>What every report ends with.</summary>
public static class ResearchUse
{
    /// <summary>The statement, in one paragraph.</summary>
    public const string Text =
        "Research use only. Not a medical device; not for diagnosis, treatment decisions or monitoring of patients. "
        + "Estimates for one participant have poor to moderate reliability. Ketamine is a controlled medicine; this software gives no dosing or treatment advice.";
}
