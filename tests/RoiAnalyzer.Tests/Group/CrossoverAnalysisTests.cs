using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Statistics;
using static RoiAnalyzer.Tests.Statistics.MixedModelTests;

namespace RoiAnalyzer.Tests.Group;

/// <summary>The crossover of reference/anchors_R.txt, A16, as a study: sessions 1 and 2, treatments in sessions.tsv.</summary>
public class CrossoverAnalysisTests
{
    [Fact]
    public void A_complete_study_of_two_periods_is_analysed_in_closed_form()
    {
        var analysis = CrossoverAnalysis.Of(Data());
        var row = Assert.Single(analysis.Rows);
        Assert.Equal((Crossover.Method, "ketamine", "placebo", 12, 12, 0), (row.Test, row.Arm, row.ReferenceArm, row.N, row.ReferenceN, row.Missing));
        Near(-0.144166666666667, row.Estimate, 1e-12);
        Near(-5.91509167830708, row.T, 1e-12);
        Near(0.000148019148275, row.P, 1e-10);
        Assert.Equal(row.P, row.PHolm);
        Assert.Equal(["period", "carry_over"], analysis.Effects.Select(e => e.Effect));
        Near(-0.000833333333333, analysis.Effects[0].Estimate, 1e-11);
        Assert.Equal(("2 - 1", "two_periods"), (analysis.Effects[0].Comparison, analysis.Effects[0].Method));
        Near(0.563874353577, Math.Abs(analysis.Effects[1].T), 1e-11);
    }

    /// <summary>R: lmer(y ~ trt + per + seq + (1 | id)) without two values (<see cref="CrossoverModelTests"/>).</summary>
    [Fact]
    public void With_values_missing_the_mixed_model_keeps_everybody()
    {
        var analysis = CrossoverAnalysis.Of(Data(("02", "2"), ("08", "1")));
        var row = Assert.Single(analysis.Rows);
        Near(-0.15247209043518573, row.Estimate, 1e-6);
        Near(0.01664373193037082, row.StandardError, 1e-6);
        Near(8.124267668166567, row.DegreesOfFreedom, 1e-6);
        Assert.Equal((12, 10, 0, 2, "missing_session 2"), (row.N, row.ReferenceN, row.Missing, row.ReferenceMissing, row.MissingReasons));
        Assert.Equal(["period", "sequences"], analysis.Effects.Select(e => e.Effect));
        Assert.Equal(12, analysis.Effects[0].Participants);
    }

    [Fact]
    public void Without_the_other_sequence_treatment_and_period_are_one_and_it_is_refused()
    {
        var data = Data();
        var row = Assert.Single(CrossoverAnalysis.Of(data with { Sessions = [.. data.Sessions.Where(s => string.CompareOrdinal(s.Participant, "06") < 0)] }).Rows);
        Assert.Equal(GroupStatus.NotEstimable, row.Status);
        Assert.True(double.IsNaN(row.Estimate));
        Assert.Contains("2 are needed in each", row.Reason);
        Assert.Empty(CrossoverAnalysis.Of(data with { Plan = data.Plan with { Statistics = new StatisticsPlan { Design = DesignKind.Parallel } } }).Rows);
    }

    private static GroupData Data(params (string, string)[] leftOut)
    {
        List<SessionRow> rows = [];
        List<SessionFacts> facts = [];
        foreach (var (who, pair) in CrossoverTests.KetamineFirst.Concat(CrossoverTests.PlaceboFirst).Index())
            foreach (var (period, value) in new[] { pair.First, pair.Second }.Index())
            {
                var (label, session) = ($"{who:00}", $"{period + 1}");
                facts.Add(new(label, session, (who < 6) == (period == 0) ? "ketamine" : "placebo", new Dictionary<string, double>()));
                if (!leftOut.Contains((label, session))) rows.Add(new(label, null, session, period == 0 ? SessionRole.Pre : SessionRole.Post, "A", "cue", value, 0.1));
            }
        return new GroupData
        {
            Plan = new GroupPlan { Regions = [new("A", "reward", true)], Contrasts = ["cue"], Statistics = new StatisticsPlan { Design = DesignKind.Crossover } },
            Changes = [],
            Sessions = rows,
            SessionFacts = facts,
            Visits = [("1", SessionRole.Pre), ("2", SessionRole.Post)],
        };
    }
}
