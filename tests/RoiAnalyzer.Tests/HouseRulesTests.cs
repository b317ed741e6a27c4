using System.Text.RegularExpressions;

namespace RoiAnalyzer.Tests;

/// <summary>Reads the tree and holds it against the rules of CONTRIBUTING.md.</summary>
public partial class HouseRulesTests
{
    private static readonly string[][] Floors =
    [
        ["Kernels", "Numerics"], ["Statistics", "Images", "Studies"], ["Regions"], ["Signals"], ["Models"], ["Group"], ["Reports"], ["Simulation"], ["Verification"], ["Analysis"], ["Cli"],
    ];

    private static readonly string[] TouchFiles = ["Images", "Studies", "Reports", "Simulation", "Cli"];
    private static readonly string Source = Path.Combine(Shared.Root, "src");

    public static TheoryData<string> SourceFiles() => [.. Files(Source).Select(f => Path.GetRelativePath(Source, f))];

    public static TheoryData<string> AllFiles() => [.. new[] { "src", "tests", "benchmarks" }
        .SelectMany(d => Files(Path.Combine(Shared.Root, d))).Select(f => Path.GetRelativePath(Shared.Root, f))];

    [Theory, MemberData(nameof(SourceFiles))]
    public void A_file_uses_only_the_floors_below_its_own(string file)
    {
        if (FloorOf(file) is not { } floor) return;
        var own = Array.FindIndex(Floors, f => f.Contains(floor));
        var above = Used(File.ReadAllText(Path.Combine(Source, file))).Where(u => u != floor && Array.FindIndex(Floors, f => f.Contains(u)) >= own);
        Assert.Empty(above);
    }

    [Theory, MemberData(nameof(SourceFiles))]
    public void Files_are_touched_only_where_the_rules_say(string file)
    {
        if (FloorOf(file) is { } floor && TouchFiles.Contains(floor)) return;
        Assert.DoesNotMatch(FileAccess(), File.ReadAllText(Path.Combine(Source, file)));
    }

    [Theory, MemberData(nameof(SourceFiles))]
    public void Nothing_below_the_command_line_prints(string file)
    {
        if (FloorOf(file) == "Cli") return;
        Assert.DoesNotMatch(Printing(), File.ReadAllText(Path.Combine(Source, file)));
    }

    [Theory, MemberData(nameof(AllFiles))]
    public void No_file_is_longer_than_400_lines(string file) =>
        Assert.InRange(File.ReadLines(Path.Combine(Shared.Root, file)).Count(), 0, 400);

    [Theory, MemberData(nameof(SourceFiles))]
    public void No_function_is_longer_than_40_lines(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Source, file));
        Assert.Empty(LongFunctions(lines).Select(f => $"{f.Name}: {f.Length} lines"));
    }

    [Theory, MemberData(nameof(AllFiles))]
    public void Names_are_the_fields_own(string file) => Assert.DoesNotMatch(ForbiddenName(), Path.GetFileNameWithoutExtension(file));

    [Theory]
    [InlineData("Kernels"), InlineData("Numerics"), InlineData("Statistics"), InlineData("Images"), InlineData("Regions"), InlineData("Signals"), InlineData("Models"), InlineData("Group")]
    public void A_source_file_with_logic_has_a_test_file_of_its_name(string floor)
    {
        var tests = Files(Path.Combine(Shared.Root, "tests", "RoiAnalyzer.Tests")).Select(Path.GetFileNameWithoutExtension).ToHashSet();
        var sources = Files(Path.Combine(Source, "RoiAnalyzer", floor)).Where(f => PublicType().IsMatch(File.ReadAllText(f)) && HasLogic(f));
        Assert.All(sources.Select(f => Path.GetFileNameWithoutExtension(f) + "Tests"), name => Assert.Contains(name, tests));
    }

    [Fact]
    public void The_top_level_is_the_agreed_one()
    {
        var folders = Directory.GetDirectories(Shared.Root).Select(Path.GetFileName).Where(f => !f!.StartsWith('.') && f is not ("artifacts" or "results" or "TestResults"));
        Assert.Equal(["benchmarks", "sample-data", "seeds", "src", "tests"], folders.Order());
    }

    [Fact]
    public void The_floor_rule_sees_an_upward_use()
    {
        Assert.Contains("Group", Used("using RoiAnalyzer.Group;\nnamespace RoiAnalyzer.Images;"));
        Assert.Equal("Images", FloorOf(Path.Combine("RoiAnalyzer", "Images", "X.cs")));
        Assert.Single(LongFunctions([.. "class A\n{\n    void F()\n    {\n".Split('\n')[..4], .. Enumerable.Repeat("        ;", 41), "    }", "}"]));
    }

    private static bool HasLogic(string file) => File.ReadLines(file).Count(l => l.Contains("=>", StringComparison.Ordinal) || l.Contains(" = ", StringComparison.Ordinal) && l.TrimEnd().EndsWith(';') && !l.Contains("init;", StringComparison.Ordinal)) > 6;

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string? FloorOf(string file)
    {
        var parts = file.Split(Path.DirectorySeparatorChar);
        if (parts[0] == "RoiAnalyzer.Cli") return "Cli";
        if (parts[1] == "Analysis.cs") return "Analysis";
        return parts.Length > 2 ? parts[1] : null;
    }

    private static IEnumerable<string> Used(string text) => UsedFloor().Matches(text).Select(m => m.Groups[1].Value)
        .Where(name => Floors.Any(f => f.Contains(name))).Distinct();

    /// <summary>Functions by their indentation: a head at 4 or 8 columns that is followed by a brace alone on its line.</summary>
    private static IEnumerable<(string Name, int Length)> LongFunctions(string[] lines)
    {
        for (var i = 1; i < lines.Length; i++)
        {
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            if (lines[i].Trim() != "{" || indent is not (4 or 8) || !FunctionHead().IsMatch(lines[i - 1])) continue;
            var end = Array.FindIndex(lines, i, l => l == new string(' ', indent) + "}");
            if (end - i - 1 > 40) yield return (lines[i - 1].Trim(), end - i - 1);
        }
    }

    [GeneratedRegex(@"\bRoiAnalyzer\.([A-Z]\w+)")]
    private static partial Regex UsedFloor();

    [GeneratedRegex(@"(?<![\w.])(File|Directory|FileStream|FileInfo|RandomAccess|StreamWriter)\b(\.\w+\(|\()")]
    private static partial Regex FileAccess();

    [GeneratedRegex(@"\b(Console|AnsiConsole|Trace|Debug)\.\w")]
    private static partial Regex Printing();

    [GeneratedRegex("Manager|Helper|Util|Common|Core|Processor|Item$")]
    private static partial Regex ForbiddenName();

    [GeneratedRegex(@"^public (static |sealed |abstract |readonly |partial )*(class|record|struct)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\)\s*$|\)\s*where .*$")]
    private static partial Regex FunctionHead();
}
