using System.Globalization;

namespace RoiAnalyzer.Models;

/// <summary>
/// Whether a high-pass filter takes away what a run was made to show: conditions that vary more slowly than it lets pass.
/// </summary>
internal static class SlowDesign
{
    private const double Most = 0.6;

    /// <summary>
    /// An <see cref="InputException"/> where a condition goes up and down with one period that is longer than the cut-off over
    /// 1.5, as blocks do; a sentence where it is longer than half the cut-off. A condition has a period where two neighbouring
    /// frequencies, of whole cycles in the run, hold more than six tenths of its variance.
    /// </summary>
    public static IReadOnlyList<string> Check(IEnumerable<(string Type, double[] Column)> conditions, Timing timing, double cutOff, string eventsFile)
    {
        var notes = new List<string>();
        var faults = new List<Fault>();
        foreach (var (type, column) in conditions)
        {
            if (SlowPeriod(column, timing, cutOff / 1.5) is { } slow)
                faults.Add(new Fault(new Place(eventsFile, Field: type),
                    string.Create(CultureInfo.InvariantCulture, $"a condition whose period is shorter than {cutOff / 1.5:0.#} s, as a high-pass of {cutOff:0.#} s needs"),
                    string.Create(CultureInfo.InvariantCulture, $"a period of about {slow:0} s"),
                    "Set model.high_pass_seconds to at least twice the longest period of the task, or to null."));
            else if (SlowPeriod(column, timing, cutOff / 2) is { } lengthy)
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"The period of {type}, about {lengthy:0} s, is longer than half of the high-pass cut-off of {cutOff:0.#} s: less of its response is left than of quicker conditions."));
        }
        return faults.Count == 0 ? notes : throw new InputException(faults);
    }

    /// <summary>The period of a column, where it has one that is longer than one given.</summary>
    private static double? SlowPeriod(double[] column, Timing timing, double period)
    {
        var mean = column.Average();
        var all = column.Sum(value => (value - mean) * (value - mean));
        var before = 0.0;
        for (var cycles = 1; timing.Duration / cycles > period && 2 * cycles < column.Length; cycles++)
        {
            var own = Power(column, mean, cycles);
            var next = Power(column, mean, cycles + 1);
            if (own + Math.Max(before, next) > Most * all && own >= next) return timing.Duration / cycles;
            before = own;
        }
        return null;
    }

    private static double Power(double[] column, double mean, int cycles)
    {
        var (cosine, sine) = (0.0, 0.0);
        for (var t = 0; t < column.Length; t++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * cycles * t / column.Length);
            (cosine, sine) = (cosine + c * (column[t] - mean), sine + s * (column[t] - mean));
        }
        return 2 * (cosine * cosine + sine * sine) / column.Length;
    }
}
