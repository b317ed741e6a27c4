using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;
using static RoiAnalyzer.Tests.Statistics.MixedModelTests;

namespace RoiAnalyzer.Tests.Group;

/// <summary>
/// Numbers of R 4.2.2 on <see cref="CrossoverData"/>: A, B the periods of the sequences, p &lt;- A[,1] - A[,2]; q &lt;- B[,1] - B[,2];
/// d &lt;- c(A[,1] - A[,2], B[,2] - B[,1]).
/// </summary>
public class CrossoverSensitivityTests
{
    /// <summary>
    /// t.test(p/2, q/2); wilcox.test(p/2, q/2, conf.int = TRUE); t.test(d); wilcox.test(d, conf.int = TRUE); the lots by combn(12, 6) with
    /// t.test(var.equal = TRUE): 2 of 924 have as large a |t|.
    /// </summary>
    [Fact]
    public void A_complete_study_of_two_periods_has_every_method_as_R_has_it()
    {
        var result = Analysis.OfGroup(CrossoverData.TwoPeriods());
        var row = result.Rows.Single();
        var rows = result.Sensitivity.ToDictionary(s => s.Method);
        Assert.Equal(["welch", "mann_whitney", "bca", "paired_t", "wilcoxon", "rerandomisation", "complete_cases", "mixed_model"], result.Sensitivity.Select(s => s.Method));
        Assert.All(result.Sensitivity, s => Assert.Equal((Crossover.Method, "ketamine", "placebo", GroupStatus.Ok), (s.Test, s.Arm, s.ReferenceArm, s.Status)));
        Is(rows["welch"], -0.144166666666667, -6.01725480862242, 0.000204156850366711, -0.198425700715576, -0.0899076326177578);
        Near(8.93486395922423, rows["welch"].DegreesOfFreedom, 1e-10);
        Is(rows["mann_whitney"], -0.1525, 0, 0.00216450216450216, -0.195, -0.09);
        Is(rows["paired_t"], -0.144166666666667, -6.31056837813447, 5.75201340741753e-05, -0.194448776755618, -0.0938845565777155);
        Is(rows["wilcoxon"], -0.155, 1, 0.0009765625, -0.195, -0.09);
        Assert.Equal((924L, true), (rows["rerandomisation"].Repetitions, rows["rerandomisation"].IsExact));
        Near(2.0 / 924, rows["rerandomisation"].P, 1e-12);
        Assert.Equal((row.PPermuted, row.PMaxT, row.PMaxTStep), (2.0 / 924, 2.0 / 924, 2.0 / 924));
        // the closed form once more, and the mixed model, which is the same here
        Assert.Equal((row.Estimate, row.T, row.P), (rows["complete_cases"].Estimate, rows["complete_cases"].Statistic, rows["complete_cases"].P));
        Near(row.Estimate, rows["mixed_model"].Estimate, 1e-8);
        Near(row.T, rows["mixed_model"].Statistic, 1e-6);
        Assert.True(rows["bca"].Interval is { Low: < -0.144, High: > -0.145 and < 0 });
        Near(row.Estimate, rows["bca"].Estimate, 1e-12);
    }

    /// <summary>The same without the second period of the third participant and the first of the ninth, p[-3] and q[-3]; lmer(y ~ trt + per + seq + (1 | id)).</summary>
    [Fact]
    public void With_periods_missing_complete_cases_stand_beside_the_model()
    {
        var result = Analysis.OfGroup(CrossoverData.TwoPeriods(("03", "2"), ("09", "1")));
        var rows = result.Sensitivity.ToDictionary(s => s.Method);
        Near(-0.152650182805205, result.Rows.Single().Estimate, 1e-6);
        Assert.Equal((result.Rows.Single().Estimate, result.Rows.Single().P), (rows["mixed_model"].Estimate, rows["mixed_model"].P));
        Is(rows["complete_cases"], -0.154, -9.76916678731149, 1.0102276676374e-05, -0.190351578855496, -0.117648421144505);
        Near(-8.95106818327409, rows["paired_t"].Statistic, 1e-12);
        Near(6.91374231154091, rows["welch"].DegreesOfFreedom, 1e-10);
        // signs of all twelve participants' scores, 2 to the 12th of them, the most that so few allow for
        var flips = rows["score_flip"];
        Assert.Equal((4096L, true, GroupStatus.Ok), (flips.Repetitions, flips.IsExact, flips.Status));
        Assert.InRange(flips.P, 2.0 / 4096, 0.02);
        Assert.Equal((flips.P, flips.P), (result.Rows.Single().PPermuted, result.Rows.Single().PMaxT));
    }

    [Fact]
    public void Three_treatments_have_no_sequences_to_compare_and_every_pair_its_rows()
    {
        string[][] orders = [["a", "b", "placebo"], ["b", "placebo", "a"], ["placebo", "a", "b"], ["a", "placebo", "b"], ["b", "a", "placebo"], ["placebo", "b", "a"]];
        var draws = new Random(5);
        var data = CrossoverData.Of(orders.Concat(orders).SelectMany((order, n) => order.Select((what, p) => ($"{n:00}", $"{p + 1}", what, draws.NextDouble() + (what == "a" ? 1 : 0)))), ("04", "2"));
        var result = Analysis.OfGroup(data);
        Assert.Equal(["a", "b"], result.Rows.Select(r => r.Arm));
        Assert.All(result.Rows, r => Assert.Equal("placebo", r.ReferenceArm));
        Assert.Equal(["paired_t", "wilcoxon", "score_flip", "complete_cases", "mixed_model"], result.Sensitivity.Where(s => s.Arm == "a" && s.Status == GroupStatus.Ok).Select(s => s.Method));
        var pairs = result.Crossover!.Participants.Where(p => p.Treatment == "a" && p.Status == GroupStatus.Ok).ToList();
        Assert.Equal(11, pairs.Count);
        Near(pairs.Average(p => p.Difference), result.Sensitivity.Single(s => s is { Arm: "a", Method: "paired_t" }).Estimate, 1e-12);
        // complete cases leave the fifth out: the model of eleven
        var eleven = Analysis.OfGroup(data with { Sessions = [.. data.Sessions.Where(s => s.Participant != "04")] });
        Near(eleven.Rows[0].Estimate, result.Sensitivity.Single(s => s is { Arm: "a", Method: "complete_cases" }).Estimate, 1e-12);
        Assert.NotEqual(eleven.Rows[0].Estimate, result.Rows[0].Estimate);
    }

    [Fact]
    public void What_cannot_be_compared_is_not_compared_otherwise()
    {
        var data = CrossoverData.TwoPeriods();
        var one = Analysis.OfGroup(data with { Sessions = [.. data.Sessions.Where(s => string.CompareOrdinal(s.Participant, "07") < 0)] });
        Assert.Equal(GroupStatus.NotEstimable, one.Rows.Single().Status);
        Assert.All(one.Sensitivity.Where(s => s.Method is not ("paired_t" or "wilcoxon")), s => Assert.True(s.Status != GroupStatus.Ok && double.IsNaN(s.P) && s.Reason.Length > 0, s.Method));
        Assert.All(one.EffectSizes, e => Assert.Equal(GroupStatus.NotEstimable, e.Status));
        Assert.Null(one.Evidence.Single().Verdict);
    }

    private static void Is(SensitivityRow row, double estimate, double statistic, double p, double low, double high)
    {
        Assert.Equal(estimate, row.Estimate, 1e-12);
        Assert.Equal(statistic, row.Statistic, 1e-10);
        Near(p, row.P, 1e-10);
        Near(low, row.Interval.Low, 1e-10);
        Near(high, row.Interval.High, 1e-10);
    }
}
