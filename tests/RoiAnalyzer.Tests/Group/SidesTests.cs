using RoiAnalyzer.Group;
using RoiAnalyzer.Tests.Statistics;

namespace RoiAnalyzer.Tests.Group;

public class SidesTests
{
    private static readonly double[] Cue = [.1, -.2, .3, .05, -.1, .2, 0, -.05];
    private static readonly double[] Neutral = [1.1, .7, 1.4, .8, .9, 1.3, .95, .85];
    private static readonly Dictionary<string, IReadOnlyDictionary<string, double>> Weights = new()
    {
        ["cue"] = new Dictionary<string, double> { ["cue"] = 1 },
        ["neutral"] = new Dictionary<string, double> { ["neutral"] = 1 },
        ["cue-neutral"] = new Dictionary<string, double> { ["cue"] = 1, ["neutral"] = -1 },
    };

    /// <summary>R 4.2.2: t.test of y, x − y and x + y, cov(x, y): ContrastSidesTests carries the expressions.</summary>
    [Fact]
    public void A_cue_effect_that_neutral_carries_is_labelled()
    {
        var rows = Sides.Of(Data(arms: false));
        Assert.Equal(["contrast", "positive", "negative", "sum"], rows.Select(r => r.Side));
        Assert.Equal(["cue - neutral", "cue", "neutral", "cue + neutral"], rows.Select(r => r.Conditions));
        Assert.Equal(["neutral", "", "", ""], rows.Select(r => r.CarriedBy));
        Close.To(1e-9, [-0.9625, -1.05925062163439, -0.865749378365605], [rows[0].Change.Estimate, rows[0].Change.Interval.Low, rows[0].Change.Interval.High]);
        Close.To(1e-9, [0.0367857142857143, 0.921444314025291], [rows[0].Covariance, rows[0].Correlation]);
        Close.To(1e-9, 8.56059735900957e-06, rows[2].Change.P);
        Assert.All(rows, r => Assert.Equal(("NAcc", "cue-neutral", "change", null, 8, "ok"), (r.Region, r.Contrast, r.Test, r.Arm, r.N, r.Status)));
        Assert.All(rows, r => Assert.True(double.IsNaN(r.Reliability.Value)));       // no reference arm to take it from
    }

    /// <summary>R 4.2.2: t.test(x[1:4], x[5:8], var.equal = TRUE) and the same of x − y.</summary>
    [Fact]
    public void Arms_are_split_and_their_difference_and_reliability_is_the_reference_arms()
    {
        var rows = Sides.Of(Data(arms: true));
        Assert.Equal(["change a", "change b", "difference_of_changes a"], rows.Where(r => r.Side == "contrast").Select(r => $"{r.Test} {r.Arm}"));
        var difference = rows.Where(r => r.ReferenceArm == "b").ToDictionary(r => r.Side);
        Close.To(1e-9, [0.05, -0.248641890801812, 0.348641890801812], [difference["positive"].Change.Estimate, difference["positive"].Change.Interval.Low, difference["positive"].Change.Interval.High]);
        Close.To(1e-9, [0.05, -0.160432048146494, 0.260432048146494], [difference["contrast"].Change.Estimate, difference["contrast"].Change.Interval.Low, difference["contrast"].Change.Interval.High]);
        Assert.Equal(("", 4, 4), (difference["contrast"].CarriedBy, difference["contrast"].N, difference["contrast"].ReferenceN));
        var expected = RoiAnalyzer.Statistics.Reliability.Of([.. Enumerable.Range(4, 4).Select(i => new[] { PreOf(i), PreOf(i) + Cue[i] })])!.Icc31;
        Assert.All(rows.Where(r => r.Side == "positive"), r => Assert.Equal(expected, r.Reliability));
        Assert.All(rows.Where(r => r.Side == "sum"), r => Assert.True(double.IsNaN(r.Reliability.Value)));
    }

    [Fact]
    public void A_condition_that_the_plan_does_not_have_alone_is_asked_for()
    {
        var data = Data(arms: false);
        var row = Sides.Of(data with { Plan = data.Plan with { ContrastWeights = Weights.Where(w => w.Key != "neutral").ToDictionary() } }).Single();
        Assert.Equal("not_estimable", row.Status);
        Assert.Contains("no contrast of neutral alone: add \"neutral\": { \"neutral\": 1 }", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contrast_that_is_not_the_sum_of_its_conditions_is_not_split()
    {
        var data = Data(arms: false);
        var row = Sides.Of(data with { Changes = [.. data.Changes.Select(c => c.Contrast == "cue-neutral" ? c with { Post = c.Post * 1.1 } : c)] }).Single();
        Assert.Equal("not_estimable", row.Status);
        Assert.Contains("is not the sum of its conditions'", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_lacks_a_condition_does_not_count_and_too_few_are_said()
    {
        var data = Data(arms: false);
        GroupData Without(int from) => data with { Changes = [.. data.Changes.Select(c => c.Contrast == "neutral" && int.Parse(c.Participant, System.Globalization.CultureInfo.InvariantCulture) >= from ? c with { Status = "low_coverage" } : c)] };
        Assert.All(Sides.Of(Without(6)), row => Assert.Equal((6, "ok"), (row.N, row.Status)));
        var few = Sides.Of(Without(1)).Single();
        Assert.Equal(("too_few", "1 participants have all conditions in both sessions; 2 are needed"), (few.Status, few.Reason));
        Assert.Empty(Sides.Of(data with { Plan = data.Plan with { ContrastWeights = new Dictionary<string, IReadOnlyDictionary<string, double>>() } }));
    }

    private static double PreOf(int i) => i % 3;

    private static GroupData Data(bool arms) => new()
    {
        Plan = new GroupPlan
        {
            Regions = [new("NAcc", "reward", true)],
            Contrasts = [.. Weights.Keys],
            ContrastWeights = Weights,
            Arms = arms ? ["a", "b"] : [],
            ReferenceArm = arms ? "b" : null,
        },
        Changes = [.. Enumerable.Range(0, 8).SelectMany(i => new[] { ("cue", PreOf(i), Cue[i]), ("neutral", 0.5, Neutral[i]), ("cue-neutral", PreOf(i) - 0.5, Cue[i] - Neutral[i]) }
            .Select(c => new ChangeRow($"{i}", arms ? i < 4 ? "a" : "b" : null, "NAcc", c.Item1, c.Item2, c.Item2 + c.Item3)))],
    };
}
