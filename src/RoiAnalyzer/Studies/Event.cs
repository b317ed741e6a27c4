namespace RoiAnalyzer.Studies;

/// <summary>
/// One event of a run: onset and duration in seconds from the run's first volume, its trial type, and the height of
/// its boxcar (1 unless the events file has a <c>modulation</c> column).
/// </summary>
public readonly record struct Event(double Onset, double Duration, string TrialType, double Modulation = 1);
