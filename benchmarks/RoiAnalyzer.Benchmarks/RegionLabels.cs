using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Benchmarks;

/// <summary>The fourteen regions on a run's grid, as images for programs that know no region sets.</summary>
public static class RegionLabels
{
    /// <summary>Writes labels 1, 2, … of all regions; returns the path.</summary>
    public static string WriteAll(string bold) => Write(bold, Path.Combine(MadeFiles.Folder, "labels.nii"), int.MaxValue);

    /// <summary>Writes the first region alone, for programs that take one mask; returns the path.</summary>
    public static string WriteFirst(string bold) => Write(bold, Path.Combine(MadeFiles.Folder, "first.nii"), 1);

    private static string Write(string bold, string path, int most)
    {
        using var file = NiftiFile.Open(bold);
        var map = RegionMap.Locate(RegionSet.Open(FourteenRegions.Path), file.Header.Grid, Extraction.Space, bold, Membership.Centre);
        var labels = new double[file.Header.Grid.VoxelCount];
        for (var r = 0; r < Math.Min(most, map.Regions.Count); r++)
            foreach (var column in map.Regions[r].Columns) labels[map.Voxels[column]] = r + 1;
        NiftiWriter.Write(path, file.Header.Grid, labels, Datatype.UInt8);
        return path;
    }
}
