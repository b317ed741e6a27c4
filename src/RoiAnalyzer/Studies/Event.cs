namespace RoiAnalyzer.Studies;

/// <summary>
/// One event of a run: onset and duration in seconds from the run's first volume, its trial type, and the height of
/// its boxcar (1 unless the events file has a <c>modulation</c> column). Events are equal whatever their <see cref="Values"/>.
/// </summary>
public readonly record struct Event(double Onset, double Duration, string TrialType, double Modulation = 1)
{
    /// <summary>What the other columns of the file say of it where they say a number; null where there are none.</summary>
    public IReadOnlyDictionary<string, double>? Values { get; init; }

    /// <summary>The number in a column; NaN where there is none.</summary>
    public double ValueOf(string column) => Values is not null && Values.TryGetValue(column, out var value) ? value : double.NaN;

    /// <inheritdoc/>
    public bool Equals(Event other) =>
        (Onset, Duration, TrialType, Modulation).Equals((other.Onset, other.Duration, other.TrialType, other.Modulation));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Onset, Duration, TrialType, Modulation);
}
