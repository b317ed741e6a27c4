using System.Text.Json.Nodes;
using RoiAnalyzer.Models;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Simulation;

/// <summary>
/// Fluctuation at rest: every seed has its own, and those of the network share a part of theirs, which grows after the infusion in
/// the treated arm. All of it, and the voxels' noise, has one spectrum (autoregressive, 0.3), so that no filter changes a correlation.
/// </summary>
internal static class PlantedRest
{
    public const double Percent = 0.3, SharedBefore = 0.2, SharedAfter = 0.6;
    private const double Correlation = 0.3;

    /// <summary>The network's seeds.</summary>
    public static IReadOnlyList<string> Network { get; } = ["NAcc_L", "NAcc_R", "vmPFC_L", "vmPFC_R"];

    /// <summary>The share of the network's variance that its seeds have in common.</summary>
    public static double Shared(SimulationPlan plan, string arm, string session) =>
        arm == plan.TreatedArm && session == SimulatedParticipant.Post ? SharedAfter : SharedBefore;

    /// <summary>Adds each seed's fluctuation, as a share of the signal at rest; the first column is no seed's.</summary>
    public static void Add(double[][] task, IReadOnlyList<Region> seeds, double shared, RandomNumbers random)
    {
        var common = Series(task.Length, random);
        for (var seed = 0; seed < seeds.Count; seed++)
        {
            var own = Series(task.Length, random);
            var part = Network.Contains(seeds[seed].Name) ? shared : 0;
            for (var t = 0; t < task.Length; t++)
                task[t][seed + 1] += Percent / 100 * (Math.Sqrt(part) * common[t] + Math.Sqrt(1 - part) * own[t]);
        }
    }

    /// <summary>
    /// Fisher's z of two regions, from the covariance of their weighted means: of the seeds whose voxels they hold, and of the noise of
    /// voxels that they both hold.
    /// </summary>
    public static double Z(PlantedVoxels field, SimulationPlan plan, Region a, Region b, double shared)
    {
        var seeds = field.SeedsOfColumns();
        var (ofA, ofB) = (Loads(field, seeds, a), Loads(field, seeds, b));
        return Math.Atanh(Covariance(a, ofA, b, ofB) / Math.Sqrt(Covariance(a, ofA, a, ofA) * Covariance(b, ofB, b, ofB)));

        double Covariance(Region one, double[] x, Region other, double[] y)
        {
            var sum = 0.0;
            for (var s = 0; s < x.Length; s++)
                for (var t = 0; t < y.Length; t++)
                    sum += x[s] * y[t] * (s == t ? 1 : IsOfNetwork(s) && IsOfNetwork(t) ? shared : 0);
            var weights = other.Columns.Zip(other.Weights).ToDictionary(v => v.First, v => v.Second);
            var noise = one.Columns.Zip(one.Weights).Sum(v => v.Second * weights.GetValueOrDefault(v.First)) / (one.Weights.Sum() * other.Weights.Sum());
            return Percent * Percent * sum + plan.NoisePercent * plan.NoisePercent * noise;
        }

        bool IsOfNetwork(int seed) => Network.Contains(field.Map.Regions[seed].Name);
    }

    /// <summary>Of each region and seed of the network the planted z by arm, as a table.</summary>
    public static OutputTable Truth(SimulationPlan plan, PlantedVoxels field)
    {
        var table = DatasetTable.Of(("region", $"Region of the set {PlantedResponse.RegionSetName}."), ("contrast", "z_SEED: Fisher's z of the correlation with the seed."),
            ("arm", "Arm."), ("pre", "Planted Fisher's z before the infusion."), ("post", "The same after the infusion."), ("change", "post less pre."));
        foreach (var region in field.Map.Regions)
            foreach (var seed in Network.Where(name => name != region.Name).Select(name => field.Map.Regions.First(r => r.Name == name)))
                foreach (var arm in new[] { plan.TreatedArm, plan.ReferenceArm })
                {
                    var (pre, post) = (At(SimulatedParticipant.Pre), At(SimulatedParticipant.Post));
                    table.Add(region.Name, RestRun.WithSeed(seed.Name), arm, pre, post, Math.Round(post - pre, 10));

                    double At(string session) => Math.Round(Z(field, plan, region, seed, Shared(plan, arm, session)), 10);
                }
        return table;
    }

    public static JsonObject AnalysisPlan(SimulationPlan plan) => new()
    {
        ["analysis"] = "rest",
        ["task"] = plan.Task,
        ["arm"] = new JsonObject { ["column"] = "arm", ["reference"] = plan.ReferenceArm, ["randomised"] = true },
        ["primary_contrasts"] = new JsonArray("z_NAcc_L"),
    };

    public static string Readme(SimulationPlan plan, string missing, string lost) => FormattableString.Invariant($$"""
        A made study: nobody was scanned. Made by `roianalyzer simulate` (RoiAnalyzer {{DatasetText.ProgramVersion}}) from seed {{plan.Seed}}.

        {{plan.Participants}} participants of two arms, {{plan.TreatedArm}} and {{plan.ReferenceArm}}, lay at rest (task-{{plan.Task}}) in a session before
        the infusion (ses-pre) and in one after it (ses-post).
        {{missing}}
        {{lost}}

        What is planted: every region of the set {{PlantedResponse.RegionSetName}} fluctuates by itself, {{Percent}} percent of the signal at rest.
        {{string.Join(", ", Network)}} have {{SharedBefore}} of their variance in common; after {{plan.TreatedArm}} it is {{SharedAfter}}.
        Nothing else changes. truth.tsv holds the Fisher z that follow for the region means (a voxel belongs to the first region of the set
        that holds it, and has noise of its own, {{plan.NoisePercent}} percent), simulation.json every parameter, plan.json the analysis.
        There are no raw images: sidecars and participants are here, images under derivatives/fmriprep, which fMRIPrep did not make.

        """).ReplaceLineEndings("\n");

    /// <summary>By seed: its weight in the region's mean.</summary>
    private static double[] Loads(PlantedVoxels field, int[] seeds, Region region)
    {
        var loads = new double[field.Map.Regions.Count];
        for (var v = 0; v < region.Columns.Length; v++)
            loads[seeds[region.Columns[v]]] += region.Weights[v] / region.Weights.Sum() * PlantedVoxels.BaselineAt(field.Grid.CentreOf(field.Map.Voxels[region.Columns[v]]));
        return loads;
    }

    private static double[] Series(int volumes, RandomNumbers random)
    {
        var series = new double[volumes];
        for (var t = 0; t < volumes; t++)
            series[t] = t == 0 ? random.Normal() : Correlation * series[t - 1] + Math.Sqrt(1 - Correlation * Correlation) * random.Normal();
        return series;
    }
}
