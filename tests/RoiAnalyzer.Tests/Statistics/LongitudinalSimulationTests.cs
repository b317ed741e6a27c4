using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

/// <summary>
/// Seeded trials with planted truth (science.md 6.4): some hundred here, 4000 where ROI_FULL_SIMULATIONS is set. Rates lie in their
/// binomial 99 % bounds.
/// </summary>
public class LongitudinalSimulationTests
{
    private static readonly bool s_full = Environment.GetEnvironmentVariable("ROI_FULL_SIMULATIONS") is { Length: > 0 };
    private static readonly double[] s_none = [0, 0, 0, 0], s_effects = [0, -0.4, -0.3, -0.2];

    [Theory]
    [InlineData(20, 0), InlineData(20, 0.2)]
    public void Four_visits_find_nothing_where_nothing_is_and_cover_the_truth(int perArm, double dropout)
    {
        var trials = s_full ? 4000 : 400;
        var (draws, random) = (new NormalDraws(20200120 + perArm), new Random(20200121 + perArm));
        var (found, joint, covered) = (0, 0, 0);
        for (var trial = 0; trial < trials; trial++)
        {
            var nothing = Analyse(s_none);
            if (nothing.Differences[2].Effect!.P < 0.05) found++;
            if (nothing.Joint!.P < 0.05) joint++;
            if (Analyse(s_effects).Differences[2].Effect!.Interval.Contains(s_effects[3])) covered++;
        }
        NormalDraws.AssertRate(0.05, found, trials);
        NormalDraws.AssertRate(0.05, joint, trials);
        NormalDraws.AssertRate(0.95, covered, trials);

        ConstrainedLongitudinal Analyse(double[] effects) =>
            ConstrainedLongitudinal.Of(MadeTrial.Drawn(draws, perArm, effects, (_, _) => random.NextDouble() < dropout ? 2 + random.Next(2) : 4), out _)!;
    }

    /// <summary>
    /// Ten covariance parameters of sixteen people of whom some drop out: Kenward and Roger's test is then somewhat liberal, too (in 3000
    /// trials .069 of single differences and .068 of all; .059 without dropout, and .058 with twelve in an arm), and Satterthwaite's more so (.093 and .155).
    /// </summary>
    [Fact]
    public void With_eight_in_an_arm_and_dropout_Kenward_and_Roger_s_test_errs_less_than_Satterthwaite_s()
    {
        var trials = s_full ? 4000 : 400;
        var (draws, random) = (new NormalDraws(20200160), new Random(20200161));
        int[] single = [0, 0], joint = [0, 0];
        for (var trial = 0; trial < trials; trial++)
        {
            var made = MadeTrial.Drawn(draws, 8, s_none, (_, _) => random.NextDouble() < 0.2 ? 2 + random.Next(2) : 4);
            foreach (var method in Enum.GetValues<FreedomMethod>())
            {
                var analysis = ConstrainedLongitudinal.Of(made, out _, method)!;
                if (analysis.Differences[2].Effect is { P: < 0.05 }) single[(int)method]++;
                if (analysis.Joint is { P: < 0.05 }) joint[(int)method]++;
            }
        }
        // the band of 99 % above .05 and .07
        var highest = 0.07 + 2.5758 * Math.Sqrt(0.07 * 0.93 / trials);
        Assert.InRange(single[0] / (double)trials, 0.02, highest);
        Assert.InRange(joint[0] / (double)trials, 0.02, highest);
        Assert.True(single[1] > single[0] && joint[1] > 1.5 * joint[0], $"{single[0]}, {single[1]}; {joint[0]}, {joint[1]} of {trials}");
    }

    [Theory]
    [InlineData(8), InlineData(20)]
    public void Adjusted_differences_and_changes_find_nothing_where_nothing_is_and_cover_the_truth(int perArm)
    {
        var trials = s_full ? 20000 : 2000;
        var draws = new NormalDraws(20200130 + perArm);
        int[] found = [0, 0], covered = [0, 0];
        for (var trial = 0; trial < trials; trial++)
            foreach (var truth in new[] { 0, -0.4 })
            {
                var people = MadeTrial.Drawn(draws, perArm, [0, truth]).Participants;
                double[] Changes(int arm) => [.. people.Where(p => p.Arm == arm).Select(p => p.Values[1] - p.Values[0])];
                ArmDifference[] differences = [ArmDifference.OfChanges(Changes(1), Changes(0))!,
                    ArmDifference.Adjusted([.. people.Select(p => p.Values[0])], [.. people.Select(p => p.Values[1])], [.. people.Select(p => p.Arm == 1)])!];
                for (var i = 0; i < 2; i++)
                {
                    if (truth == 0 && differences[i].P < 0.05) found[i]++;
                    if (truth != 0 && differences[i].Interval.Contains(truth)) covered[i]++;
                }
            }
        Assert.All(found, n => NormalDraws.AssertRate(0.05, n, trials));
        Assert.All(covered, n => NormalDraws.AssertRate(0.95, n, trials));
    }

    [Fact]
    public void A_crossover_of_three_periods_with_some_missing_finds_nothing_where_nothing_is_and_covers_the_truth()
    {
        var trials = s_full ? 4000 : 500;
        var (draws, random) = (new NormalDraws(20200140), new Random(20200141));
        string[] sequences = ["ABC", "BCA", "CAB", "ACB", "BAC", "CBA"];
        var (found, covered) = (0, 0);
        for (var trial = 0; trial < trials; trial++)
        {
            List<CrossoverValue> values = [];
            for (var who = 0; who < 12; who++)
            {
                var level = draws.Next();
                for (var period = 0; period < 3; period++)
                {
                    var treatment = sequences[who % 6][period] - 'A';
                    var y = level + 0.3 * period + (treatment == 1 ? 0.5 : 0) + 0.7 * draws.Next();
                    if (random.NextDouble() > 0.1) values.Add(new(who, who % 6, period, treatment, y));
                }
            }
            var model = CrossoverModel.Of(values, ["A", "B", "C"], out _)!;
            if (model.Treatments[0].Interval.Contains(0.5)) covered++;
            if (model.Treatments[1].P < 0.05) found++;
        }
        NormalDraws.AssertRate(0.95, covered, trials);
        NormalDraws.AssertRate(0.05, found, trials);
    }

    /// <summary>
    /// Treated people with a high first value after treatment do not come again: missing at random, given what was seen. Who stays is
    /// then lower at every visit, which those who completed show as an effect; the model of all values does not.
    /// </summary>
    [Fact]
    public void Values_missing_at_random_bias_those_who_completed_and_not_the_model_of_all()
    {
        var trials = s_full ? 2000 : 300;
        var draws = new NormalDraws(20200150);
        List<double> all = [], completers = [], adjusted = [];
        var covered = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            var made = MadeTrial.Drawn(draws, 40, [0, -0.4, -0.3], (arm, values) => arm == 1 && values[1] > 0 ? 2 : 3);
            var effect = ConstrainedLongitudinal.Of(made, out _)!.Differences[1].Effect!;
            all.Add(effect.Estimate);
            if (effect.Interval.Contains(-0.3)) covered++;
            var complete = made.Participants.Where(p => p.Values.All(double.IsFinite)).ToList();
            double Mean(int arm) => complete.Where(p => p.Arm == arm).Average(p => p.Values[2]);
            completers.Add(Mean(1) - Mean(0));
            adjusted.Add(ArmDifference.Adjusted([.. complete.Select(p => p.Values[0])], [.. complete.Select(p => p.Values[2])], [.. complete.Select(p => p.Arm == 1)])!.Estimate);
        }
        Assert.InRange(BiasInErrors(all, -0.3), -2.5758, 2.5758);
        NormalDraws.AssertRate(0.95, covered, trials);
        Assert.InRange(BiasInErrors(completers, -0.3), double.NegativeInfinity, -5);
        Assert.InRange(BiasInErrors(adjusted, -0.3), double.NegativeInfinity, -5);
    }

    /// <summary>The mean's distance from the truth in its own Monte-Carlo errors.</summary>
    private static double BiasInErrors(List<double> estimates, double truth)
    {
        var mean = estimates.Average();
        return (mean - truth) / Math.Sqrt(estimates.Sum(e => (e - mean) * (e - mean)) / (estimates.Count - 1.0) / estimates.Count);
    }
}
