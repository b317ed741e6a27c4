using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Statistics;

namespace RoiAnalyzer.Tests.Group;

public class SpecificityTests
{
    // the numbers of FiellerRatioTests
    private static readonly double[] A = [1.9, .8, 1.1, .1, -.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    private static readonly double[] B = [2.7, 1.6, 2.2, 1.2, 2.1, 5.4, 4.7, 2.8, 3.0, 4.0];

    /// <summary>R 4.2.2: t.test(a[6:10], a[1:5], var.equal = TRUE) has the p below; the ratio is that of FiellerRatioTests.</summary>
    [Fact]
    public void Controls_stand_beside_the_primary_result_with_the_ratio_of_their_changes()
    {
        var rows = Specificity.Of(Data);
        var primary = rows.Single(r => (r.Kind, r.Test) == ("primary", "difference_of_changes"));
        Assert.Equal(("NAcc", "cue", "k", "p", 5, 5), (primary.Region, primary.Measure, primary.Arm, primary.ReferenceArm, primary.N, primary.ReferenceN));
        Close.To(1e-9, [3.14, 0.00319487121385239], [primary.Change.Estimate, primary.Change.P]);
        var ratio = rows.Single(r => (r.Kind, r.Test) == ("ratio", "difference_of_changes"));
        Assert.Equal(("NAcc", "V1", RatioSet.Bounded), (ratio.Region, ratio.Over, ratio.Set!.Value));
        Close.To(1e-9, [1.55445544554455, 0.872279512619767, 3.2220379815869], [ratio.Change.Estimate, ratio.Change.Interval.Low, ratio.Change.Interval.High]);
        Assert.True(double.IsNaN(ratio.Change.P));
        Assert.Equal(3, rows.Count(r => r.Kind == "control"));      // two arms and their difference
        Assert.DoesNotContain(rows, r => r.Region == "Putamen");     // neither primary nor control
    }

    [Fact]
    public void Quality_and_columns_of_sessions_are_tested_from_before_to_after()
    {
        var rows = Specificity.Of(Data);
        var moved = rows.Single(r => (r.Measure, r.Test) == ("fd_mean", "difference_of_changes"));
        Assert.Equal(("quality", "", 5, 4), (moved.Kind, moved.Region, moved.N, moved.ReferenceN));      // one has no session after
        Close.To(1e-9, 0.1, moved.Change.Estimate);
        var rate = rows.Where(r => r.Measure == "heart_rate").ToDictionary(r => (r.Test, r.Arm));
        Assert.Equal("physiology", rate[("difference_of_changes", "k")].Kind);
        Close.To(1e-9, 3.14, rate[("difference_of_changes", "k")].Change.Estimate);
        Close.To(1e-9, A[5..].Average(), rate[("change", "k")].Change.Estimate);
        Assert.DoesNotContain(rows, r => r.Measure == "days");
        Assert.Equal(["NAcc", "V1"], rows.Where(r => r.Measure == "baseline").Select(r => r.Region).Distinct());
    }

    [Fact]
    public void What_has_no_session_before_is_a_row_that_says_so()
    {
        var data = Data;
        var rows = Specificity.Of(data with { SessionFacts = [.. data.SessionFacts.Where(s => s.Session == "post")] }).Where(r => r.Kind == "physiology").ToList();
        Assert.Equal(3, rows.Count);
        Assert.All(rows, r => Assert.Equal("too_few", r.Status));
        Assert.Contains(rows, r => r.Reason == "0 participants and 0 of p have both sessions; 2 are needed");
    }

    [Fact]
    public void Without_arms_there_is_one_change_each()
    {
        var data = Data;
        var rows = Specificity.Of(data with { Plan = data.Plan with { Arms = [], ReferenceArm = null }, Changes = [.. data.Changes.Select(c => c with { Arm = null })], Participants = [] });
        Assert.All(rows, r => Assert.Equal(("change", null), (r.Test, r.Arm)));
        Close.To(1e-9, [0.784511784511784, 0.411848932712633, 1.03971669374179], [.. rows.Where(r => r.Kind == "ratio").SelectMany(r => new[] { r.Change.Estimate, r.Change.Interval.Low, r.Change.Interval.High })]);
    }

    private static GroupData Data
    {
        get
        {
            int[] all = [.. Enumerable.Range(0, 10)];
            string ArmOf(int i) => i < 5 ? "p" : "k";
            return new GroupData
            {
                Plan = new GroupPlan
                {
                    Regions = [new("NAcc", "reward", true), new("Putamen", "reward", false), new("V1", "control_positive", false)],
                    Contrasts = ["cue"],
                    Arms = ["p", "k"],
                    ReferenceArm = "p",
                },
                Changes = [.. all.SelectMany(i => new[] { ("NAcc", A[i]), ("Putamen", 1), ("V1", B[i]) }.Select(c => new ChangeRow($"{i}", ArmOf(i), c.Item1, "cue", 0, c.Item2)))],
                Participants = [.. all.Select(i => new ParticipantFacts($"{i}", ArmOf(i), null, new Dictionary<string, double>()))],
                Visits = [("pre", SessionRole.Pre), ("post", SessionRole.Post)],
                Quality = [.. all.SelectMany(i => new[]
                {
                    Value(i, "pre", "", "fd_mean", 0.1 + 0.01 * i), Value(i, i == 0 ? "late" : "post", "", "fd_mean", 0.1 + 0.01 * i + (i < 5 ? 0 : 0.1) + 0.001 * (i % 2 == 0 ? 1 : -1) * (i is 5 or 8 or 9 ? 0 : 1)),
                    Value(i, "pre", "NAcc", "baseline", 1), Value(i, "post", "NAcc", "baseline", 1 + i), Value(i, "pre", "V1", "baseline", 1), Value(i, "post", "V1", "baseline", i), Value(i, "post", "Putamen", "baseline", i),
                })],
                SessionFacts = [.. all.SelectMany(i => new[] { Facts(i, "pre", 60, -1), Facts(i, "post", 60 + A[i], 1) })],
            };
            QualityValue Value(int i, string session, string region, string measure, double value) => new($"{i}", ArmOf(i), session, session == "pre" ? SessionRole.Pre : SessionRole.Post, region, measure, value);
            SessionFacts Facts(int i, string session, double rate, double days) => new($"{i}", session, null, new Dictionary<string, double> { ["days"] = days, ["heart_rate"] = rate });
        }
    }
}
