using RoiAnalyzer.Images;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Signals;

/// <summary>
/// The whole brain in one volume of a run, taken in the same reading pass as the voxels of the regions: how strong a signal is
/// where there is one.
/// </summary>
internal sealed class BrainVolume
{
    private readonly int[] _voxels;     // of the mask and of the regions together
    private readonly int[] _places;     // of the regions' voxels among them
    private readonly bool[] _inMask;

    /// <summary>The brain is where the mask is neither 0 nor NaN.</summary>
    public BrainVolume(Image mask, int[] regionVoxels)
    {
        var brain = new List<int>();
        mask.Visit(value => value is not (0 or double.NaN), (i, j, k, _) => brain.Add(mask.Grid.IndexOf(i, j, k)));
        var voxels = new List<int>(brain.Count + regionVoxels.Length);
        var inMask = new List<bool>(voxels.Capacity);
        _places = new int[regionVoxels.Length];
        for (int b = 0, r = 0; b < brain.Count || r < regionVoxels.Length;)
        {
            var next = Math.Min(b < brain.Count ? brain[b] : int.MaxValue, r < regionVoxels.Length ? regionVoxels[r] : int.MaxValue);
            inMask.Add(b < brain.Count && brain[b] == next);
            if (inMask[^1]) b++;
            if (r < regionVoxels.Length && regionVoxels[r] == next) _places[r++] = voxels.Count;
            voxels.Add(next);
        }
        (_voxels, _inMask) = ([.. voxels], [.. inMask]);
    }

    /// <summary>
    /// Reads the next volume: the regions' voxels into <paramref name="values"/>; the result is the median of the mask's voxels
    /// that are finite and not 0, where an image was masked more closely than by this mask; NaN where there is none.
    /// </summary>
    public double Gather(NiftiFile bold, double[] values)
    {
        var all = new double[_voxels.Length];
        bold.GatherNext(_voxels, all);
        for (var v = 0; v < values.Length; v++) values[v] = all[_places[v]];
        var brain = 0;
        for (var v = 0; v < all.Length; v++)
            if (_inMask[v] && all[v] != 0 && double.IsFinite(all[v])) all[brain++] = all[v];
        return Quantile.Of(all.AsSpan(0, brain), 0.5);
    }
}
