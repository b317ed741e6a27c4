using RoiAnalyzer.Simulation;

namespace RoiAnalyzer.Benchmarks;

/// <summary>Runs of 65×77×65×300 int16 made at most once a process, in its temporary folder.</summary>
public static class BenchedRuns
{
    private const int Volumes = 300;
    private static readonly Lock Making = new();

    /// <summary>One run: with noise in the brain alone or everywhere, compressed or not.</summary>
    public static string Path(NoiseExtent noise, bool compressed) =>
        Directory.EnumerateFiles(StudyOf(noise, compressed), "*_ses-pre_*_bold.nii*", SearchOption.AllDirectories).Single();

    /// <summary>The study that the run is of.</summary>
    public static string StudyOf(NoiseExtent noise, bool compressed)
    {
        var study = System.IO.Path.Combine(MadeFiles.Folder, $"{noise}-{compressed}");
        lock (Making)
        {
            if (!Directory.Exists(study))
                SimulatedStudy.Write(study, new SimulationPlan { Participants = 1, Volumes = Volumes, Noise = noise, Compress = compressed, MissingPost = "none", LostCoverage = "none" }, 2);
        }
        return study;
    }
}
