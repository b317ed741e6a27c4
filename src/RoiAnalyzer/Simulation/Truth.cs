using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Simulation;

/// <summary>
/// What an analysis of the made study should find: for each region the mean over its voxels, weighted by the region's
/// weights and the voxels' signal at rest, because percent signal change of a region is a ratio of means. Where seeds
/// overlap, a later seed's region holds voxels of an earlier one, and its truth is diluted.
/// </summary>
public sealed class Truth
{
    /// <summary>Less of a region than this in a session, and there is no truth for it there.</summary>
    public const double MinCoverage = 0.5;

    private readonly PlantedVoxels _field;
    private readonly int[] _seeds;
    private readonly double[] _baselines;
    private readonly bool[] _kept;

    /// <summary>The truth on a field's grid.</summary>
    public Truth(PlantedVoxels field)
    {
        _field = field;
        _seeds = field.SeedsOfColumns();
        var centres = Array.ConvertAll(field.Map.Voxels, field.Grid.CentreOf);
        _baselines = Array.ConvertAll(centres, PlantedVoxels.BaselineAt);
        _kept = Array.ConvertAll(centres, centre => !Brain.IsLost(centre));
    }

    /// <summary>Each contrast's weight of each trial type: both against rest, and their difference.</summary>
    public static IReadOnlyList<(string Name, double[] Weights)> Contrasts { get; } =
        [(EventSchedule.TrialTypes[0], [1, 0]), (EventSchedule.TrialTypes[1], [0, 1]), (string.Join('-', EventSchedule.TrialTypes), [1, -1])];

    /// <summary>What a study of this plan is asked for: a task's contrasts, or an infusion's windows as weights of its one response.</summary>
    public static IReadOnlyList<(string Name, double[] Weights)> ContrastsOf(SimulationPlan plan) =>
        plan.Analysis == AnalysisKind.Infusion ? PlantedInfusion.Windows(plan) : Contrasts;

    /// <summary>The population's response of a region in an arm before and after, in percent.</summary>
    public (double Pre, double Post) OfArm(Region region, double[] contrast, string arm, SimulationPlan plan)
    {
        var seeds = _field.Map.Regions;
        return (Mean(Before), Mean(After));

        double After(int seed, int type) =>
            Before(seed, type) + PlantedResponse.Change(seeds[seed].Seed, EventSchedule.TrialTypes[type], arm, plan);
        double Before(int seed, int type) => PlantedResponse.Before(seeds[seed].Seed, EventSchedule.TrialTypes[type]);
        double Mean(Func<int, int, double> response) => Weighted(region.Columns, region.Weights, contrast, response);
    }

    /// <summary>
    /// What one participant was given before and after, region by region: over the voxels that its sessions have in common, as the
    /// analysis takes them. A session that is missing, or lacks too much of the region, is null.
    /// </summary>
    public IReadOnlyList<(double? Pre, double? Post)> OfParticipant(SimulatedParticipant participant, double[] contrast) =>
        [.. OfSessions(participant, contrast, SimulatedParticipant.Pre, SimulatedParticipant.Post).Select(r => (r[0], r[1]))];

    /// <summary>The same in any of its sessions, in the order of <paramref name="wanted"/>.</summary>
    public IReadOnlyList<double?[]> OfSessions(SimulatedParticipant participant, double[] contrast, params IReadOnlyList<string> wanted)
    {
        var whole = Enumerable.Repeat(true, _kept.Length).ToArray();
        var sessions = participant.Sessions.Select(s => s.Session).ToList();
        var valid = sessions.ConvertAll(s => participant.LosesCoverageIn(s) ? _kept : whole);
        return [.. RegionVoxels.InCommon(_field.Map, valid, MinCoverage).Select(r => wanted.Select(session => In(r, session)).ToArray())];

        double? In(RegionVoxels region, string session) =>
            sessions.IndexOf(session) is var s && s >= 0 && region.Runs[s].Status == Status.Ok
                ? Weighted(region.Columns, region.Weights, contrast, (seed, type) => participant.Response(seed, type, session))
                : null;
    }

    private double Weighted(int[] columns, double[] weights, double[] contrast, Func<int, int, double> response)
    {
        double sum = 0, total = 0;
        for (var v = 0; v < columns.Length; v++)
        {
            var weight = weights[v] * _baselines[columns[v]];
            total += weight;
            for (var type = 0; type < contrast.Length; type++) sum += weight * contrast[type] * response(_seeds[columns[v]], type);
        }
        return sum / total;
    }
}
