namespace RoiAnalyzer.Studies;

/// <summary>What is asked of a study's runs.</summary>
public enum AnalysisKind
{
    /// <summary>The response to the events of a task.</summary>
    Task,

    /// <summary>Connectivity and the signal's own fluctuations, of runs without a task.</summary>
    Rest,

    /// <summary>The signal's course through a run in which the infusion itself was given.</summary>
    Infusion,
}
