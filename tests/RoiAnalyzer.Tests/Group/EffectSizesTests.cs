using RoiAnalyzer.Group;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Statistics;

namespace RoiAnalyzer.Tests.Group;

public class EffectSizesTests
{
    /// <summary>R 4.2.2, anorexia CBT: mean(d)/sd(d) with λ's interval over √29, times J(28), and the other denominators (formulas as in StandardisedChangeTests).</summary>
    [Fact]
    public void A_change_has_the_measures_of_R()
    {
        var rows = Rows(AnorexiaStudy.Of("control", "control", "cbt")).Where(row => row.Test is { Test: "change", Arm: "cbt" }).ToList();
        Assert.Equal(["d_z", "g_z", "d_av", "d_av_mean", "d_rm", "d_pre"], rows.Select(row => row.Measure));
        Agreement.Relative(
            1e-10,
            [0.411424333939763, 0.400287947405537, 0.440400305262715, 0.455679508427202, 0.414715185300348, 0.620555136630914],
            [.. rows.Select(row => row.Effect.Value)]);
        Agreement.Relative(1e-9, [0.0286173570408295, 0.787484857289915], Agreement.Numbers(rows[0].Effect.Interval));
        Assert.All(rows, row => Assert.Equal(("ok", ""), (row.Status, row.Reason)));
    }

    /// <summary>R 4.2.2, CBT against Cont (expressions in StandardisedDifferenceTests and VarianceExplainedTests).</summary>
    [Fact]
    public void Differences_have_the_measures_of_R()
    {
        var rows = Rows(AnorexiaStudy.Of("control", "control", "cbt")).Where(row => row.Test.ReferenceArm is not null).ToList();
        Assert.Equal(["d_s", "g_s", "d_ppc", "d_adjusted", "partial_eta_squared", "partial_omega_squared"], rows.Select(row => row.Measure));
        Agreement.Relative(
            1e-10,
            [0.452656687806237, 0.446215706072971, 0.646688232473134, 0.805414653698485, 0.093019453559292, 0.0730299528008977],
            [.. rows.Select(row => row.Effect.Value)]);
        Agreement.Relative(1e-9, [-0.0240907838355295, 1.3174672487818], Agreement.Numbers(rows[2].Effect.Interval));
        Agreement.Relative(1e-9, [0.10094526025665, 1.50251832902142], Agreement.Numbers(rows[3].Effect.Interval));
    }

    /// <summary>Closed form of R's type-II F(Treat) = 7.8680789246265 on 2 and 68 of 72 (A4 of anchors_R.txt): 2F/(2F + 68) and 2(F − 1)/(2(F − 1) + 72).</summary>
    [Fact]
    public void Arms_together_have_a_share_of_the_variance()
    {
        const double f = 7.8680789246265;
        var rows = Rows(AnorexiaStudy.Of("control", "control", "cbt", "family"));
        var together = rows.Where(row => row.Test.Test == GroupRow.AdjustedArms).ToList();
        Agreement.Relative(1e-10, [2 * f / (2 * f + 68), 2 * (f - 1) / (2 * (f - 1) + 72)], [.. together.Select(row => row.Effect.Value)]);
        // the difference of two arms is of the model of all three
        var omega = rows.Single(row => row is { Test: { Test: "adjusted_difference", Arm: "cbt" }, Measure: "partial_omega_squared" });
        var square = omega.Test.T * omega.Test.T;
        Assert.Equal((square - 1) / (square - 1 + 72), omega.Effect.Value, 1e-12);
    }

    [Fact]
    public void A_test_that_could_not_be_done_has_measures_with_its_reason()
    {
        var data = AnorexiaStudy.Of("control", "control", "cbt");
        var rows = Rows(data with { Plan = data.Plan with { Randomised = false } });
        Assert.All(rows.Where(row => row.Test.Test == "adjusted_difference"), row =>
        {
            Assert.Equal(GroupStatus.NotRandomised, row.Status);
            Assert.NotEmpty(row.Reason);
            Assert.True(double.IsNaN(row.Effect.Value));
        });
        var few = Rows(data with { Changes = [.. data.Changes.Where((row, i) => row.Arm == "control" || i == 30)] });
        Assert.All(few.Where(row => row.Test.Arm == "cbt"), row => Assert.Equal(GroupStatus.TooFew, row.Status));
        Assert.Equal(6, few.Count(row => row.Test is { Test: "change", Arm: "cbt" }));
    }

    [Fact]
    public void Two_participants_have_no_corrected_change()
    {
        var data = AnorexiaStudy.Of("control", "control", "cbt");
        var rows = Rows(data with { Changes = [.. data.Changes.Where((row, i) => row.Arm == "control" || i < 28)] }).Where(row => row.Test is { Test: "change", Arm: "cbt" }).ToList();
        Assert.Equal((GroupStatus.TooFew, "2 participants have both values; 3 are needed for the correction"), (rows[1].Status, rows[1].Reason));
        Assert.All(rows.Where(row => row.Measure != "g_z"), row => Assert.Equal("ok", row.Status));
    }

    /// <summary>Planted: participants, arms, correlations and scales of every kind, some without any variance.</summary>
    [Fact]
    public void Any_study_has_its_tables()
    {
        var draws = new NormalDraws(20200114);
        for (var trial = 0; trial < 130; trial++)
        {
            string[] arms = [.. new[] { "a", "b", "c" }.Take(1 + trial % 3)];
            var (noise, r, effect) = (Math.Pow(10, trial % 13 - 8), trial % 21 / 10.0 - 1, trial % 5 * Math.Pow(10, trial % 7));
            ChangeRow Row(int who)
            {
                var pre = draws.Next();
                return new($"{who}", arms[who % arms.Length], "A", "c", pre, r * pre + noise * draws.Next() + (who % arms.Length == 1 ? effect : 0));
            }
            var data = new GroupData
            {
                Plan = new GroupPlan { Regions = [new("A", "reward", true)], Contrasts = ["c"], Arms = arms, ReferenceArm = "a", Randomised = true, Statistics = new StatisticsPlan { EquivalenceBound = trial % 2 == 0 ? 0.1 : null } },
                Changes = [.. Enumerable.Range(0, arms.Length * (1 + trial % 11)).Select(Row)],
            };
            var result = Analysis.OfGroup(data);
            Assert.All(result.EffectSizes, row => Assert.Equal(row.Status == GroupStatus.Ok, double.IsFinite(row.Effect.Value)));
            Assert.All(result.Evidence, row => Assert.Equal(row.Test.Status == GroupStatus.Ok, double.IsFinite(row.DetectableEffect)));
            Assert.All(result.Reliability, row => Assert.True(row.Status != GroupStatus.Ok || double.IsFinite(row.Reliability!.Icc31.Value)));
            Assert.All(result.ReliableChanges, row => Assert.Equal(row.Status == GroupStatus.Ok, double.IsFinite(row.RegressionZ)));
        }
    }

    [Fact]
    public void A_denominator_that_does_not_vary_is_said()
    {
        var rows = Rows(AnorexiaStudy.Of("control", "control", "cbt").Changed("cbt", row => row with { Pre = 80 }));
        var row = rows.Single(row => row is { Test: { Test: "change", Arm: "cbt" }, Measure: "d_pre" });
        Assert.Equal((GroupStatus.NoVariance, "the values that the measure is divided by do not vary beyond rounding, or fewer than two participants have them"), (row.Status, row.Reason));
        Assert.Equal("ok", rows.Single(row => row is { Test: { Test: "change", Arm: "cbt" }, Measure: "d_z" }).Status);
    }

    [Fact]
    public void Differences_of_other_models_are_told_in_deviations_before()
    {
        var data = AnorexiaStudy.Of("control", "control", "cbt");
        var rows = ChangeAnalysis.Of(data);
        var other = rows.Single(row => row.Test == "adjusted_difference") with { Test = "of_another_model" };
        var effect = Assert.Single(EffectSizes.Of(data, [other]));
        Assert.Equal("d_adjusted", effect.Measure);
        Agreement.Relative(1e-9, [0.805414653698485, 0.10094526025665, 1.50251832902142], Agreement.Numbers(effect.Effect));
        Assert.Empty(EffectSizes.Of(data, [other with { Arm = "a treatment" }]));
    }

    [Fact]
    public void Who_lacks_a_covariate_is_in_changes_but_not_in_differences()
    {
        var data = AnorexiaStudy.Of("control", "control", "cbt").With(new StatisticsPlan { Covariates = ["age"] });
        var draws = new NormalDraws(20200112);
        var facts = data.Changes.Select((row, i) => new ParticipantFacts(row.Participant, row.Arm, null, new Dictionary<string, double> { ["age"] = i == 40 ? double.NaN : draws.Next() }));
        var rows = Rows(data with { Participants = [.. facts] });
        var without = Rows(AnorexiaStudy.Of("control", "control", "cbt") with { Changes = [.. data.Changes.Where((_, i) => i != 40)] });
        Assert.Equal(Value(without, "d_s"), Value(rows, "d_s"), 1e-14);
        Assert.Equal(0.411424333939763, rows.Single(row => row is { Test: { Test: "change", Arm: "cbt" }, Measure: "d_z" }).Effect.Value, 1e-10);

        static double Value(IReadOnlyList<EffectSizeRow> rows, string measure) => rows.Single(row => row.Measure == measure).Effect.Value;
    }

    private static IReadOnlyList<EffectSizeRow> Rows(GroupData data) => EffectSizes.Of(data, ChangeAnalysis.Of(data));
}
