using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>Whether the events of a run can be modelled; every fault is found before any is thrown.</summary>
internal static class EventCheck
{
    /// <summary>Throws an <see cref="InputException"/> that names each event at fault.</summary>
    public static void Demand(IReadOnlyList<Event> events, Timing timing, string file)
    {
        var faults = new List<Fault>();
        if (events.Count == 0)
            faults.Add(new Fault(new Place(file), "at least one event", "none", "Leave the run out, or correct its events."));
        faults.AddRange(events.Select(one => FaultOf(one, timing, file)).OfType<Fault>());
        if (faults.Count > 0) throw new InputException(faults);
    }

    private static Fault? FaultOf(Event one, Timing timing, string file)
    {
        if (!double.IsFinite(one.Onset) || !double.IsFinite(one.Duration) || !double.IsFinite(one.Modulation) || one.Duration < 0)
            return Name(one, file, "a finite onset and modulation and a duration of 0 s or more",
                FormattableString.Invariant($"onset {one.Onset}, duration {one.Duration}, modulation {one.Modulation}"),
                "Correct the events file.");
        var start = timing.SliceTimeReference * timing.RepetitionTime - Regressor.Lead;
        if (one.Onset < timing.Duration && one.Onset + one.Duration >= start) return null;
        return Name(one, file, FormattableString.Invariant($"an event within the run's {timing.Duration} s"),
            FormattableString.Invariant($"onset {one.Onset} s, duration {one.Duration} s"),
            "Check that events and image are of the same run, that onsets are in seconds, and the repetition time.");
    }

    private static Fault Name(Event one, string file, string expected, string found, string remedy) =>
        new(new Place(file, Field: FormattableString.Invariant($"{one.TrialType} at {one.Onset} s")), expected, found, remedy);
}
