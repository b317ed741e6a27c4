using RoiAnalyzer.Regions;

namespace RoiAnalyzer.Signals;

/// <summary>
/// The voxels that stand for a region in every run of a participant: those valid in all runs that cover the region.
/// A run whose own coverage is below the minimum is left out and does not shrink the others' set.
/// </summary>
public sealed record RegionVoxels
{
    /// <summary>The region.</summary>
    public required Region Region { get; init; }

    /// <summary>Columns of the voxel series, and the weight of each; the same in every run.</summary>
    public required int[] Columns { get; init; }

    /// <summary>One weight a column, summing to one; of an eigenvariate, to what its component says.</summary>
    public required double[] Weights { get; init; }

    /// <summary>The component that the weights are of, where the region's summary is its first eigenvariate; else null.</summary>
    public FirstComponent? Component { get; init; }

    /// <summary>The share of the region in the common voxels.</summary>
    public required double CommonCoverage { get; init; }

    /// <summary>Coverage and status of each run, in the order given.</summary>
    public required IReadOnlyList<RunCoverage> Runs { get; init; }

    /// <summary>Finds the common voxels of every region over a participant's runs.</summary>
    public static IReadOnlyList<RegionVoxels> InCommon(RegionMap map, IReadOnlyList<bool[]> valid, double minCoverage) =>
        [.. map.Regions.Select(region => InCommon(region, valid, minCoverage))];

    private static RegionVoxels InCommon(Region region, IReadOnlyList<bool[]> valid, double minCoverage)
    {
        var own = valid.Select(v => region.Coverage(v)).ToArray();
        var taking = valid.Where((_, run) => Suffices(own[run], minCoverage)).ToList();
        var kept = Enumerable.Range(0, region.Columns.Length).Where(v => taking.Count > 0 && taking.TrueForAll(t => t[region.Columns[v]])).ToArray();
        var sum = kept.Sum(v => region.Weights[v]);
        var common = region.ExpectedWeight > 0 ? sum / region.ExpectedWeight : 0;
        return new RegionVoxels
        {
            Region = region,
            Columns = Array.ConvertAll(kept, v => region.Columns[v]),
            Weights = Array.ConvertAll(kept, v => region.Weights[v] / sum),
            CommonCoverage = common,
            Runs = [.. valid.Select((v, run) => Judge(region, v, own[run], common, minCoverage))],
        };
    }

    private static RunCoverage Judge(Region region, bool[] valid, double own, double common, double minCoverage)
    {
        var voxels = region.Columns.Count(c => valid[c]);
        if (region.ExpectedVoxels == 0) return new RunCoverage(0, 0, Status.NoVoxels, "no voxel centre of the run's grid lies in the region");
        if (region.Columns.Length == 0) return new RunCoverage(0, 0, Status.NoVoxels, "the region lies outside the image");
        if (!Suffices(own, minCoverage)) return new RunCoverage(own, voxels, Status.LowCoverage, Says("the run covers", own, minCoverage));
        if (!Suffices(common, minCoverage)) return new RunCoverage(own, voxels, Status.LowCoverage, Says("the runs have in common", common, minCoverage));
        return new RunCoverage(own, voxels, Status.Ok, "");
    }

    // nothing is never enough, even where the minimum is 0
    private static bool Suffices(double coverage, double minimum) => coverage > 0 && coverage >= minimum;

    private static string Says(string what, double coverage, double minimum) => coverage > 0
        ? FormattableString.Invariant($"{what} {coverage:0.000} of the region, less than {minimum:0.###}")
        : $"{what} nothing of the region";
}
