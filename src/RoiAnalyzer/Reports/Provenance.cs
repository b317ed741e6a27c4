using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>What the results were made from and with. No names of hosts or users, no absolute paths, no dates.</summary>
public static class Provenance
{
    internal const string Program = "RoiAnalyzer";

    /// <summary>The description of the output as a BIDS derivative.</summary>
    public static string DatasetDescription(Study study, string version) => JsonText.Of(new JsonObject
    {
        ["Name"] = $"RoiAnalyzer: change of region responses, task {study.Task}",
        ["BIDSVersion"] = "1.11.1",
        ["DatasetType"] = "derivative",
        ["GeneratedBy"] = new JsonArray(new JsonObject { ["Name"] = Program, ["Version"] = version }),
    });

    /// <summary>Versions, the plan's SHA-256, what was assumed, and every input file with its size.</summary>
    public static string Of(Study study, string version) => JsonText.Of(new JsonObject
    {
        ["RoiAnalyzer"] = version,
        ["Runtime"] = Environment.Version.ToString(),
        ["PlanSha256"] = Sha256(PlanOf(study)),
        ["Assumptions"] = JsonText.Array(study.Assumptions.Select(a => PlainPaths.In(study, a))),
        ["Runs"] = new JsonArray([.. study.Participants.SelectMany(p => p.Sessions).SelectMany(s => s.Runs).Select(r => (JsonNode?)Inputs(study, r))]),
        ["Notice"] = ResearchUse.Text,
    });

    /// <summary>The plan as used, in full; files that the user named by an absolute path are named without folders.</summary>
    public static string PlanOf(Study study)
    {
        var regions = study.Plan.Regions;
        return (study.Plan with { Regions = regions with { Set = Name(regions.Set)!, Atlas = Name(regions.Atlas) } }).ToJson();

        static string? Name(string? file) => Path.IsPathRooted(file) ? Path.GetFileName(file) : file;
    }

    /// <summary>The SHA-256 of a text, in lower-case hexadecimal.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static JsonObject Inputs(Study study, Run run) => new()
    {
        ["Run"] = run.Key.ToString(),
        ["Image"] = Relative(study.Derivatives, run.Bold),
        ["ImageBytes"] = run.BoldBytes,
        ["Mask"] = Relative(study.Derivatives, run.Mask),
        ["Confounds"] = Relative(study.Derivatives, run.ConfoundsPath),
        ["Events"] = Relative(study.Root, run.EventsPath),
    };

    private static string? Relative(string? folder, string? path) => path is null ? null : folder is null ? Path.GetFileName(path) : Path.GetRelativePath(folder, path).Replace('\\', '/');
}
