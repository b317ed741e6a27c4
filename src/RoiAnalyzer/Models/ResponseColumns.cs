using RoiAnalyzer.Numerics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>
/// The columns of one condition: its events with the response, then with the response's derivatives, each of these less what
/// the columns before it explain; or one column a bin of time. The construction is nilearn's (0.14, <c>compute_regressor</c>).
/// </summary>
internal static class ResponseColumns
{
    /// <summary>Columns by name, of events that are all of one trial type.</summary>
    public static IReadOnlyList<(string Name, double[] Values)> Of(string type, IReadOnlyList<Event> events, Timing timing, ModelPlan plan) =>
        plan.Basis == ResponseBasis.Fir ? Bins(type, events, timing, plan.Fir) : Shaped(type, events, timing, plan);

    /// <summary>The name of a bin's column.</summary>
    public static string BinName(string type, int bin) => FormattableString.Invariant($"{type}_delay_{bin}");

    /// <summary>The columns of a trial type's bins that a contrast averages.</summary>
    public static IEnumerable<int> AveragedBins(FirPlan plan, double repetitionTime)
    {
        var length = plan.BinSeconds ?? repetitionTime;
        return Enumerable.Range(0, BinCount(plan, repetitionTime)).Where(bin => bin * length >= plan.AverageFrom && bin * length < plan.AverageTo);
    }

    /// <summary>How many bins the window holds, the last one perhaps in part.</summary>
    public static int BinCount(FirPlan plan, double repetitionTime) =>
        Math.Max(1, (int)Math.Ceiling(plan.WindowSeconds / (plan.BinSeconds ?? repetitionTime) - 1e-9));

    /// <summary>
    /// The column of each modulator: the same events, each as high as its value less the mean of the condition's values in this
    /// run. A condition of which no event has a value, or all the same, has none, which is noted; one of which only some have is
    /// an <see cref="InputException"/> that names <paramref name="file"/>.
    /// </summary>
    public static IEnumerable<(string Name, double[] Values)> Modulated(
        string type, IReadOnlyList<Event> events, Timing timing, ModelPlan plan, List<string> notes, string file)
    {
        foreach (var modulator in plan.Modulators)
        {
            var values = events.Select(one => one.ValueOf(modulator)).ToArray();
            var known = values.Count(double.IsFinite);
            if (known > 0 && known < values.Length)
                throw new InputException(new Place(file, Field: modulator), $"a number for each of the {values.Length} events of {type}", $"{known}",
                    "Give the events without one a trial_type of their own, or fill them in.");
            var mean = known == 0 ? 0 : values.Average();
            if (known == 0 || values.All(value => Math.Abs(value - mean) <= 1e-12 * Math.Abs(mean)))
            {
                notes.Add($"{type} has no column for {modulator}: its events have {(known == 0 ? "no values" : "all the same value")}.");
                continue;
            }
            var high = events.Select((one, n) => one with { Modulation = one.Modulation * (values[n] - mean) }).ToList();
            yield return ($"{type}:{modulator}", Regressor.Convolve(high, timing, plan.Response));
        }
    }

    private static List<(string Name, double[] Values)> Shaped(string type, IReadOnlyList<Event> events, Timing timing, ModelPlan plan)
    {
        var columns = new List<(string Name, double[] Values)> { (type, Regressor.Convolve(events, timing, plan.Response)) };
        if (plan.Basis >= ResponseBasis.Derivative)
            Add($"{type}_derivative", HemodynamicResponse.TimeDerivative(plan.Response, timing.RepetitionTime, Regressor.Oversampling));
        if (plan.Basis == ResponseBasis.Dispersion)
            Add($"{type}_dispersion", HemodynamicResponse.DispersionDerivative(plan.Response, timing.RepetitionTime, Regressor.Oversampling));
        return columns;

        void Add(string name, double[] kernel)
        {
            var before = QrFactor.Of([.. columns.Select(c => c.Values)]);
            columns.Add((name, before.Fit(Regressor.Convolve(events, timing, kernel)).Residuals));
        }
    }

    private static List<(string Name, double[] Values)> Bins(string type, IReadOnlyList<Event> events, Timing timing, FirPlan plan) =>
        [.. Enumerable.Range(0, BinCount(plan, timing.RepetitionTime)).Select(bin =>
            (BinName(type, bin), plan.WithDuration ? Delayed(events, timing, bin) : Bin(events, timing, plan, bin)))];

    /// <summary>1 while an event's onset is between so many and one more bins ago.</summary>
    private static double[] Bin(IReadOnlyList<Event> events, Timing timing, FirPlan plan, int bin)
    {
        var length = Math.Max(1, (int)Math.Round((plan.BinSeconds ?? timing.RepetitionTime) * Regressor.Oversampling / timing.RepetitionTime));
        var kernel = new double[(bin + 1) * length];
        Array.Fill(kernel, 1, bin * length, length);
        return Regressor.Convolve([.. events.Select(one => one with { Duration = 0 })], timing, kernel);
    }

    /// <summary>
    /// The share of each repetition time, from a volume to the next, in which an event lasted, so many repetition times later.
    /// </summary>
    private static double[] Delayed(IReadOnlyList<Event> events, Timing timing, int delay)
    {
        var kernel = new double[(delay + 1) * Regressor.Oversampling];
        Array.Fill(kernel, 1.0 / Regressor.Oversampling, delay * Regressor.Oversampling, Regressor.Oversampling);
        return Regressor.Convolve(events, timing, kernel, ahead: Regressor.Oversampling - 1);
    }
}
