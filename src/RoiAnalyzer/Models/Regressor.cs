using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>
/// The expected signal of one condition: its events as boxcars, convolved with the response on a grid of a fiftieth of
/// the repetition time, read at the volumes' times. The construction is nilearn's (0.14, <c>compute_regressor</c>).
/// </summary>
public static class Regressor
{
    /// <summary>Grid steps in one repetition time.</summary>
    public const int Oversampling = 50;

    /// <summary>Seconds of grid before the first volume: events that began before the run still act in it.</summary>
    public const double Lead = 24;

    /// <summary>
    /// One value a volume of the condition's <paramref name="events"/>, all of one trial type; overlapping events add. An
    /// event of no duration lasts one grid step. The column is not centred.
    /// </summary>
    public static double[] Convolve(IReadOnlyList<Event> events, Timing timing, ResponseShape shape) =>
        ByStep(events, timing, StepResponse.Of(shape, timing.RepetitionTime));

    /// <summary>
    /// The same with any response to a brief event, one value a grid step, that begins <paramref name="ahead"/> steps before it.
    /// </summary>
    internal static double[] Convolve(IReadOnlyList<Event> events, Timing timing, double[] kernel, int ahead = 0) =>
        ByStep(events, timing, StepResponse.Of(kernel), ahead);

    private static double[] ByStep(IReadOnlyList<Event> events, Timing timing, double[] cumulative, int ahead = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timing.VolumeCount, 2);
        var frames = timing.FrameTimes;
        var grid = GridOf(frames);
        var fine = new double[grid.Length];
        foreach (var one in events) Add(one, grid, cumulative, fine);
        if (ahead > 0) fine = [.. fine[ahead..], .. new double[ahead]];
        return Array.ConvertAll(frames, time => ValueAt(time, grid, fine));
    }

    /// <summary>
    /// The largest value of the response to one event of height 1 that lasts <paramref name="duration"/> seconds, at least
    /// one grid step: what a coefficient is multiplied by to be a signal change. A duration between grid steps counts as
    /// what it is, as it does on average over events whose onsets are anywhere between them.
    /// </summary>
    public static double Height(ResponseShape shape, double repetitionTime, double duration)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(duration);
        var cumulative = StepResponse.Of(shape, repetitionTime);
        var steps = Math.Clamp(duration * Oversampling / repetitionTime, 1, cumulative.Length);
        var (whole, part) = ((int)steps, steps - (int)steps);
        var height = 0.0;
        for (var i = 0; i < cumulative.Length; i++)
            height = Math.Max(height, cumulative[i] - (1 - part) * Before(i - whole) - part * Before(i - whole - 1));
        return height;

        double Before(int step) => step < 0 ? 0 : cumulative[step];
    }

    private static double[] GridOf(double[] frames)
    {
        double count = frames.Length, first = frames[0], last = frames[^1];
        var end = last * (1 + 1 / (count - 1));
        var points = (count - 1) / (last - first) * (end - first + Lead) * Oversampling + 1;
        return Timing.EvenlySpaced(first - Lead, end, (int)Math.Round(points));
    }

    /// <summary>A boxcar is a step up and a step down, so its response is the difference of two step responses.</summary>
    private static void Add(Event one, double[] grid, double[] cumulative, double[] fine)
    {
        var last = grid.Length - 1;
        var from = Math.Min(FirstAtOrAfter(grid, one.Onset), last);
        var until = Math.Min(FirstAtOrAfter(grid, one.Onset + one.Duration), last);
        if (until == from && until < last) until++;
        var end = Math.Min(fine.Length, until + cumulative.Length);
        for (var i = from; i < end; i++)
        {
            var up = cumulative[Math.Min(i - from, cumulative.Length - 1)];
            var down = i < until ? 0 : cumulative[i - until];
            fine[i] += one.Modulation * (up - down);
        }
    }

    private static int FirstAtOrAfter(double[] grid, double time)
    {
        var at = Array.BinarySearch(grid, time);
        return at < 0 ? ~at : at;
    }

    private static double ValueAt(double time, double[] grid, double[] fine)
    {
        var above = Math.Clamp(FirstAtOrAfter(grid, time), 1, grid.Length - 1);
        var slope = (fine[above] - fine[above - 1]) / (grid[above] - grid[above - 1]);
        return slope * (time - grid[above - 1]) + fine[above - 1];
    }
}
