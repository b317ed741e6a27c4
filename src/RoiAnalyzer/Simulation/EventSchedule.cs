using RoiAnalyzer.Numerics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Simulation;

/// <summary>The blocks of one run: two trial types in random order, each as often, with rests of random length between.</summary>
public static class EventSchedule
{
    /// <summary>Seconds that a block lasts.</summary>
    public const double BlockSeconds = 12;

    /// <summary>The shortest run that holds a block of each trial type, in seconds.</summary>
    public const double ShortestRun = Lead + Tail + 2 * BlockSeconds + UsualRest;

    /// <summary>The trial types, in ordinal order.</summary>
    public static IReadOnlyList<string> TrialTypes { get; } = ["alcohol", "neutral"];

    private const double Lead = 8;
    private const double Tail = 10;
    private const double ShortestRest = 6;
    private const double UsualRest = 9;

    /// <summary>
    /// A run of <paramref name="seconds"/>: as many blocks as fit with rests of 9 s, an even number; the rest of the time is
    /// shared at random among the rests of at least 6 s. Onsets are whole tenths of a second.
    /// </summary>
    public static IReadOnlyList<Event> Draw(double seconds, RandomNumbers random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seconds, ShortestRun);
        var pairs = (int)((seconds - Lead - Tail + UsualRest) / (BlockSeconds + UsualRest)) / 2;
        var rests = Rests(seconds - Lead - Tail - 2 * pairs * BlockSeconds, 2 * pairs - 1, random);
        var events = new List<Event>();
        var onset = Lead;
        for (var pair = 0; pair < pairs; pair++)
        {
            string[] order = [.. TrialTypes];
            random.Shuffle<string>(order);
            foreach (var type in order)
            {
                events.Add(new Event(Math.Round(onset, 1), BlockSeconds, type));
                onset += BlockSeconds + (events.Count <= rests.Length ? rests[events.Count - 1] : 0);
            }
        }
        return events;
    }

    private static double[] Rests(double seconds, int count, RandomNumbers random)
    {
        var shares = new double[count];
        for (var i = 0; i < count; i++) shares[i] = 0.5 + random.Uniform();
        var spare = (seconds - count * ShortestRest) / shares.Sum();
        return Array.ConvertAll(shares, share => Math.Floor(10 * (ShortestRest + share * spare)) / 10);
    }
}
