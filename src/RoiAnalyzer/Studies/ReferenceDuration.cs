namespace RoiAnalyzer.Studies;

/// <summary>The duration by which a trial type's effect becomes percent signal change.</summary>
internal static class ReferenceDuration
{
    /// <summary>Seconds by trial type, in ordinal order: the plan's, else the median over all events given.</summary>
    public static IReadOnlyDictionary<string, double> Of(IEnumerable<Event> events, IReadOnlyDictionary<string, double>? planned)
    {
        var durations = new OrderedDictionary<string, double>();
        foreach (var type in events.GroupBy(e => e.TrialType, e => e.Duration).OrderBy(type => type.Key, StringComparer.Ordinal))
            durations[type.Key] = planned is not null && planned.TryGetValue(type.Key, out var seconds) ? seconds : Median(type);
        return durations;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
