namespace RoiAnalyzer.Studies;

/// <summary>The finite impulse response of a plan: bins of equal length after the event, in seconds.</summary>
public sealed record FirPlan
{
    /// <summary>The length of a bin; null: the repetition time.</summary>
    public double? BinSeconds { get; init; }

    /// <summary>How long after its onset an event is followed.</summary>
    public double WindowSeconds { get; init; } = 24;

    /// <summary>
    /// The bins whose mean a contrast of trial types weighs: those that begin in this stretch after the onset, its end not
    /// included.
    /// </summary>
    public double AverageFrom { get; init; } = 4;

    /// <summary>The end of the stretch.</summary>
    public double AverageTo { get; init; } = 8;

    /// <summary>
    /// False: a bin counts from the onset alone, whatever the duration. True: as in nilearn, each column is the whole event, later
    /// by so many repetition times: the share of each repetition time in which it lasts. Bins are of one repetition time then.
    /// </summary>
    public bool WithDuration { get; init; }
}
