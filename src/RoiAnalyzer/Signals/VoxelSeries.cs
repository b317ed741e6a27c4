using RoiAnalyzer.Images;

namespace RoiAnalyzer.Signals;

/// <summary>
/// The region voxels of one run: volumes × voxels, read in one pass. All that is kept of an image.
/// </summary>
public sealed class VoxelSeries
{
    private readonly List<double[]> _volumes;

    private VoxelSeries(List<double[]> volumes, bool[] valid) => (_volumes, Valid) = (volumes, valid);

    /// <summary>Number of volumes read.</summary>
    public int VolumeCount => _volumes.Count;

    /// <summary>Which voxels can be used: inside the mask, finite in every volume, and not the same in all of them.</summary>
    public bool[] Valid { get; }

    /// <summary>The values of one volume, one a voxel.</summary>
    public ReadOnlySpan<double> this[int volume] => _volumes[volume];

    /// <summary>
    /// Reads the voxels (grid indices, ascending) of every volume of a run. The mask, where there is one, must lie on the
    /// run's own grid; its path is named in messages. <paramref name="onVolume"/> is told how many volumes are read.
    /// </summary>
    public static VoxelSeries Read(NiftiFile bold, int[] voxels, Image? mask = null, string maskPath = "", Action<int>? onVolume = null)
    {
        var valid = InsideMask(bold, voxels, mask, maskPath);
        var volumes = new List<double[]>();
        var varies = new bool[voxels.Length];
        while (true)
        {
            var values = GC.AllocateUninitializedArray<double>(voxels.Length);
            if (!bold.GatherNext(voxels, values)) break;
            volumes.Add(values);
            Judge(values, volumes[0], valid, varies);
            onVolume?.Invoke(volumes.Count);
        }
        for (var v = 0; v < valid.Length; v++) valid[v] &= varies[v] || volumes.Count == 1;
        return new VoxelSeries(volumes, valid);
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

    private static void Judge(double[] values, double[] first, bool[] valid, bool[] varies)
    {
        for (var v = 0; v < values.Length; v++)
        {
            valid[v] &= double.IsFinite(values[v]);
            varies[v] |= values[v] != first[v];
        }
    }
}
