using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

/// <summary>Trials from real and drawn values.</summary>
internal static class MadeTrial
{
    public static readonly string[] Visits = ["pre", "post", "week4", "week8"];

    /// <summary>The children of <see cref="Orthodont"/>, girls as the treated arm, ages as visits.</summary>
    public static LongitudinalTrial OfOrthodont(bool isRandomised = true, bool complete = false) => new(Visits, ["boys", "girls"], [],
        [.. Enumerable.Range(0, Orthodont.Children).Select(child => new LongitudinalParticipant(Orthodont.IsGirl(child) ? 1 : 0,
            [.. Enumerable.Range(0, 4).Select(v => complete || !Orthodont.LeftOut.Contains((child, v)) ? Orthodont.Distance(child, v) : double.NaN)], []))])
    {
        IsRandomised = isRandomised,
    };

    /// <summary>
    /// Two randomised arms: a person's level of variance 0.6 and a rest of variance 0.4 that is more at later visits, the treated arm different
    /// by <paramref name="effects"/> at each; <paramref name="drop"/> says from which visit on somebody is gone.
    /// </summary>
    public static LongitudinalTrial Drawn(NormalDraws draws, int perArm, double[] effects, Func<int, double[], int>? drop = null) => new(Visits[..effects.Length], ["placebo", "ketamine"], [],
        [.. Enumerable.Range(0, 2 * perArm).Select(who =>
        {
            var level = Math.Sqrt(0.6) * draws.Next();
            double[] values = [.. effects.Select((effect, v) => level + Math.Sqrt(0.4 + 0.1 * v) * draws.Next() + (who % 2 == 1 ? effect : 0))];
            var gone = drop?.Invoke(who % 2, values) ?? values.Length;
            return new LongitudinalParticipant(who % 2, [.. values.Select((y, v) => v < gone ? y : double.NaN)], []);
        })])
    {
        IsRandomised = true,
    };
}
