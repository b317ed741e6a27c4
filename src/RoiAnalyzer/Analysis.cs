using RoiAnalyzer.Group;
using RoiAnalyzer.Models;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer;

/// <summary>
/// Start here: the whole analysis in reading order. A participant's runs become region series, the series become
/// estimates, the estimates a change; the changes of all participants become the answer of the study.
/// </summary>
public static class Analysis
{
    /// <summary>
    /// The participant level, by a plan whose contrasts are filled in, <paramref name="atATime"/> runs at a time.
    /// <paramref name="onVolume"/> is told run, volumes read and their number, by several runs at once.
    /// </summary>
    public static ParticipantResult OfParticipant(
        Participant participant, RegionSet regions, Plan plan, ReferenceHeights heights, Action<Run, int, int>? onVolume = null, int atATime = 1)
    {
        var runs = participant.Sessions.SelectMany(session => session.Runs).ToList();
        var signals = ParticipantSignals.Extract(runs, regions, plan.Regions, onVolume, atATime, plan.Neighbours, heights.NeedScaledVoxels);
        var models = signals.Runs.Select(run => OfRun(run, signals.Regions, plan, heights, SeedsOf(plan, regions))).ToList();
        var changes = ParticipantChange.Of(participant, models, signals.Regions);
        return new ParticipantResult(participant, signals, models, changes, heights);
    }

    /// <summary>One run, by the kind of analysis that the plan asks for.</summary>
    private static RunModel OfRun(RunSignals run, IReadOnlyList<RegionVoxels> regions, Plan plan, ReferenceHeights heights, IReadOnlyList<string> seeds) => plan.Analysis switch
    {
        AnalysisKind.Rest => RestRun.Fit(run, regions, plan, seeds),
        AnalysisKind.Infusion => InfusionRun.Fit(run, regions, plan),
        _ => RunModel.Fit(run, regions, plan.Model, ContrastsOf(plan), heights, JointContrastsOf(plan)),
    };

    /// <summary>The group level: the changes of all participants, whichever machine computed them.</summary>
    public static GroupResult OfGroup(GroupData data)
    {
        // between the sessions of a crossover the treatment differs: there is no change, and all is of the treatments' differences
        if (data.Plan.Statistics.Design == DesignKind.Crossover) return CrossoverResult.Of(data);
        var (changes, visits) = (ChangePermutations.Of(data, ChangeAnalysis.Of(data)), LongitudinalAnalysis.Of(data));
        var reliability = ReferenceReliability.Of(data);
        GroupRow[] rows = [.. changes, .. visits.Rows];
        return new GroupResult
        {
            Rows = rows,
            Sensitivity = [.. Sensitivity.Of(data, changes), .. visits.Sensitivity],
            Longitudinal = visits,
            Attrition = Attrition.Of(data),
            Associations = Associations.Of(data),
            Sides = Sides.Of(data),
            Specificity = Specificity.Of(data),
            EffectSizes = EffectSizes.Of(data, rows),
            Evidence = Evidence.Of(data, rows, reliability),
            Reliability = reliability,
            ReliableChanges = ReliableChanges.Of(data),
        };
    }

    /// <summary>The contrasts of a plan in which they are filled in.</summary>
    public static IReadOnlyList<Contrast> ContrastsOf(Plan plan) =>
        [.. plan.Contrasts!.Select(c => new Contrast(c.Key, c.Value))];

    /// <summary>The seeds of a resting study: the plan's, else the primary regions, in the set's order.</summary>
    public static IReadOnlyList<string> SeedsOf(Plan plan, RegionSet regions) =>
        plan.Rest.Seeds ?? [.. regions.Seeds.Where(s => plan.Regions.Primary?.Contains(s.Name) ?? s.Family == "primary").Select(s => s.Name)];

    /// <summary>
    /// Names of what is estimated of each region, in order: a task's contrasts, an infusion's windows, at rest the connectivity with each
    /// seed, fALFF and, where it is wanted, ReHo.
    /// </summary>
    public static IReadOnlyList<string> ContrastNamesOf(Plan plan, IReadOnlyList<string> seeds) => plan.Analysis switch
    {
        AnalysisKind.Rest => [.. seeds.Select(RestRun.WithSeed), RestRun.Slowness, .. plan.Neighbours is null ? Array.Empty<string>() : [RestRun.Coherence]],
        AnalysisKind.Infusion => [.. plan.Infusion.Windows.Keys],
        _ => [.. ContrastsOf(plan).Select(c => c.Name)],
    };

    /// <summary>The F tests of a plan.</summary>
    public static IReadOnlyList<JointContrast> JointContrastsOf(Plan plan) =>
        [.. plan.FContrasts.Select(c => new JointContrast(c.Key, [.. c.Value.Select(weights => new Contrast(c.Key, weights))]))];

    /// <summary>What a coefficient is multiplied by to be a percent signal change: the same in all runs of a study.</summary>
    public static ReferenceHeights HeightsOf(
        Plan plan, IReadOnlyDictionary<string, double> durations, double repetitionTime) =>
        plan.Model.Basis == ResponseBasis.Fir || plan.Analysis != AnalysisKind.Task ? ReferenceHeights.Bins(durations)
        : ReferenceHeights.Of(plan.PercentSignalChange, durations, plan.Model.Response, repetitionTime) with
        {
            Beside = [.. plan.SignalChangeBeside.Select(other => ReferenceHeights.Of(other, durations, plan.Model.Response, repetitionTime))],
        };

    /// <summary>The regions of the group level with what the set says of where they are.</summary>
    public static IReadOnlyList<GroupRegion> Described(IReadOnlyList<GroupRegion> regions, RegionSet set)
    {
        var seeds = set.Seeds.ToDictionary(s => s.Name);
        return [.. regions.Select(r => seeds.TryGetValue(r.Name, out var seed)
            ? r with { Hemisphere = seed.Hemisphere, Definition = string.Join(", ", new[] { seed.Definition, seed.Space }.Where(text => !string.IsNullOrEmpty(text))) } : r)];
    }

    /// <summary>The group analysis that a study's plan asks for, over these regions.</summary>
    public static GroupPlan GroupPlanOf(Study study, IReadOnlyList<GroupRegion> regions) => new()
    {
        Regions = regions,
        Contrasts = ContrastNamesOf(study.Plan, study.Plan.Rest.Seeds ?? [.. regions.Where(r => r.IsPrimary).Select(r => r.Name)]),
        Unit = study.Plan.Analysis == AnalysisKind.Rest ? Reports.RestTables.Unit : GroupPlan.Percent,
        ContrastWeights = study.Plan.Analysis == AnalysisKind.Task ? study.Plan.Contrasts! : new Dictionary<string, IReadOnlyDictionary<string, double>>(),
        PrimaryContrasts = study.Plan.PrimaryContrasts ?? [],
        Arms = study.Arms,
        ReferenceArm = study.Plan.Arm.Reference,
        Randomised = study.Plan.Arm.Randomised,
        Statistics = study.Plan.Statistics,
        PrimaryVisit = study.Plan.Statistics.PrimaryVisit ?? study.Plan.Sessions.Post,
        Seed = study.Plan.Seed,
        HasPeriodBaselines = study.Plan.Statistics.Design == DesignKind.Crossover && study.SessionFacts.Any(s => s.IsBaseline),
    };
}
