using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Statistics;

namespace RoiAnalyzer.Tests.Group;

/// <summary>The children of <see cref="LongitudinalAnalysisTests"/>; region B is ten times region A until it is changed.</summary>
public class ScorePermutationsTests
{
    [Fact]
    public void The_primary_visit_has_the_flips_of_its_own_model()
    {
        var data = LongitudinalAnalysisTests.Data(DesignKind.Longitudinal);
        var week8 = LongitudinalAnalysis.Of(data).Rows.Single(r => (r.Region, r.Visit, r.Test) == ("A", "week8", LongitudinalAnalysis.Method));
        var scores = ConstrainedLongitudinal.Of(MadeTrial.OfOrthodont(), out _)!.Scores(1, 3, [.. Enumerable.Range(0, Orthodont.Children)]);
        var test = ScoreFlips.Of([scores], 10000, 20200101);
        Assert.Equal(new PermutationScheme("score_flip", 10000, false), week8.Permuted);
        Assert.Equal((test.P[0], test.P[0], test.P[0]), (week8.PPermuted, week8.PMaxT, week8.PMaxTStep));
        // t is 3.27: R's p by Kenward and Roger is .0034
        Assert.InRange(week8.PPermuted, 0.0005, 0.015);
    }

    [Fact]
    public void Rows_outside_the_primary_family_have_a_p_each_and_none_against_a_largest()
    {
        var rows = LongitudinalAnalysis.Of(LongitudinalAnalysisTests.Data(DesignKind.Longitudinal)).Rows;
        Assert.All(rows, row => Assert.InRange(row.PPermuted, 1 / 10001.0, 1));
        Assert.All(rows.Where(row => row.Family != Family.Primary), row => Assert.True(double.IsNaN(row.PMaxT) && double.IsNaN(row.PMaxTStep)));
        // a tenfold region under the same signs
        Assert.Equal(rows.Where(row => (row.Region, row.Visit) == ("A", "post")).Select(row => row.PPermuted), rows.Where(row => (row.Region, row.Visit) == ("B", "post")).Select(row => row.PPermuted));
    }

    /// <summary>B as a second primary region: its values without those of two children, so that their signs must go by who they are.</summary>
    [Fact]
    public void Regions_of_a_family_share_the_signs_of_each_participant()
    {
        var data = LongitudinalAnalysisTests.Data(DesignKind.Longitudinal);
        var rows = LongitudinalAnalysis.Of(data with
        {
            Plan = data.Plan with { Regions = [.. data.Plan.Regions.Select(region => region with { IsPrimary = true })] },
            Sessions = [.. data.Sessions.Where(s => s.Region != "B" || s.Participant is not ("00" or "20"))],
        }).Rows.Where(row => row.Family == Family.Primary && row.Test == LongitudinalAnalysis.Method).ToList();
        var trial = MadeTrial.OfOrthodont();
        int[] all = [.. Enumerable.Range(0, Orthodont.Children)], some = [.. all.Where(i => i is not (0 or 20))];
        var test = ScoreFlips.Of([ConstrainedLongitudinal.Of(trial, out _)!.Scores(1, 3, all),
            ConstrainedLongitudinal.Of(trial with { Participants = [.. some.Select(i => trial.Participants[i])] }, out _)!.Scores(1, 3, some)], 10000, 20200101);
        Assert.Equal(2, rows.Count);
        Assert.Equal(test.MaxT, rows.Select(row => row.PMaxT));
        Assert.Equal(test.StepDownMaxT, rows.Select(row => row.PMaxTStep));
        Assert.All(rows, row => Assert.InRange(row.PMaxT, row.PPermuted, 1));
    }

    [Fact]
    public void A_row_without_a_t_has_no_permutations()
    {
        var data = LongitudinalAnalysisTests.Data(DesignKind.Longitudinal);
        var rows = LongitudinalAnalysis.Of(data with { Sessions = [.. data.Sessions.Where(s => s.Role == SessionRole.Pre)] }).Rows;
        Assert.All(rows, row => Assert.True(double.IsNaN(row.PPermuted) && double.IsNaN(row.PMaxT) && row.Permuted is null));
    }
}
