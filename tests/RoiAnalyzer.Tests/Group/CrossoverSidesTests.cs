using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;
using static RoiAnalyzer.Tests.Statistics.MixedModelTests;

namespace RoiAnalyzer.Tests.Group;

/// <summary>
/// Alcohol has the values of <see cref="CrossoverData"/>, neutral others; R 4.2.2: t.test(p/2, q/2, var.equal = TRUE) of the differences of periods p and q of
/// each side, of their difference and of their sum.
/// </summary>
public class CrossoverSidesTests
{
    private static readonly (double, double)[] s_ketamineFirst = [(.10, .14), (.05, .01), (.12, .10), (.20, .25), (.31, .29), (.02, .12)],
        s_placeboFirst = [(.22, .12), (.13, .15), (.21, .18), (.08, .01), (.16, .21), (.17, .11)];

    [Fact]
    public void Both_sides_are_compared_between_treatments()
    {
        var rows = Analysis.OfGroup(Sided()).Sides;
        Assert.Equal(["contrast", "positive", "negative", "sum"], rows.Select(r => r.Side));
        Assert.All(rows, r => Assert.Equal((Crossover.Method, "ketamine", "placebo", 12, 12, GroupStatus.Ok), (r.Test, r.Arm, r.ReferenceArm, r.N, r.ReferenceN, r.Status)));
        Is(-0.119166666666667, -5.70904912843711, 0.000195857275047796, -0.165675266240478, -0.0726580670928554, rows[0]);
        Is(-0.144166666666667, -6.01725480862242, 0.000129106376027523, -0.197550370926798, -0.0907829624065351, rows[1]);
        Is(-0.025, -1.56131455572812, 0.149511990336151, -0.0606772894323524, 0.0106772894323524, rows[2]);
        Is(-0.169166666666667, -4.83305935814204, 0.000688615473865955, -0.247155947271305, -0.0911773860620287, rows[3]);
        // (5 cov(p, p') + 5 cov(q, q'))/10, and over the root of the same sums of squares
        Near(0.00236833333333333, rows[0].Covariance, 1e-10);
        Near(0.514452790111786, rows[0].Correlation, 1e-10);
        Assert.Equal("alcohol", rows[0].CarriedBy);
        Assert.All(rows, r => Assert.True(double.IsNaN(r.Reliability.Value)));
    }

    [Fact]
    public void The_contrasts_side_is_the_answer_with_periods_missing_too()
    {
        var result = Analysis.OfGroup(Sided(("03", "2"), ("09", "1")));
        var answer = result.Rows.Single(r => r.Contrast == "alcohol-neutral");
        Assert.Equal((answer.Estimate, answer.P, answer.N), (result.Sides[0].Change.Estimate, result.Sides[0].Change.P, result.Sides[0].N));
    }

    [Fact]
    public void A_contrast_that_is_no_sum_of_its_conditions_or_lacks_one_says_so()
    {
        var data = Sided();
        var off = data with { Sessions = [.. data.Sessions.Select(s => s.Contrast == "alcohol-neutral" ? s with { Value = 2 * s.Value } : s)] };
        Assert.Contains("is not the sum of its conditions'", Assert.Single(Analysis.OfGroup(off).Sides).Reason, StringComparison.Ordinal);
        var without = data with { Plan = data.Plan with { ContrastWeights = data.Plan.ContrastWeights.Where(c => c.Key != "neutral").ToDictionary() } };
        Assert.Contains("the plan has no contrast of neutral alone", Assert.Single(Analysis.OfGroup(without).Sides).Reason, StringComparison.Ordinal);
    }

    private static GroupData Sided(params (string, string)[] leftOut)
    {
        var alcohol = CrossoverData.TwoPeriods(leftOut);
        var neutral = s_ketamineFirst.Concat(s_placeboFirst).SelectMany((own, n) => new[] { (($"{n + 1:00}", "1"), own.Item1), (($"{n + 1:00}", "2"), own.Item2) }).ToDictionary(v => v.Item1, v => v.Item2);
        return alcohol with
        {
            Plan = alcohol.Plan with
            {
                Contrasts = ["alcohol", "neutral", "alcohol-neutral"],
                ContrastWeights = new OrderedDictionary<string, IReadOnlyDictionary<string, double>>
                {
                    ["alcohol"] = new Dictionary<string, double> { ["alcohol"] = 1 },
                    ["neutral"] = new Dictionary<string, double> { ["neutral"] = 1 },
                    ["alcohol-neutral"] = new Dictionary<string, double> { ["alcohol"] = 1, ["neutral"] = -1 },
                },
            },
            Sessions = [.. alcohol.Sessions.SelectMany(s => new[]
            {
                s with { Contrast = "alcohol" }, s with { Contrast = "neutral", Value = neutral[(s.Participant, s.Session)] },
                s with { Contrast = "alcohol-neutral", Value = s.Value - neutral[(s.Participant, s.Session)] },
            })],
        };
    }

    private static void Is(double estimate, double t, double p, double low, double high, SideRow row)
    {
        Near(estimate, row.Change.Estimate, 1e-10);
        Near(t, row.Change.T, 1e-10);
        Near(p, row.Change.P, 1e-10);
        Near(low, row.Change.Interval.Low, 1e-9);
        Near(high, row.Change.Interval.High, 1e-9);
        Assert.Equal(10, row.Change.DegreesOfFreedom);
    }
}
