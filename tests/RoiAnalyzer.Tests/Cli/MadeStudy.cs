using RoiAnalyzer.Simulation;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Cli;

/// <summary>A small made study of four participants, one without a session after and one with lost coverage, analysed once.</summary>
public sealed class MadeStudy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public MadeStudy()
    {
        SimulatedStudy.Write(Root, new SimulationPlan { Participants = 4, Volumes = 90, MissingPost = "02", LostCoverage = "03" }, parallelism: 2);
        Analysed = CommandLine.Run(Root, Output);
    }

    public string Root => _folder["study"];

    public string Output => _folder["out"];

    public CommandLine Analysed { get; }

    public string this[string name] => _folder[name];

    /// <summary>The study in another folder, to be damaged; images are copied only where they are to be changed.</summary>
    public string Copy(string name)
    {
        foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_folder[name], Path.GetRelativePath(Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return _folder[name];
    }

    /// <summary>Every file under a folder with its bytes.</summary>
    public static SortedDictionary<string, string> Contents(string folder) => new(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetRelativePath(folder, f), f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))), StringComparer.Ordinal);

    public void Dispose() => _folder.Dispose();
}
