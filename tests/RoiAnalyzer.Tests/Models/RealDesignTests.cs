using System.Globalization;
using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

/// <summary>Designs of real studies, each with what is known of it.</summary>
public class RealDesignTests
{
    private static readonly ModelPlan s_plain = new() { Confounds = ["none"], FramewiseDisplacementLimit = null };

    // NARPS (ds001734): 64 gambles a run of 453 volumes at 1 s, gains and losses drawn so that they do not go together; the confounds
    // are of an old fMRIPrep
    [Theory]
    [InlineData("sub-001", 1), InlineData("sub-001", 2), InlineData("sub-002", 1), InlineData("sub-002", 2)]
    [InlineData("sub-003", 1), InlineData("sub-003", 2), InlineData("sub-004", 1), InlineData("sub-004", 2)]
    public void Gains_and_losses_of_NARPS_can_be_told_apart_beside_twenty_nine_confounds(string participant, int run)
    {
        var folder = "data/confounds/narps-ds001734";
        // the files have no trial_type, which BIDS allows
        var events = EventFile.Read(Shared.File($"{folder}/{participant}/func/{participant}_task-MGT_run-0{run}_events.tsv"));
        Assert.Equal(64, events.Count);
        var confounds = Table.Read($"{folder}/derivatives/fmriprep/{participant}/func/{participant}_task-MGT_run-0{run}_bold_confounds.tsv");
        var plan = new ModelPlan { Modulators = ["gain", "loss"], FramewiseDisplacementLimit = null };
        var design = DesignMatrix.Build(events, new Timing(1, 453, 0.5), Nuisance.Choose(confounds, plan, 453), plan);
        Assert.Equal(["event", "event:gain", "event:loss"], design.Names.Take(3));
        Assert.Equal(design.Names.Count, design.Rank);
        var unsteady = confounds.Names.Count(name => name.StartsWith("NonSteadyStateOutlier", StringComparison.Ordinal));
        Assert.Equal(3 + 29 + unsteady + 7 + 1, design.Rank);       // ⌊2·453/128⌋ = 7 cosines
        var facts = DesignFacts.Of(design, [On("event:gain"), On("event:loss")]);
        Assert.InRange(facts.Contrasts["event:gain"].Inflation, 1, 1.6);
        Assert.InRange(facts.Contrasts["event:loss"].Inflation, 1, 1.6);
    }

    // ds000157: food and other pictures in turn, blocks of 24 s some 37 s apart, 370 volumes at 1.6 s; a block that long reaches the
    // plateau's overshoot, 1.1445 times it (science.md 2.4)
    [Fact]
    public void Food_blocks_reach_the_peak_of_a_lasting_event_and_are_near_the_limit_of_the_high_pass()
    {
        var events = EventFile.Read(Shared.File("data/bids/ds000157-foodcue/sub-02/func/sub-02_task-passiveimageviewing_events.tsv"));
        var design = DesignMatrix.Build(events, new Timing(1.6, 370, 0.5), Nuisance.Choose(null, s_plain, 370), s_plain);
        Assert.Equal(["break", "food", "nonfood"], design.ConditionColumns.Keys);
        Assert.Equal(1.1445, design.Columns[design.ConditionColumns["food"]].Max(), 1e-3);
        Assert.Equal(8, events.Count(e => e.TrialType == "food"));
        Assert.Contains(design.Notes, note => note.StartsWith("The period of food, about 74 s", StringComparison.Ordinal));
        Assert.InRange(DesignFacts.Of(design, [FirstLevelTests.Weigh("food-nonfood", ("food", 1), ("nonfood", -1))]).Contrasts["food-nonfood"].Inflation, 0.5, 1.2);
    }

    // ds004920: a monetary incentive delay task, 10 cues of each of five kinds and 50 outcomes at 1.75 s
    [Fact]
    public void Cues_and_outcomes_of_a_monetary_incentive_task_are_all_estimable()
    {
        var events = EventFile.Read(Shared.File("data/bids/ds004920-mid/sub-1001/func/sub-1001_task-mid_run-1_events.tsv"));
        Assert.Equal(100, events.Count);
        var design = DesignMatrix.Build(events, new Timing(1.75, 262, 0.5), Nuisance.Choose(null, s_plain, 262), s_plain);
        Assert.Equal(["ConHit", "ConMiss", "Large_gain", "Large_loss", "Neutral", "Small_gain", "Small_loss"], design.ConditionColumns.Keys);
        Assert.Equal(design.Names.Count, design.Rank);
        var gain = DesignFacts.Of(design, [FirstLevelTests.Weigh("gain", ("Large_gain", 1), ("Neutral", -1))]);
        Assert.True(double.IsFinite(gain.Contrasts["gain"].Efficiency));
        Assert.InRange(gain.Columns["ConHit"], 1, 5);
    }

    // Haxby 2001, participant 1: in each of 12 runs of 121 volumes at 2.5 s one block of 22.5 s of each of eight categories
    [Fact]
    public void Each_of_Haxby_s_twelve_runs_holds_one_block_of_eight_categories_that_can_be_told_apart()
    {
        for (var run = 1; run <= 12; run++)
        {
            var folder = Shared.File(FormattableString.Invariant($"data/bold/haxby-1slice/haxby2001/sub001/model/model001/onsets/task001_run{run:000}"));
            List<Event> events = [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).SelectMany(file => File.ReadAllLines(file)
                .Where(line => line.Length > 0).Select(line => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
                .Select(row => new Event(Number(row[0]), Number(row[1]), Path.GetFileNameWithoutExtension(file), Number(row[2]))))];
            Assert.Equal(8, events.Count);
            Assert.All(events, e => Assert.Equal(22.5, e.Duration));
            var design = DesignMatrix.Build(events, new Timing(2.5, 121, 0.5), Nuisance.Choose(null, s_plain, 121), s_plain);
            Assert.Equal(8 + 4 + 1, design.Rank);       // ⌊2·121·2.5/128⌋ = 4 cosines
            Assert.Empty(design.Notes);
        }
    }

    // nitime's example: 96 events of each of six kinds in 3360 volumes at 2 s; its averaged responses rise after the event, peak about
    // two to three volumes later and are back at rest some 14 s after it
    [Fact]
    public void The_responses_of_nitime_s_series_rise_peak_and_fall_without_a_shape_assumed()
    {
        var rows = File.ReadAllLines(Shared.File("data/bold/nitime/event_related_fmri.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        var series = rows.Select(row => 100 + Number(row[0])).ToArray();
        List<Event> events = [.. rows.Select((row, t) => (Code: row[1], Time: 2.0 * t + 0.5)).Where(e => Number(e.Code) != 0)
            .Select(e => new Event(e.Time, 0, "code " + e.Code[..1]))];
        Assert.Equal(6 * 96, events.Count);
        var plan = s_plain with { Basis = ResponseBasis.Fir, Fir = new FirPlan { WindowSeconds = 30 } };
        var design = DesignMatrix.Build(events, new Timing(2, rows.Length, 0.5), Nuisance.Choose(null, plan, rows.Length), plan);
        var curves = ResponseCurve.Of(FirstLevel.Fit(series, design, NoiseModel.Ar1), "region", plan.Fir, 2).GroupBy(point => point.TrialType).ToList();
        Assert.Equal(6, curves.Count);
        foreach (var curve in curves)
        {
            var points = curve.ToList();
            var peak = points.MaxBy(point => point.Effect!.Value.Effect)!;
            Assert.InRange(peak.From, 4, 8);
            Assert.True(peak.Effect!.Value.T > 4, $"{curve.Key}: {peak.Effect.Value.T}");
            Assert.True(points[^1].Effect!.Value.Effect < peak.Effect.Value.Effect / 2);
        }
    }

    private static Contrast On(string condition) => FirstLevelTests.Weigh(condition, (condition, 1));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
