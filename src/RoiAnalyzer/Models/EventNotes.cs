using System.Globalization;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>What is odd about the events of a run, but can be modelled: said, so that it is meant and no slip.</summary>
internal static class EventNotes
{
    private const int MostNamed = 3;

    /// <summary>
    /// A sentence each on lines that are there twice, events of a condition that overlap, events without duration beside others
    /// that last, and events of whose response less than half lies in the run.
    /// </summary>
    public static IEnumerable<string> Of(IReadOnlyList<Event> events, Timing timing, ModelPlan plan)
    {
        foreach (var type in events.GroupBy(one => one.TrialType).OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            var distinct = type.Select(one => (one.Onset, one.Duration)).Distinct().Order().ToList();
            if (distinct.Count < type.Count())
                yield return $"{type.Key} has events that are there twice, {Times(Repeated(type))}: they add, so that the response there is modelled twice as high.";
            var (end, overlapping) = (double.NegativeInfinity, new List<double>());
            foreach (var (onset, duration) in distinct)
            {
                if (onset < end) overlapping.Add(onset);
                end = Math.Max(end, onset + duration);
            }
            if (overlapping.Count > 0) yield return $"{type.Key} has events that begin before another of it ends, {Times(overlapping)}: their responses add.";
            if (type.Any(one => one.Duration > 0) && type.Any(one => one.Duration == 0))
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"{type.Key} has events without duration beside others that last, {Times(type.Where(one => one.Duration == 0).Select(one => one.Onset))}: each counts as one of {timing.RepetitionTime / Regressor.Oversampling:0.###} s.");
        }
        var cut = events.Select(one => (one, Share: ShareInRun(one, timing, plan))).Where(e => e.Share < 0.5).ToList();
        if (cut.Count > 0)
            yield return $"Less than half of the response lies in the run of {List(cut.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.one.TrialType} at {e.one.Onset:0.###} s ({e.Share:0 %})")))}.";
    }

    /// <summary>
    /// The share of the modelled response to an event, by the area under its absolute value, between the first and the last volume.
    /// </summary>
    private static double ShareInRun(Event one, Timing timing, ModelPlan plan)
    {
        var step = timing.RepetitionTime / Regressor.Oversampling;
        var response = StepResponse.Of(plan.Response, timing.RepetitionTime);
        var width = plan is { Basis: ResponseBasis.Fir, Fir.WithDuration: false } ? 1 : Math.Max(1, (int)Math.Round(one.Duration / step));
        var length = plan.Basis == ResponseBasis.Fir ? (int)Math.Ceiling(plan.Fir.WindowSeconds / step) : response.Length;
        var (first, last) = (timing.SliceTimeReference * timing.RepetitionTime, (timing.VolumeCount - 1 + timing.SliceTimeReference) * timing.RepetitionTime);
        if (one.Onset >= first && one.Onset + (length + width) * step <= last) return 1;
        double all = 0, inside = 0;
        for (var i = 0; i < length + width; i++)
        {
            var time = one.Onset + i * step;
            var size = plan.Basis == ResponseBasis.Fir ? 1 : Math.Abs(StepAt(i) - StepAt(i - width));
            (all, inside) = (all + size, inside + (time >= first && time <= last ? size : 0));
        }
        return inside / all;

        double StepAt(int i) => i < 0 ? 0 : response[Math.Min(i, response.Length - 1)];
    }

    private static IEnumerable<double> Repeated(IEnumerable<Event> events) =>
        events.GroupBy(one => (one.Onset, one.Duration)).Where(same => same.Count() > 1).Select(same => same.Key.Onset).Order();

    private static string Times(IEnumerable<double> onsets) => "at " + List(onsets.Select(onset => string.Create(CultureInfo.InvariantCulture, $"{onset:0.###} s")));

    /// <summary>The first few, and how many more.</summary>
    private static string List(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count <= MostNamed ? string.Join(", ", all) : $"{string.Join(", ", all.Take(MostNamed))} and {all.Count - MostNamed} more";
    }
}
