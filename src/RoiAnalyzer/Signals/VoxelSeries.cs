using RoiAnalyzer.Images;

namespace RoiAnalyzer.Signals;

/// <summary>
/// The region voxels of one run: volumes × voxels, read in one pass. All that is kept of an image.
/// </summary>
public sealed class VoxelSeries
{
    private readonly List<double[]> _volumes;

    private VoxelSeries(List<double[]> volumes, bool[] inMask, bool[] finite, bool[] varies)
    {
        _volumes = volumes;
        Valid = new bool[inMask.Length];
        Constant = new bool[inMask.Length];
        InMask = inMask;
        for (var v = 0; v < inMask.Length; v++)
        {
            Constant[v] = finite[v] && !varies[v] && volumes.Count > 1;
            Valid[v] = inMask[v] && finite[v] && !Constant[v];
        }
    }

    /// <summary>Number of volumes read.</summary>
    public int VolumeCount => _volumes.Count;

    /// <summary>Which voxels can be used: inside the mask, finite in every volume, and not the same in all of them.</summary>
    public bool[] Valid { get; }

    /// <summary>Which voxels lie inside the mask; all, where there is no mask.</summary>
    public bool[] InMask { get; }

    /// <summary>Which voxels have the same finite value in all of several volumes, as where an image was masked with zeros.</summary>
    public bool[] Constant { get; }

    /// <summary>
    /// The median over the mask's voxels, those that are 0 or not finite apart, of the volume in the middle (number
    /// <c>volumes / 2</c> from 0); null without a mask.
    /// </summary>
    public double? BrainMedian { get; private init; }

    /// <summary>The values of one volume, one a voxel.</summary>
    public ReadOnlySpan<double> this[int volume] => _volumes[volume];

    /// <summary>
    /// Reads the voxels (grid indices, ascending) of every volume of a run. The mask, where there is one, must lie on the
    /// run's own grid; its path is named in messages. <paramref name="onVolume"/> is told how many volumes are read.
    /// </summary>
    public static VoxelSeries Read(NiftiFile bold, int[] voxels, Image? mask = null, string maskPath = "", Action<int>? onVolume = null)
    {
        var inMask = InsideMask(bold, voxels, mask, maskPath);
        var brain = mask is null ? null : new BrainVolume(mask, voxels);
        double? median = null;
        var volumes = new List<double[]>();
        var (finite, varies) = (Enumerable.Repeat(true, voxels.Length).ToArray(), new bool[voxels.Length]);
        while (volumes.Count < bold.Header.VolumeCount)
        {
            var values = GC.AllocateUninitializedArray<double>(voxels.Length);
            if (brain is not null && volumes.Count == bold.Header.VolumeCount / 2) median = brain.Gather(bold, values);
            else bold.GatherNext(voxels, values);
            volumes.Add(values);
            Judge(values, volumes[0], finite, varies);
            onVolume?.Invoke(volumes.Count);
        }
        return new VoxelSeries(volumes, inMask, finite, varies) { BrainMedian = median };
    }

    /// <summary>A mask of several volumes, or one that does not lie on the run's own grid, is an input fault.</summary>
    internal static void CheckMask(NiftiFile bold, NiftiHeader mask, string maskPath)
    {
        if (mask.VolumeCount > 1)
            throw new InputException(new Place(maskPath), "a mask of one volume", FormattableString.Invariant($"{mask.VolumeCount} volumes"),
                "Name the brain mask, not the run.");
        if (!mask.Grid.SameAs(bold.Header.Grid))
            throw new InputException(new Place(maskPath), $"the grid of {bold.Path}: {bold.Header.Grid}", $"{mask.Grid}", "Use the mask that was made for this run.");
    }

    private static bool[] InsideMask(NiftiFile bold, int[] voxels, Image? mask, string maskPath)
    {
        if (mask is null) return [.. Enumerable.Repeat(true, voxels.Length)];
        CheckMask(bold, mask.Header, maskPath);
        return Array.ConvertAll(voxels, voxel => mask[voxel] is not (0 or double.NaN));
    }

    private static void Judge(double[] values, double[] first, bool[] finite, bool[] varies)
    {
        for (var v = 0; v < values.Length; v++)
        {
            finite[v] &= double.IsFinite(values[v]);
            varies[v] |= values[v] != first[v];
        }
    }
}
