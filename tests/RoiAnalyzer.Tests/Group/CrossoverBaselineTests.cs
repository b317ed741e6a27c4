using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;
using static RoiAnalyzer.Tests.Statistics.MixedModelTests;

namespace RoiAnalyzer.Tests.Group;

/// <summary>Crossovers with a session before each treatment. R 4.2.2, lme4 1.1-31, pbkrtest: y values, x those before, as <see cref="CrossoverData.WithBaselines"/> has them.</summary>
public class CrossoverBaselineTests
{
    /// <summary>lm(p ~ s + b), as AdjustedCrossoverTests has it; the same by lmer(y ~ trt + per + seq + xw + xb + (1 | id)) with xb &lt;- ave(x, id), xw &lt;- x - xb.</summary>
    [Fact]
    public void A_complete_study_is_adjusted_in_closed_form_and_the_mixed_model_is_the_same()
    {
        var result = Analysis.OfGroup(CrossoverData.WithBaselines());
        Assert.Equal([Crossover.Method, AdjustedCrossover.Method], result.Rows.Select(r => r.Test));
        var row = result.Rows[1];
        Assert.Equal((12, 12, "", 9.0), (row.N, row.ReferenceN, row.MissingReasons, row.DegreesOfFreedom));
        Near(-0.134145068394528, row.Estimate, 1e-10);
        Near(0.0180491611915873, row.StandardError, 1e-10);
        Near(0.02354681947584, row.RobustError, 1e-9);
        // without the values before it is what it was
        var without = Analysis.OfGroup(CrossoverData.TwoPeriods()).Rows.Single();
        Assert.Equal((without.Estimate, without.P, without.PMaxT), (result.Rows[0].Estimate, result.Rows[0].P, result.Rows[0].PMaxT));
        var methods = result.Sensitivity.Where(s => s.Test == AdjustedCrossover.Method).ToDictionary(s => s.Method);
        Assert.Equal(["hc3", "freedman_lane", "complete_cases", "mixed_model"], methods.Keys);
        Near(row.Estimate, methods["mixed_model"].Estimate, 1e-6);
        Near(-7.43220513, methods["mixed_model"].Statistic, 1e-6);
        Near(9, methods["mixed_model"].DegreesOfFreedom, 1e-6);
        Assert.InRange(methods["freedman_lane"].P, 0, 0.01);
        Assert.Equal(methods["freedman_lane"].P, row.PPermuted);
        // in standard deviations of the differences without the values before
        Near(row.Estimate / 0.082995983838577, row.Dz, 1e-9);
        var slope = result.Crossover!.Effects.Single(e => e.Effect == "baseline");
        Near(0.751619870410367, slope.Estimate, 1e-10);
        Assert.Equal(AdjustedCrossover.Method, CrossoverData.WithBaselines().Plan.AnswerTest);
    }

    /// <summary>Without y of the third participant's second period and the ninth's first: the same lmer with vcovAdj and Lb_ddf.</summary>
    [Fact]
    public void With_periods_missing_the_mixed_model_is_adjusted()
    {
        var result = Analysis.OfGroup(CrossoverData.WithBaselines(("03", "2post"), ("09", "1post")));
        var row = result.Rows.Single(r => r.Test == AdjustedCrossover.Method);
        Near(-0.14297707607974, row.Estimate, 1e-6);
        Near(0.0134675513438236, row.StandardError, 1e-5);
        Near(7.07091351399751, row.DegreesOfFreedom, 1e-5);
        Near(0.433968333434841, result.Crossover!.Effects.Single(e => e.Effect == "baseline").Estimate, 1e-6);
        Assert.Equal((12, 10, "missing_session 2"), (row.N, row.ReferenceN, row.MissingReasons));
        Assert.Equal(PermutationScheme.ScoreFlip, row.Permuted!.Method);
    }

    [Fact]
    public void A_value_without_one_before_it_is_left_out_with_the_reason()
    {
        var result = Analysis.OfGroup(CrossoverData.WithBaselines(("03", "2pre")));
        Assert.Equal((12, 12, ""), (result.Rows[0].N, result.Rows[0].ReferenceN, result.Rows[0].MissingReasons));
        Assert.Equal((12, 11, 1, "missing_baseline 1"), (result.Rows[1].N, result.Rows[1].ReferenceN, result.Rows[1].ReferenceMissing, result.Rows[1].MissingReasons));
    }

    /// <summary>Without the column period a session before belongs to the participant's next session with a treatment.</summary>
    [Fact]
    public void Sessions_before_are_told_by_the_order_of_sessions_too()
    {
        var data = CrossoverData.WithBaselines();
        var ordered = data with { SessionFacts = [.. data.SessionFacts.Select(s => s with { Numbers = new Dictionary<string, double>(), Treatment = s.IsBaseline ? null : s.Treatment })] };
        Assert.Equal(Analysis.OfGroup(data).Rows.Select(r => (r.Test, r.Estimate, r.P)), Analysis.OfGroup(ordered).Rows.Select(r => (r.Test, r.Estimate, r.P)));
    }

    /// <summary>Ketamine's truth is −0.5 beyond what the values before carry over; participants, periods and the values before differ by more than it.</summary>
    [Fact]
    public void A_planted_difference_is_found_beside_values_before_of_three_periods()
    {
        string[][] orders = [["a", "b", "placebo"], ["b", "placebo", "a"], ["placebo", "a", "b"], ["a", "placebo", "b"], ["b", "a", "placebo"], ["placebo", "b", "a"]];
        var draws = new RoiAnalyzer.Tests.Statistics.NormalDraws(20200112);
        var values = new List<(string, string, string, double)>();
        foreach (var (n, order) in Enumerable.Repeat(orders, 4).SelectMany(o => o).Index())
        {
            var own = 2 * draws.Next();
            foreach (var (period, what) in order.Index())
            {
                var before = own + draws.Next();
                values.Add(($"{n:00}", $"{period + 1}a", "", before));
                values.Add(($"{n:00}", $"{period + 1}b", what, 0.9 * before + 0.4 * period + (what == "a" ? -0.5 : 0) + 0.2 * draws.Next()));
            }
        }
        var data = CrossoverData.Of(values);
        data = data with { SessionFacts = [.. data.SessionFacts.Select(s => s.Treatment!.Length > 0 ? s : s with { Treatment = null, IsBaseline = true })], Plan = data.Plan with { HasPeriodBaselines = true } };
        var result = Analysis.OfGroup(data);
        var (adjusted, without) = (result.Rows.Single(r => r is { Test: AdjustedCrossover.Method, Arm: "a" }), result.Rows.Single(r => r is { Test: Crossover.Method, Arm: "a" }));
        Assert.True(adjusted.Interval.Contains(-0.5) && adjusted.Interval.High < 0 && result.Rows.Single(r => r is { Test: AdjustedCrossover.Method, Arm: "b" }).Interval.Contains(0));
        Assert.True(adjusted.StandardError < 0.5 * without.StandardError, $"{adjusted.StandardError} and {without.StandardError}");
        Assert.True(result.Crossover!.Effects.Single(e => e.Effect == "baseline").Interval.Contains(0.9));
    }
}
