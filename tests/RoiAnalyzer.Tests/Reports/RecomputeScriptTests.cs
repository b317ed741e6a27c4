using System.Diagnostics;
using RoiAnalyzer.Group;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;
using RoiAnalyzer.Tests.Statistics;

namespace RoiAnalyzer.Tests.Reports;

/// <summary>The scripts that are written beside the results, run by the languages they are for.</summary>
public sealed class RecomputeScriptTests : IDisposable
{
    private const string Stem = "task-cue_x";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Rscript", "R"), InlineData("/usr/bin/python3", "py")]
    public void Three_arms_with_covariates_strata_and_gaps_are_recomputed(string program, string extension)
    {
        Require(program);
        Write(Data());
        var (code, text) = Run(program, extension);
        Assert.True(code == 0, text);
        Assert.EndsWith("equal\n", text, StringComparison.Ordinal);
        foreach (var column in new[] { "estimate", "f", "p_holm", "q_bh" }) Assert.DoesNotMatch($@"{column} +0 values", text);
    }

    [Theory]
    [InlineData("Rscript", "R"), InlineData("/usr/bin/python3", "py")]
    public void One_arm_is_recomputed(string program, string extension)
    {
        Require(program);
        var data = Data();
        Write(data with
        {
            Plan = data.Plan with { Arms = [], ReferenceArm = null, Randomised = false },
            Changes = [.. data.Changes.Select(c => c with { Arm = null })],
            Sessions = [.. data.Sessions.Select(s => s with { Arm = null })],
        });
        var (code, text) = Run(program, extension);
        Assert.True(code == 0, text);
        Assert.EndsWith("equal\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rscript", "R"), InlineData("/usr/bin/python3", "py")]
    public void A_number_that_is_wrong_is_found(string program, string extension)
    {
        Require(program);
        Write(Data());
        var path = _folder[$"{Stem}_change.tsv"];
        var lines = File.ReadAllLines(path);
        var column = Array.IndexOf(lines[0].Split('\t'), "standard_error");
        var row = Array.FindIndex(lines, line => line.Contains("adjusted_difference", StringComparison.Ordinal));
        var cells = lines[row].Split('\t');
        cells[column] = (double.Parse(cells[column], System.Globalization.CultureInfo.InvariantCulture) * 1.00001).ToString(System.Globalization.CultureInfo.InvariantCulture);
        lines[row] = string.Join('\t', cells);
        File.WriteAllLines(path, lines);
        var (code, text) = Run(program, extension);
        Assert.True(code == 1, text);
        Assert.EndsWith("NOT EQUAL\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DesignKind.Longitudinal, true), InlineData(DesignKind.Longitudinal, false), InlineData(DesignKind.Crossover, false)]
    public void Mixed_models_are_recomputed_by_nlme(DesignKind design, bool randomised)
    {
        Require("Rscript", "-e library(nlme)", "nlme");
        var data = design == DesignKind.Longitudinal ? Longitudinal(randomised) : Crossed();
        Write(data);
        var (code, text) = Run("Rscript", "R");
        Assert.True(code == 0, text);
        Assert.DoesNotContain("not recomputed here", text, StringComparison.Ordinal);
        Assert.Matches(@"mixed models +16 values, largest difference \S+ standard errors", text);
        // an estimate that is a hundredth of its error elsewhere is found
        var path = _folder[$"{Stem}_change.tsv"];
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split('\t');
        var row = Array.FindIndex(lines, line => line.Contains(design == DesignKind.Longitudinal ? "longitudinal_difference" : "crossover_difference", StringComparison.Ordinal));
        var cells = lines[row].Split('\t');
        double Cell(string name) => double.Parse(cells[Array.IndexOf(header, name)], System.Globalization.CultureInfo.InvariantCulture);
        cells[Array.IndexOf(header, "estimate")] = (Cell("estimate") + 0.01 * Cell("standard_error")).ToString(System.Globalization.CultureInfo.InvariantCulture);
        lines[row] = string.Join('\t', cells);
        File.WriteAllLines(path, lines);
        Assert.Equal(1, Run("Rscript", "R").Code);
    }

    [Fact]
    public void A_quote_in_an_arm_s_name_stays_a_text()
    {
        var plan = Data().Plan with { Arms = ["a\"b", "c\\d"], ReferenceArm = "a\"b" };
        Assert.Contains("""arms <- c("a\"b", "c\\d")""", RecomputeScript.ForR(Stem, plan), StringComparison.Ordinal);
        Assert.Contains("""ARMS = ["a\"b", "c\\d"]""", RecomputeScript.ForPython(Stem, plan), StringComparison.Ordinal);
        Assert.DoesNotContain('@', RecomputeScript.ForR(Stem, plan).Replace("%", "", StringComparison.Ordinal).Replace(" @ ", "", StringComparison.Ordinal));
    }

    private void Write(GroupData data)
    {
        foreach (var (suffix, table, about) in GroupTables.Of(Analysis.OfGroup(data), data)) table.Write(_folder[$"{Stem}_{suffix}"], about);
        File.WriteAllText(_folder[$"{Stem}_recompute.R"], RecomputeScript.ForR(Stem, data.Plan));
        File.WriteAllText(_folder[$"{Stem}_recompute.py"], RecomputeScript.ForPython(Stem, data.Plan));
    }

    /// <summary>Values of 10 digits, as participants' tables have them; some are missing, and one participant's covariate.</summary>
    private static GroupData Data()
    {
        var plan = new GroupPlan
        {
            Regions = [new("NAcc_L", "reward", true), new("NAcc_R", "reward", true), new("OFC", "reward", false), new("V1", "control_positive", false)],
            Contrasts = ["alcohol", "neutral"],
            PrimaryContrasts = ["alcohol"],
            Arms = ["placebo", "high dose", "low dose"],
            ReferenceArm = "placebo",
            Randomised = true,
            Statistics = new StatisticsPlan { Covariates = ["age", "sex"], Stratum = "site" },
        };
        var draws = new NormalDraws(20261126);
        double Next() => Math.Round(0.3 + draws.Next(), 9);
        List<SessionRow> sessions = [];
        foreach (var who in Enumerable.Range(0, 25))
            foreach (var role in new[] { SessionRole.Pre, SessionRole.Post })
                foreach (var region in plan.Regions)
                    foreach (var contrast in plan.Contrasts)
                    {
                        var missing = who == 3 && role == SessionRole.Post || who == 7 && region.Name == "OFC";
                        sessions.Add(new($"{who:00}", plan.Arms[who % 3], role == SessionRole.Pre ? "1" : "2", role, region.Name, contrast, missing ? double.NaN : Next(), 0.1, missing ? "low_coverage" : "ok", missing ? "too little" : ""));
                    }
        var pre = sessions.Where(s => s.Role == SessionRole.Pre).ToDictionary(s => (s.Participant, s.Region, s.Contrast));
        return new GroupData
        {
            Plan = plan,
            Sessions = sessions,
            Changes = [.. sessions.Where(s => s.Role == SessionRole.Post).Select(post => (Post: post, Pre: pre[(post.Participant, post.Region, post.Contrast)]))
                .Select(pair => new ChangeRow(pair.Post.Participant, pair.Post.Arm, pair.Post.Region, pair.Post.Contrast, pair.Pre.Value, pair.Post.Value, pair.Pre.Status == "ok" ? pair.Post.Status : pair.Pre.Status))],
            Participants = [.. Enumerable.Range(0, 25).Select(who => new ParticipantFacts($"{who:00}", plan.Arms[who % 3], $"{who % 2}",
                new OrderedDictionary<string, double> { ["age"] = who == 11 ? double.NaN : 20 + who * 13 % 17, ["sex=M"] = who * who % 5 % 2 }))],
            Visits = [("1", SessionRole.Pre), ("2", SessionRole.Post)],
        };
    }

    /// <summary>The same participants with a third visit, which some do not have; two arms without strata.</summary>
    private static GroupData Longitudinal(bool randomised)
    {
        var data = Data();
        var draws = new NormalDraws(7);
        string Arm(string? arm) => arm == "placebo" ? "placebo" : "high dose";
        var late = data.Sessions.Where(s => s.Role == SessionRole.Post && int.Parse(s.Participant, System.Globalization.CultureInfo.InvariantCulture) % 7 != 2)
            .Select(s => s with { Session = "3", Role = SessionRole.FollowUp, Value = Math.Round(0.4 + draws.Next(), 9), Status = "ok" });
        return data with
        {
            Plan = data.Plan with
            {
                Arms = ["placebo", "high dose"],
                Randomised = randomised,
                PrimaryVisit = "2",
                Statistics = new StatisticsPlan { Design = DesignKind.Longitudinal, Covariates = ["age"] },
            },
            Sessions = [.. data.Sessions.Concat(late).Select(s => s with { Arm = Arm(s.Arm) })],
            Changes = [.. data.Changes.Select(c => c with { Arm = Arm(c.Arm) })],
            Participants = [.. data.Participants.Select(p => p with { Arm = Arm(p.Arm), Stratum = null, Covariates = new OrderedDictionary<string, double> { ["age"] = p.Covariates["age"] } })],
            Visits = [.. data.Visits, ("3", SessionRole.FollowUp)],
        };
    }

    /// <summary>Three treatments in three periods, in turn; some periods are missing.</summary>
    private static GroupData Crossed()
    {
        var data = Longitudinal(randomised: false);
        string[] treatments = ["placebo", "high dose", "low dose"];
        var plan = data.Plan with { Arms = [], ReferenceArm = "placebo", Randomised = false, Statistics = new StatisticsPlan { Design = DesignKind.Crossover } };
        return data with
        {
            Plan = plan,
            Sessions = [.. data.Sessions.Select(s => s with { Arm = null })],
            Changes = [.. data.Changes.Select(c => c with { Arm = null })],
            Participants = [.. data.Participants.Select(p => p with { Arm = null, Covariates = new OrderedDictionary<string, double>() })],
            SessionFacts = [.. data.Sessions.Select(s => (s.Participant, s.Session)).Distinct().Select(s => new SessionFacts(s.Participant, s.Session,
                treatments[(int.Parse(s.Participant, System.Globalization.CultureInfo.InvariantCulture) + int.Parse(s.Session, System.Globalization.CultureInfo.InvariantCulture)) % 3], new Dictionary<string, double>()))],
        };
    }

    private (int Code, string Text) Run(string program, string extension)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(_folder[$"{Stem}_recompute.{extension}"]);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors.Result + text);
    }

    private static void Require(string program) =>
        Require(program, program == "Rscript" ? "--version" : "-c \"import scipy, numpy\"", program == "Rscript" ? "R" : "scipy");

    /// <summary>Skips where a program is not installed, or not what it needs.</summary>
    private static void Require(string program, string arguments, string needed)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            Assert.SkipUnless(process.ExitCode == 0, $"{program} has no {needed}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed");
        }
    }
}
