using System.Globalization;
using RoiAnalyzer.Images;
using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests;

/// <summary>Two small runs, before and after, with a true effect that every voxel of one region has: 8 voxels of 216.</summary>
public sealed class MadeRuns : IDisposable
{
    public const int Volumes = 120;
    public const double Effect = 1;
    private readonly TemporaryFolder _folder = new();

    /// <summary>How a voxel is lost.</summary>
    public enum Loss
    {
        OutsideMask,
        NotANumber,
        Constant,
    }

    public static Grid Grid { get; } = new(6, 6, 6, new Affine(3, 0, 0, -7.5, 0, 3, 0, -7.5, 0, 0, 3, -7.5));

    /// <summary>The 2×2×2 voxels in the middle of the grid.</summary>
    public static int[] Region { get; } = [.. from k in new[] { 2, 3 } from j in new[] { 2, 3 } from i in new[] { 2, 3 } select Grid.IndexOf(i, j, k)];

    public string this[string name] => _folder[name];

    public string Events { get; private init; } = "";

    public string Atlas { get; private init; } = "";

    public static MadeRuns Create()
    {
        var runs = new MadeRuns();
        File.WriteAllText(runs["events.tsv"], "onset\tduration\ttrial_type\n" + string.Concat(Onsets.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o}\t12\tcue\n"))));
        var atlas = new double[Grid.VoxelCount];
        foreach (var voxel in Region) atlas[voxel] = 1;
        NiftiWriter.Write(runs["atlas.nii"], Grid, atlas, Datatype.UInt8);
        return new MadeRuns(runs._folder) { Events = runs["events.tsv"], Atlas = runs["atlas.nii"] };
    }

    private MadeRuns() { }

    private MadeRuns(TemporaryFolder folder) => _folder = folder;

    private static double[] Onsets { get; } = [10, 40, 64, 100, 130, 170, 200];

    /// <summary>Writes a run whose region has the effect, with a drift, and with some of its voxels lost.</summary>
    public Run Write(string name, double effect = Effect, int lost = 0, Loss loss = Loss.OutsideMask, Grid? grid = null)
    {
        var response = Regressor.Convolve([.. Onsets.Select(o => new Event(o, 12, "cue"))], new Timing(2, Volumes, 0.5), ResponseShape.Spm);
        var gone = Region[..lost];
        NiftiWriter.Write(this[name + ".nii"], grid ?? Grid, (volume, values) =>
        {
            for (var v = 0; v < values.Length; v++)
                values[v] = 1000 + 10 * (v % 7) + 3 * Math.Cos(Math.PI * (volume + 0.5) / Volumes);
            foreach (var v in Region) values[v] += effect * response[volume];
            if (loss != Loss.OutsideMask) foreach (var v in gone) values[v] = loss == Loss.Constant ? 0 : volume == 5 ? double.NaN : values[v];
        }, Volumes, 2, Datatype.Float32);
        var mask = new double[Grid.VoxelCount];
        Array.Fill(mask, 1);
        if (loss == Loss.OutsideMask) foreach (var v in gone) mask[v] = 0;
        NiftiWriter.Write(this[name + "_mask.nii"], Grid, mask, Datatype.UInt8);
        return SingleRun.Of(this[name + ".nii"], this[name + "_mask.nii"], Events, repetitionTime: 2) with { Key = new RunKey("1", name, "made", null) };
    }

    public void Dispose() => _folder.Dispose();
}
