using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>What is found in one resting run: the regions that have a series, by name, and every pair of them.</summary>
public sealed record RestingState(IReadOnlyList<string> Regions, IReadOnlyList<Edge> Edges);

/// <summary>Looks at a run at rest: connectivity and the share of slow fluctuation.</summary>
public static class RestRun
{
    /// <summary>The measure that is no correlation: fALFF.</summary>
    public const string Slowness = "falff";

    /// <summary>The measure of how much neighbouring voxels go along: ReHo.</summary>
    public const string Coherence = "reho";

    /// <summary>The name of the measure that is a region's connectivity with a seed, Fisher's z.</summary>
    public static string WithSeed(string seed) => $"z_{seed}";

    /// <summary>
    /// Every region's connectivity with each seed, then its fALFF, and its ReHo where the plan wants it. A pair of seeds is
    /// told once, in the row of the later one. Signals without neighbours that the plan wants are an <see cref="ArgumentException"/>.
    /// </summary>
    public static RunModel Fit(RunSignals signals, IReadOnlyList<RegionVoxels> regions, Plan plan, IReadOnlyList<string> seeds)
    {
        var (design, nuisance, timing) = DesignOf(signals.Run, signals.VolumeCount, plan);
        int[] measured = design is null ? [] : [.. Enumerable.Range(0, regions.Count).Where(r => signals.Series[r] is not null)];
        var residuals = measured.Select(r => design!.Factor.Fit(signals.Series[r]!).Residuals).ToList();
        var volumes = signals.VolumeCount - nuisance.SpikeCount;
        var edges = design is null ? [] : Connectivity.Of(residuals, volumes, design.VolumeCount - design.Rank, plan.Rest.Ridge);
        var state = new RestingState([.. measured.Select(r => regions[r].Region.Name)], edges);
        if (plan.Neighbours is not null && signals.Local is null) throw new ArgumentException("ReHo needs the series of single voxels", nameof(signals));
        var coherence = design is null || plan.Neighbours is null ? null : LocalCoherence.Of(signals.Local!, design, nuisance.SpikeVolumes);
        var byPair = edges.SelectMany(e => new[] { (Key: (state.Regions[e.A], state.Regions[e.B]), e), (Key: (state.Regions[e.B], state.Regions[e.A]), e) }).ToDictionary(p => p.Key, p => p.e);
        var estimates = new List<RegionEstimate>();
        for (var r = 0; r < regions.Count; r++)
        {
            var (name, region) = (regions[r].Region.Name, r);
            estimates.AddRange(seeds.Select(seed => OfEdge(name, seed)));
            estimates.Add(design is null || signals.Series[r] is null ? Missing(r, Slowness)
                : new RegionEstimate(name, Slowness, Status.Ok, "") { Value = new Estimate(Spectrum.FractionalAmplitude(signals.Series[r], timing.RepetitionTime, nuisance.SpikeVolumes), double.NaN, double.NaN) });
            if (plan.Neighbours is { } size) estimates.Add(coherence is null || signals.Series[r] is null ? Missing(r, Coherence) : OfCoherence(regions[r], coherence[r], size));

            RegionEstimate OfEdge(string own, string seed)
            {
                if (own == seed) return new RegionEstimate(own, WithSeed(seed), Status.NoEdge, "the region is the seed");
                if (IndexOf(seeds, own) is >= 0 and var place && place < IndexOf(seeds, seed)) return new RegionEstimate(own, WithSeed(seed), Status.NoEdge, $"the pair is in the row of {seed}");
                if (design is null || signals.Series[region] is null) return Missing(region, WithSeed(seed));
                var other = Enumerable.Range(0, regions.Count).First(s => regions[s].Region.Name == seed);
                if (!byPair.TryGetValue((own, seed), out var edge)) return Missing(other, WithSeed(seed)) with { Region = own };
                // regions of the same voxels go along with each other wholly
                if (!double.IsFinite(edge.Z)) return new RegionEstimate(own, WithSeed(seed), Status.RankDeficient, "the two series are the same, or nothing is left of one");
                return new RegionEstimate(own, WithSeed(seed), Status.Ok, "") { Value = new Estimate(edge.Z, edge.StandardError, edge.EffectiveVolumes - 3) };
            }
        }
        return new RunModel(signals.Run, design, nuisance, timing, estimates) { Rest = state };

        RegionEstimate Missing(int index, string measure)
        {
            var (status, reason) = RunModel.Why(signals.Coverage[index], nuisance, signals.VolumeCount);
            return new RegionEstimate(regions[index].Region.Name, measure, status, $"{regions[index].Region.Name}: {reason}");
        }
    }

    private static RegionEstimate OfCoherence(RegionVoxels region, LocalCoherence found, int size) => found.Voxels == 0
        ? new RegionEstimate(region.Region.Name, Coherence, Status.NoNeighbours, $"{region.Region.Name}: none of its {region.Columns.Length} voxels has all {size - 1} neighbours inside image and mask, finite and varying in every run") { Voxels = 0 }
        : new RegionEstimate(region.Region.Name, Coherence, Status.Ok, "") { Value = new Estimate(found.Mean, double.NaN, double.NaN), Voxels = found.Voxels };

    /// <summary>What is taken out of a run of so many volumes; null where the run moved too much.</summary>
    public static (DesignMatrix? Design, Nuisance Nuisance, Timing Timing) DesignOf(Run run, int volumes, Plan plan)
    {
        var timing = Timing.Of(run.RepetitionTime, volumes, run.StartTime, run.Bold);
        var nuisance = Nuisance.Choose(run.ReadConfounds(), plan.Model, volumes);
        if (nuisance.MotionVolumes.Count > RunModel.MostSpikes * volumes) return (null, nuisance, timing);
        return (RestDesign.Build(run, timing, nuisance, plan), nuisance, timing);
    }

    private static int IndexOf(IReadOnlyList<string> names, string name) => names.ToList().IndexOf(name);
}
