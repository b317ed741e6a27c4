using RoiAnalyzer.Images;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Signals;

/// <summary>
/// One run's region series: one value a volume for each region of the map, null where the region cannot be used in this
/// run. <c>Notes</c> tell what was odd about the image or a region's eigenvariate.
/// </summary>
public sealed record RunSignals(Run Run, int VolumeCount, IReadOnlyList<double[]?> Series, IReadOnlyList<RunCoverage> Coverage, IReadOnlyList<string> Notes)
{
    // a header's repetition time is a float32: less than this apart, in seconds, it says the same
    private const double SameTime = 1e-4;

    /// <summary>What the voxels of each region are like; empty where nobody looked.</summary>
    public IReadOnlyList<VoxelQuality> Quality { get; init; } = [];

    /// <summary>The series of single voxels and of those around them; null where nobody asked for them.</summary>
    public LocalSeries? Local { get; init; }

    /// <summary>
    /// The series of voxels that are scaled one by one to a mean of 100 (<see cref="TimeSeries.OfScaled"/>), null where there is none;
    /// empty where nobody asked.
    /// </summary>
    public IReadOnlyList<double[]?> Scaled { get; init; } = [];

    /// <summary>The median signal of the brain in the volume in the middle, in image units; null without a mask.</summary>
    public double? BrainMedian { get; init; }

    /// <summary>Those of the notes that only the voxels tell: eigenvariates that are not what their region does on average.</summary>
    public IReadOnlyList<string> EigenvariateNotes { get; init; } = [];

    internal static IReadOnlyList<string> NotesOn(Run run, NiftiHeader header)
    {
        if (header.RepetitionTime is not { } said || double.IsNaN(run.RepetitionTime) || Math.Abs(said - run.RepetitionTime) < SameTime) return [];
        return [FormattableString.Invariant($"{run.Key}: the header says a repetition time of {said:0.####} s, the sidecar {run.RepetitionTime:0.####} s; the sidecar's is used")];
    }
}
