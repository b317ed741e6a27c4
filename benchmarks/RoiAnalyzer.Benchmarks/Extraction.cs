using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Benchmarks;

/// <summary>What the verb extract does, and what nothing that reads the same file can do without.</summary>
public static class Extraction
{
    /// <summary>The space of made runs.</summary>
    public const string Space = "MNI152NLin2009cAsym";

    private static readonly RegionPlan Plan = new() { Set = FourteenRegions.Path };

    /// <summary>The region series of one image as a table; returns its length in characters.</summary>
    public static int Of(string bold)
    {
        var signals = ParticipantSignals.Extract([SingleRun.Of(bold, space: Space)], RegionSet.Open(Plan.Set, null), Plan);
        return RunTables.TimeSeries(signals.Regions, signals.Runs[0]).ToTsv().Length;
    }

    /// <summary>
    /// Inflates a compressed image with the tool's own decoder, throws the bytes away and checks their sums; returns the
    /// number of volumes. Without voxels to gather nothing else is done.
    /// </summary>
    public static int Inflate(string bold)
    {
        using var file = NiftiFile.Open(bold);
        var volumes = 0;
        while (file.GatherNext([], [])) volumes++;
        return volumes;
    }

    /// <summary>Reads every byte of a file, in pieces that stay in cache; returns their number.</summary>
    public static long Read(string path)
    {
        using var file = File.OpenHandle(path);
        var piece = new byte[256 * 1024];
        long total = 0;
        while (RandomAccess.Read(file, piece, total) is > 0 and var more) total += more;
        return total;
    }
}
