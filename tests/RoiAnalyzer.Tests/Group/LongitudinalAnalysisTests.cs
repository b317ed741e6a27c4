using RoiAnalyzer.Group;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Statistics;
using static RoiAnalyzer.Tests.Statistics.MixedModelTests;

namespace RoiAnalyzer.Tests.Group;

/// <summary>
/// A study whose values are those of <see cref="Orthodont"/> with visits left out, girls as the treated arm; in region B they are ten times
/// as large. R's numbers are those of <see cref="ConstrainedLongitudinalTests"/>.
/// </summary>
public class LongitudinalAnalysisTests
{
    [Fact]
    public void Each_visit_is_a_row_and_the_primary_one_alone_is_in_the_primary_family()
    {
        var rows = Differences(Data(DesignKind.Longitudinal));
        Assert.Equal(["A post", "A week4", "A week8", "B post", "B week4", "B week8"], rows.Select(r => $"{r.Region} {r.Visit}"));
        var week8 = rows[2];
        Near(-2.778052761429120, week8.Estimate, 1e-7);
        Near(0.850405122744973, week8.StandardError, 1e-6);
        Near(23.0820527901549, week8.DegreesOfFreedom, 1e-6);
        Assert.Equal(("girls", "boys", 10, 13, 1, 3), (week8.Arm, week8.ReferenceArm, week8.N, week8.ReferenceN, week8.Missing, week8.ReferenceMissing));
        Assert.Equal("low_coverage 1, missing_session 3", week8.MissingReasons);
        Assert.Equal([Family.Secondary, Family.Secondary, Family.Primary, Family.Secondary, Family.Secondary, Family.Secondary], rows.Select(r => r.Family));
        Assert.Equal(week8.P, week8.PHolm);
        Assert.All(rows.Where(r => r != week8), r => Assert.True(double.IsNaN(r.PHolm) && double.IsFinite(r.QBh)));
        Near(week8.T, rows[5].T, 1e-6);
    }

    [Fact]
    public void The_model_says_which_covariance_it_has_and_tests_all_visits()
    {
        var model = LongitudinalAnalysis.Of(Data(DesignKind.Longitudinal)).Models[0];
        Assert.Equal(("UN", "", 27, 1, true, "ok"), (model.Structure, model.Attempts, model.Participants, model.BaselineOnly, model.IsBaselineEqual, model.Status));
        Near(-0.5 * 388.803768376365, model.LogLikelihood, 1e-10);
        Near(3.6182791544470212, model.F, 1e-6);
        Near(20.8371498375587301, model.DegreesOfFreedom, 1e-6);
        Assert.Equal(3, model.NumeratorDegrees);
    }

    /// <summary>Complete cases: R's lm(y14 ~ y8 + girl) of the 21 children with every visit.</summary>
    [Fact]
    public void Answers_under_each_treatment_of_what_is_missing_are_side_by_side()
    {
        var rows = LongitudinalAnalysis.Of(Data(DesignKind.Parallel)).MissingData.Where(r => (r.Region, r.Visit) == ("A", "week8")).ToList();
        Assert.Equal([MissingDataRow.CompleteCase, MissingDataRow.AllAvailable, MissingDataRow.TippingPoint, MissingDataRow.JumpToReference], rows.Select(r => r.Method));
        Assert.Equal((8, 13), (rows[0].N, rows[0].ReferenceN));
        Near(-2.640205849899607, rows[0].Effect!.Estimate, 1e-9);
        Near(0.9686078045064271, rows[0].Effect!.StandardError, 1e-9);
        Near(-2.778052761429120, rows[1].Effect!.Estimate, 1e-7);
        Assert.True(rows[2].Delta > 0);
        Assert.Equal(0, rows[2].Effect!.Interval.High, 1e-9);
        Near(-2.778052761429120 * 10 / 11, rows[3].Effect!.Estimate, 1e-7);
        Assert.Empty(LongitudinalAnalysis.Of(Data(DesignKind.Parallel)).Rows);
    }

    /// <summary>
    /// Satterthwaite's error is that of <see cref="ConstrainedLongitudinalTests"/>. R: with the values left out, b &lt;- those with y8 and y14 (9 girls, 13 boys):
    /// coef(summary(lm(y14 ~ I(y8 - mean(y8)) + girl, b)))["girl", ]; of arms that were not drawn t.test(y14 - y8 ~ girl, var.equal = TRUE).
    /// </summary>
    [Fact]
    public void Each_difference_stands_beside_other_methods_at_its_visit()
    {
        var data = Data(DesignKind.Longitudinal);
        var analysis = LongitudinalAnalysis.Of(data);
        var rows = analysis.Sensitivity.Where(r => (r.Region, r.Visit, r.Test) == ("A", "week8", LongitudinalAnalysis.Method)).ToList();
        Assert.Equal(3 * analysis.Rows.Count, analysis.Sensitivity.Count);
        Assert.Equal(["score_flip", "satterthwaite", "ancova_at_visit"], rows.Select(r => r.Method));
        Assert.Equal((analysis.Rows.Single(r => (r.Region, r.Visit, r.Test) == ("A", "week8", LongitudinalAnalysis.Method)).PPermuted, 10000L, false), (rows[0].P, rows[0].Repetitions!.Value, rows[0].IsExact!.Value));
        Near(-2.778052761429120, rows[1].Estimate, 1e-7);
        Near(-2.778052761429120 / 0.810730753879150, rows[1].Statistic, 1e-6);
        Near(-2.742348251028806, rows[2].Estimate, 1e-9);
        Near(-2.994034603871257, rows[2].Statistic, 1e-9);
        Assert.Equal(19, rows[2].DegreesOfFreedom);
        var changes = LongitudinalAnalysis.Of(data with { Plan = data.Plan with { Randomised = false } }).Sensitivity.Single(r => (r.Region, r.Visit, r.Method) == ("A", "week8", "changes_at_visit"));
        Near(-1.918803418803418, changes.Estimate, 1e-9);
        Near(-1.864428885200434, changes.Statistic, 1e-9);
    }

    [Fact]
    public void A_difference_that_cannot_be_had_has_no_other_method_either()
    {
        var data = Data(DesignKind.Longitudinal);
        var rows = LongitudinalAnalysis.Of(data with { Sessions = [.. data.Sessions.Where(s => s.Role == SessionRole.Pre)] }).Sensitivity;
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Equal((GroupStatus.TooFew, "no visit after treatment has two values in both arms", true), (r.Status, r.Reason, double.IsNaN(r.P))));
    }

    [Fact]
    public void What_cannot_be_estimated_has_a_status_and_a_reason_and_no_number()
    {
        var data = Data(DesignKind.Longitudinal);
        var result = LongitudinalAnalysis.Of(data with { Sessions = [.. data.Sessions.Where(s => s.Role == SessionRole.Pre)] });
        Assert.All(result.Rows, r => Assert.Equal((GroupStatus.TooFew, "no visit after treatment has two values in both arms", true), (r.Status, r.Reason, double.IsNaN(r.Estimate))));
        Assert.All(result.Models, m => Assert.Equal((GroupStatus.NotEstimable, "no visit after treatment has two values in both arms", true), (m.Status, m.Reason, double.IsNaN(m.F))));
        Assert.All(result.MissingData, r => Assert.True(r.Effect is null && r.Reason.Length > 0 && r.Status != "ok"));
        Assert.Empty(LongitudinalAnalysis.Of(Data(DesignKind.OneArm)).Models);
    }

    [Fact]
    public void Covariates_and_strata_are_columns_and_who_lacks_one_is_missing_for_that_reason()
    {
        var data = Data(DesignKind.Longitudinal);
        var covaried = data with
        {
            Plan = data.Plan with { Statistics = new StatisticsPlan { Design = DesignKind.Longitudinal, Covariates = ["age"], Stratum = "site" } },
            Participants = [.. data.Participants.Select((p, i) => p with { Stratum = i % 2 == 0 ? "x" : "y", Covariates = new Dictionary<string, double> { ["age"] = i == 0 ? double.NaN : i * i % 7 } })],
        };
        var rows = Differences(covaried);
        Assert.Equal("low_coverage 1, missing_covariate 1, missing_session 3", rows[2].MissingReasons);
        Assert.Equal(12, rows[2].ReferenceN);
        Assert.NotEqual(Differences(data)[2].Estimate, rows[2].Estimate, 1e-3);
        var constant = covaried with { Participants = [.. covaried.Participants.Select(p => p with { Covariates = new Dictionary<string, double> { ["age"] = 30 } })] };
        Assert.All(LongitudinalAnalysis.Of(constant).Rows, r => Assert.Contains("age at", r.Reason));
    }

    /// <summary>R's numbers are those of ConstrainedLongitudinalTests.One_arm_with_visits_missing_changes_as_R_says and of Each_arm_s_means_and_changes_are_R_s.</summary>
    [Fact]
    public void One_arm_has_its_change_at_every_visit_and_all_together()
    {
        var data = Data(DesignKind.Longitudinal);
        var alone = data with
        {
            Plan = data.Plan with { Arms = [], ReferenceArm = null, Randomised = false },
            Participants = [.. data.Participants.Select(p => p with { Arm = null })],
            Sessions = [.. data.Sessions.Select(s => s with { Arm = null })],
        };
        var result = LongitudinalAnalysis.Of(alone);
        Assert.Equal(["A post", "A week4", "A week8", "B post", "B week4", "B week8"], result.Rows.Select(r => $"{r.Region} {r.Visit}"));
        Assert.All(result.Rows, r => Assert.Equal((LongitudinalAnalysis.Change, null, null, "ok"), (r.Test, r.Arm, r.ReferenceArm, r.Status)));
        Near(3.751473196631, result.Rows[2].Estimate, 1e-6);
        Assert.Equal((23, 4, "low_coverage 1, missing_session 3"), (result.Rows[2].N, result.Rows[2].Missing, result.Rows[2].MissingReasons));
        Assert.Equal((Family.Primary, Family.Secondary), (result.Rows[2].Family, result.Rows[1].Family));
        Assert.InRange(result.Rows[2].PMaxT, 0.00005, 0.001);       // t is 7.4
        Assert.Equal(((bool?)null, 3.0), (result.Models[0].IsBaselineEqual, result.Models[0].NumeratorDegrees));
        Assert.Empty(result.MissingData);
        // R: t.test(y14 - y8) of the 22 with both, the values left out: mean and t
        var methods = result.Sensitivity.Where(r => (r.Region, r.Visit) == ("A", "week8")).ToList();
        Assert.Equal(["score_flip", "satterthwaite", "paired_at_visit"], methods.Select(r => r.Method));
        Near(3.751473196631 / 0.504401700631, methods[1].Statistic, 1e-6);
        Near(4.022727272727272, methods[2].Estimate, 1e-9);
        Near(7.51904002363534, methods[2].Statistic, 1e-9);
        var named = LongitudinalAnalysis.Of(alone with { Plan = alone.Plan with { Arms = ["girls"] }, Participants = data.Participants, Sessions = data.Sessions });
        Assert.All(named.Rows, r => Assert.Equal("girls", r.Arm));
        Assert.Equal(11, named.Rows[0].N);
    }

    [Fact]
    public void Each_arm_has_its_changes_in_a_family_of_its_own()
    {
        var rows = LongitudinalAnalysis.Of(Data(DesignKind.Longitudinal)).Rows.Where(r => r.Test == LongitudinalAnalysis.Change && r.Region == "A").ToList();
        Assert.Equal(["boys post", "boys week4", "boys week8", "girls post", "girls week4", "girls week8"], rows.Select(r => $"{r.Arm} {r.Visit}"));
        Near(4.955091221320, rows[2].Estimate, 1e-6);
        Near(2.177038460236, rows[5].Estimate, 1e-6);
        Assert.Equal((10, 1, "missing_session 1"), (rows[5].N, rows[5].Missing, rows[5].MissingReasons));
        Assert.All([rows[2], rows[5]], r => Assert.Equal((r.P, r.PPermuted), (r.PHolm, r.PMaxT)));
        Assert.All(rows, r => Assert.Null(r.ReferenceArm));
    }

    private static List<GroupRow> Differences(GroupData data) => [.. LongitudinalAnalysis.Of(data).Rows.Where(r => r.Test == LongitudinalAnalysis.Method)];

    /// <summary>Region A is primary. Of those left out, one at week8 has a status of its own; the others have no session.</summary>
    internal static GroupData Data(DesignKind design)
    {
        List<SessionRow> rows = [];
        for (var child = 0; child < Orthodont.Children; child++)
            for (var visit = 0; visit < 4; visit++)
                foreach (var (region, scale) in new[] { ("A", 1.0), ("B", 10.0) })
                {
                    var left = Orthodont.LeftOut.Contains((child, visit));
                    if (left && child != 2) continue;
                    rows.Add(new($"{child:00}", ArmOf(child), MadeTrial.Visits[visit], RoleOf(visit), region, "cue",
                        left ? double.NaN : scale * Orthodont.Distance(child, visit), 0.1, left ? "low_coverage" : "ok", left ? "of the scan" : ""));
                }
        return new GroupData
        {
            Plan = new GroupPlan
            {
                Regions = [new("A", "reward", true), new("B", "reward", false)],
                Contrasts = ["cue"],
                Arms = ["boys", "girls"],
                ReferenceArm = "boys",
                Randomised = true,
                Statistics = new StatisticsPlan { Design = design },
                PrimaryVisit = "week8",
            },
            Changes = [],
            Sessions = rows,
            Participants = [.. Enumerable.Range(0, Orthodont.Children).Select(child => new ParticipantFacts($"{child:00}", ArmOf(child), null, new Dictionary<string, double>()))],
            Visits = [.. MadeTrial.Visits.Select((label, visit) => (label, RoleOf(visit)))],
        };
    }

    private static string ArmOf(int child) => Orthodont.IsGirl(child) ? "girls" : "boys";

    private static SessionRole RoleOf(int visit) => visit switch { 0 => SessionRole.Pre, 1 => SessionRole.Post, _ => SessionRole.FollowUp };
}
