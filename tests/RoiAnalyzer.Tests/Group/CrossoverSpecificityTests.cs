using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;
using static RoiAnalyzer.Tests.Statistics.MixedModelTests;

namespace RoiAnalyzer.Tests.Group;

/// <summary>A primary region, a control, a measure of quality and the heart rate all have the values of <see cref="CrossoverData"/>, or some multiple.</summary>
public class CrossoverSpecificityTests
{
    private const double T = -6.01725480862242;     // R 4.2.2: t.test(p/2, q/2, var.equal = TRUE)

    [Fact]
    public void Controls_quality_and_physiology_are_compared_as_the_answer_is()
    {
        var rows = Analysis.OfGroup(Specific()).Specificity;
        Assert.Equal(["primary", "control", "ratio", "quality", "physiology"], rows.Select(r => r.Kind));
        Assert.All(rows, r => Assert.Equal((Crossover.Method, "ketamine", "placebo", 12, 12, GroupStatus.Ok), (r.Test, r.Arm, r.ReferenceArm, r.N, r.ReferenceN, r.Status)));
        foreach (var row in rows.Where(r => r.Kind is "primary" or "quality" or "physiology")) Near(T, row.Change.T, 1e-10);
        Near(-0.144166666666667 * 60, rows[4].Change.Estimate, 1e-10);
        Assert.Equal(("heart_rate", "fd_mean"), (rows[4].Measure, rows[3].Measure));
    }

    /// <summary>The control has half of the primary region's values and a participant's own beside it; the ratio is Fieller's of the half differences of periods.</summary>
    [Fact]
    public void The_ratio_is_of_the_two_treatment_differences()
    {
        var data = Specific();
        var (result, row) = (Analysis.OfGroup(data), Analysis.OfGroup(data).Specificity.Single(r => r.Kind == "ratio"));
        Assert.Equal(("A", "C"), (row.Region, row.Over));
        Near(result.Rows[0].Estimate / result.Rows[1].Estimate, row.Change.Estimate, 1e-10);
        Assert.Equal(RatioSet.Bounded, row.Set);
        Assert.True(row.Change.Interval.Contains(row.Change.Estimate));
        // with periods missing it is of those who have both, and there is one all the same
        var some = Analysis.OfGroup(Specific(("03", "2"))).Specificity.Single(r => r.Kind == "ratio");
        Assert.Equal((11, 11, GroupStatus.Ok), (some.N, some.ReferenceN, some.Status));
    }

    private static GroupData Specific(params (string, string)[] leftOut)
    {
        var data = CrossoverData.TwoPeriods(leftOut);
        double Value(SessionFacts s) => data.Sessions.FirstOrDefault(r => (r.Participant, r.Session) == (s.Participant, s.Session))?.Value ?? double.NaN;
        return data with
        {
            Plan = data.Plan with { Regions = [new("A", "reward", true), new("C", "control_negative", false)] },
            Sessions = [.. data.Sessions.SelectMany((s, n) => new[] { s, s with { Region = "C", Value = s.Value / 2 + (n % 5 - 2) * 0.01 } })],
            Quality = [.. data.Sessions.Select(s => new QualityValue(s.Participant, null, s.Session, s.Role, "", "fd_mean", 3 * s.Value))],
            SessionFacts = [.. data.SessionFacts.Select(s => s with { Numbers = new Dictionary<string, double> { ["heart_rate"] = 60 * Value(s), ["period"] = s.Session == "1" ? 1 : 2 } })],
        };
    }
}
