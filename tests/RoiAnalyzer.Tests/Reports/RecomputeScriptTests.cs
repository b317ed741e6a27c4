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
        Change("adjusted_difference", "standard_error", cell => cell("standard_error") * 1.00001);
        var (code, text) = Run(program, extension);
        Assert.True(code == 1, text);
        Assert.EndsWith("NOT EQUAL\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DesignKind.Longitudinal, true), InlineData(DesignKind.Longitudinal, false), InlineData(DesignKind.Crossover, false)]
    public void Mixed_models_are_recomputed_by_nlme(DesignKind design, bool randomised)
    {
        Require("Rscript", "-e library(nlme)", "nlme");
        Write(design == DesignKind.Longitudinal ? Longitudinal(randomised) : Crossed());
        var (code, text) = Run("Rscript", "R");
        Assert.True(code == 0, text);
        Assert.DoesNotContain("not recomputed here", text, StringComparison.Ordinal);
        Assert.Matches($@"mixed models +{(design == DesignKind.Longitudinal ? 48 : 16)} values, largest difference \S+ standard errors", text);
        Change(MixedTest(design), "estimate", cell => cell("estimate") + 0.01 * cell("standard_error"));
        Assert.Equal(1, Run("Rscript", "R").Code);
    }

    /// <summary>
    /// scipy and numpy alone, by another search and other formulas than ours: also the errors, degrees of freedom and p of Kenward and Roger
    /// to 1e-6, for each covariance that the table may name.
    /// </summary>
    [Theory]
    [InlineData(DesignKind.Longitudinal, true, "UN"), InlineData(DesignKind.Longitudinal, false, "UN"), InlineData(DesignKind.Crossover, false, "CS")]
    [InlineData(DesignKind.Longitudinal, true, "TOEPH"), InlineData(DesignKind.Longitudinal, false, "AR1H")]
    public void Mixed_models_are_recomputed_by_scipy(DesignKind design, bool randomised, string structure)
    {
        Require("/usr/bin/python3");
        var data = design == DesignKind.Crossover ? Crossed() : structure == "UN" ? Longitudinal(randomised) : Gaps(randomised, structure);
        Write(data);
        if (design == DesignKind.Longitudinal) Assert.All(Column($"{Stem}_longitudinal.tsv", "structure"), found => Assert.Equal(structure, found));
        var tests = Column($"{Stem}_change.tsv", "test").Zip(Column($"{Stem}_change.tsv", "status"));
        Assert.InRange(tests.Count(t => t == (MixedTest(design), "ok")), 16, 100);
        var (code, text) = Run("/usr/bin/python3", "py");
        Assert.True(code == 0, text);
        Assert.EndsWith("\nequal\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("not recomputed here", text, StringComparison.Ordinal);
        Assert.Matches($@"\nstandard_error +{tests.Count(t => t.Second == "ok")} values", text);
        foreach (var column in new[] { "estimate", "standard_error", "df", "p" })
        {
            Change(MixedTest(design), column, cell => cell(column) + 1e-5 * Math.Max(Math.Abs(cell(column)), column == "estimate" ? cell("standard_error") : 0));
            Assert.EndsWith("NOT EQUAL\n", Run("/usr/bin/python3", "py").Text, StringComparison.Ordinal);
            Write(data);
        }
    }

    /// <summary>Two sequences begin alike, so that what the sessions without images were to be can be seen from sessions.tsv alone; where it numbers periods, these count.</summary>
    [Theory]
    [InlineData("Rscript", "R", false), InlineData("Rscript", "R", true), InlineData("/usr/bin/python3", "py", false), InlineData("/usr/bin/python3", "py", true)]
    public void The_sequence_of_a_crossover_is_known_from_sessions_without_images(string program, string extension, bool numbered)
    {
        if (program == "Rscript") Require(program, "-e library(nlme)", "nlme");
        Require(program);
        var data = Crossed();
        string[][] orders = [["placebo", "high dose", "low dose"], ["placebo", "low dose", "high dose"], ["low dose", "placebo", "high dose"], ["high dose", "low dose", "placebo"]];
        Write(data with
        {
            Sessions = [.. data.Sessions.Where(s => s.Session == "1" || Number(s.Participant) is not (4 or 5))],
            Changes = [.. data.Changes.Where(c => Number(c.Participant) is not (4 or 5))],
            SessionFacts = [.. Enumerable.Range(0, 25).SelectMany(who => Enumerable.Range(0, 3).Select(s => new SessionFacts($"{who:00}", $"{s + 1}", orders[who % 4][PeriodOf(who, s) - 1],
                numbered ? new Dictionary<string, double> { ["period"] = PeriodOf(who, s) } : [])))],
        });
        var (code, text) = Run(program, extension);
        Assert.True(code == 0, text);
        Assert.DoesNotContain("not recomputed here", text, StringComparison.Ordinal);

        // numbered, every other participant has the sessions in reverse
        int PeriodOf(int who, int session) => numbered && who % 2 == 1 ? 3 - session : session + 1;
    }

    /// <summary>The complete study has a closed form of its own in our program (analysis of covariance), and the scripts one model for both.</summary>
    [Theory]
    [InlineData("Rscript", "R", false), InlineData("Rscript", "R", true), InlineData("/usr/bin/python3", "py", false), InlineData("/usr/bin/python3", "py", true)]
    public void A_crossover_adjusted_for_the_values_before_treatments_is_recomputed(string program, string extension, bool hasGaps)
    {
        if (program == "Rscript") Require(program, "-e library(nlme)", "nlme");
        Require(program);
        Write(hasGaps ? Group.CrossoverData.WithBaselines(("01", "1pre"), ("05", "2post"), ("08", "1post"), ("11", "2pre")) : Group.CrossoverData.WithBaselines());
        Assert.Equal(["crossover_difference", "crossover_adjusted"], Column($"{Stem}_change.tsv", "test"));
        var (code, text) = Run(program, extension);
        Assert.True(code == 0, text);
        Assert.DoesNotContain("not recomputed here", text, StringComparison.Ordinal);
        if (program == "Rscript") Assert.Matches(@"mixed models +2 values, largest difference \S+ standard errors", text);
        else Assert.Matches(@"d_z +2 values", text);
        Change("crossover_adjusted", "estimate", cell => cell("estimate") + 0.01 * cell("standard_error"));
        Assert.Equal(1, Run(program, extension).Code);
    }

    [Theory]
    [InlineData("Rscript", "R"), InlineData("/usr/bin/python3", "py")]
    public void Changes_of_one_arm_at_visits_are_recomputed(string program, string extension)
    {
        if (program == "Rscript") Require(program, "-e library(nlme)", "nlme");
        Require(program);
        var data = Longitudinal(randomised: false);
        Write(data with
        {
            Plan = data.Plan with { Arms = [], ReferenceArm = null },
            Changes = [.. data.Changes.Select(c => c with { Arm = null })],
            Sessions = [.. data.Sessions.Select(s => s with { Arm = null })],
            Participants = [.. data.Participants.Select(p => p with { Arm = null })],
        });
        var (code, text) = Run(program, extension);
        Assert.True(code == 0, text);
        Assert.DoesNotContain("not recomputed here", text, StringComparison.Ordinal);
        if (program == "Rscript") Assert.Matches(@"mixed models +16 values, largest difference \S+ standard errors", text);
        Change("longitudinal_change", "estimate", cell => cell("estimate") + 0.01 * cell("standard_error"));
        Assert.Equal(1, Run(program, extension).Code);
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
        var late = data.Sessions.Where(s => s.Role == SessionRole.Post && Number(s.Participant) % 7 != 2)
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
                treatments[(Number(s.Participant) + int.Parse(s.Session, System.Globalization.CultureInfo.InvariantCulture)) % 3], new Dictionary<string, double>()))],
        };
    }

    /// <summary>A fourth visit, and a site; two visits are never seen together, so that UN lacks a covariance and, where they are the first and the last, TOEPH a correlation.</summary>
    private static GroupData Gaps(bool randomised, string structure)
    {
        var (data, draws) = (Longitudinal(randomised), new NormalDraws(11));
        var own = data.Sessions.Select(s => (s.Participant, s.Region, s.Contrast)).Distinct().ToDictionary(key => key, _ => draws.Next());
        data = data with { Sessions = [.. data.Sessions.Select(s => s with { Value = Math.Round(0.7 * s.Value + own[(s.Participant, s.Region, s.Contrast)], 9) })] };
        var last = data.Sessions.Where(s => s.Role == SessionRole.FollowUp).Select(s => s with { Session = "4", Value = Math.Round(0.2 + 0.7 * draws.Next() + own[(s.Participant, s.Region, s.Contrast)], 9) }).ToList();
        var lacking = structure == "AR1H" ? "4" : "3";
        bool IsLeftOut(SessionRow s) => Number(s.Participant) % 2 == 0 ? s.Session == lacking : s.Role == SessionRole.Pre;
        var sessions = data.Sessions.Concat(last).Where(s => !IsLeftOut(s)).ToList();
        var values = sessions.Where(s => s.Status == "ok").ToDictionary(s => (s.Participant, s.Region, s.Contrast, s.Session), s => s.Value);
        double ValueOf(ChangeRow c, string session) => values.GetValueOrDefault((c.Participant, c.Region, c.Contrast, session), double.NaN);
        return data with
        {
            Sessions = sessions,
            Changes = [.. data.Changes.Select(c => c with { Pre = ValueOf(c, "1"), Post = ValueOf(c, "2"), Status = double.IsFinite(ValueOf(c, "1") + ValueOf(c, "2")) ? "ok" : "missing_session" })],
            Participants = [.. data.Participants.Select(p => p with { Stratum = Number(p.Participant) % 5 < 2 ? "a" : "b" })],
            Plan = data.Plan with { Statistics = data.Plan.Statistics with { Stratum = "site" } },
            Visits = [.. data.Visits, ("4", SessionRole.FollowUp)],
        };
    }

    private static int Number(string participant) => int.Parse(participant, System.Globalization.CultureInfo.InvariantCulture);

    private static string MixedTest(DesignKind design) => design == DesignKind.Longitudinal ? "longitudinal_difference" : "crossover_difference";

    /// <summary>Writes another number into the first row of a test that has one, from a function of the row's own.</summary>
    private void Change(string test, string column, Func<Func<string, double>, double> to)
    {
        var path = _folder[$"{Stem}_change.tsv"];
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split('\t').ToList();
        var row = Array.FindIndex(lines, line => line.Split('\t') is var cells && cells[header.IndexOf("test")] == test && cells[header.IndexOf("status")] == "ok");
        var cells = lines[row].Split('\t');
        cells[header.IndexOf(column)] = to(name => double.Parse(cells[header.IndexOf(name)], System.Globalization.CultureInfo.InvariantCulture)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        lines[row] = string.Join('\t', cells);
        File.WriteAllLines(path, lines);
    }

    private List<string> Column(string file, string column)
    {
        var lines = File.ReadAllLines(_folder[file]);
        var place = Array.IndexOf(lines[0].Split('\t'), column);
        return [.. lines.Skip(1).Select(line => line.Split('\t')[place])];
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
