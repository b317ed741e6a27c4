using System.IO.Compression;
using RoiAnalyzer.Simulation;

namespace RoiAnalyzer.Benchmarks;

/// <summary>
/// The made data of the proof, in a folder that is kept: runs of 97×115×97×300 int16, and a study of 12 participants by 2
/// sessions of 65×77×65×156. What is missing is made, which takes some minutes.
/// </summary>
public sealed class ProofData
{
    private const string Runs = "*_bold.nii.gz";
    private readonly string _folder;

    /// <summary>Makes what the folder lacks; <paramref name="say"/> is told of it.</summary>
    public ProofData(string folder, Action<string> say)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        MakeRun(Masked, "masked", NoiseExtent.Brain, say);
        MakeStudy(Pair, "pair", new SimulationPlan { Participants = 1, Volumes = 300, VoxelMm = 2, Noise = NoiseExtent.Everywhere }, say);
        if (!File.Exists(Noisy)) File.Copy(RunsOf(Pair)[0], Noisy);
        if (!File.Exists(Plain)) Inflate(Noisy, Plain);
        MakeStudy(Study, "study", new SimulationPlan { Participants = 12, Volumes = 156, Noise = NoiseExtent.Everywhere }, say);
        MakeStudy(MaskedStudy, "masked study", new SimulationPlan { Participants = 12, Volumes = 156, Noise = NoiseExtent.Brain }, say);
    }

    /// <summary>Compressed, zeros outside the brain.</summary>
    public string Masked => In("masked.nii.gz");

    /// <summary>Compressed, noise everywhere.</summary>
    public string Noisy => In("noisy.nii.gz");

    /// <summary>The noisy run, not compressed.</summary>
    public string Plain => In("noisy.nii");

    /// <summary>One participant with two noisy runs.</summary>
    public string Pair => In("pair");

    /// <summary>Twelve participants with two runs each, noisy.</summary>
    public string Study => In("study-noisy");

    /// <summary>The same with zeros outside the brain.</summary>
    public string MaskedStudy => In("study-masked");

    /// <summary>The compressed images of a study: runs, or masks too.</summary>
    public static string[] RunsOf(string study, string pattern = Runs) => [.. Directory.EnumerateFiles(study, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private string In(string name) => Path.Combine(_folder, name);

    private void MakeRun(string path, string name, NoiseExtent noise, Action<string> say)
    {
        if (File.Exists(path)) return;
        var study = In($".{name}");
        MakeStudy(study, name, new SimulationPlan { Participants = 1, Volumes = 300, VoxelMm = 2, Noise = noise }, say);
        File.Move(RunsOf(study)[0], path);
        Directory.Delete(study, recursive: true);
    }

    private static void MakeStudy(string study, string name, SimulationPlan plan, Action<string> say)
    {
        if (Directory.Exists(study)) return;
        say($"making {name}");
        SimulatedStudy.Write(study + ".part", plan, Environment.ProcessorCount);
        Directory.Move(study + ".part", study);
    }

    private static void Inflate(string from, string to)
    {
        using var source = new GZipStream(File.OpenRead(from), CompressionMode.Decompress);
        using var target = File.Create(to + ".part");
        source.CopyTo(target);
        target.Dispose();
        File.Move(to + ".part", to);
    }
}
