using System.CommandLine;
using RoiAnalyzer.Models;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Cli;

/// <summary><c>roianalyzer BIDS_DIR OUTPUT_DIR [participant|group]</c>: the BIDS App.</summary>
internal sealed class StudyCommand
{
    private readonly Argument<string> _root = new("bids_dir") { Description = "The BIDS folder" };
    private readonly Argument<string> _output = new("output_dir") { Description = "Where results go" };
    private readonly Argument<string?> _level = new("level") { Description = "participant, group, or nothing for both", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<int> _procs = new("--n-procs", "--nprocs", "--n_procs") { Description = "Participants at a time", DefaultValueFactory = _ => 1, HelpName = "N" };
    private readonly Option<bool> _dryRun = new("--dry-run", "--dry_run") { Description = "Say what would be done, and stop" };
    private readonly Option<bool> _strict = new("--strict") { Description = "End with 1 when anything was skipped" };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replace results of another plan in OUTPUT_DIR" };
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Name every run and every skipped region" };
    private readonly StudyOptions _study = new();
    private readonly Terminal _terminal;

    private StudyCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>The program's name.</summary>
    public const string Name = "roianalyzer";

    public static Command Create(Terminal terminal)
    {
        var own = new StudyCommand(terminal);
        var root = new Command(Name, "Did the response of the reward circuit change after the infusion, by how much, and could this study have seen it?");
        own._level.AcceptOnlyFromAmong("participant", "group");
        own._procs.Validators.Add(r => { if (r.GetValueOrDefault<int>() < 1) r.AddError("--n-procs wants a number of at least 1"); });
        root.Add(own._root);
        root.Add(own._output);
        root.Add(own._level);
        own._study.AddTo(root);
        foreach (var option in new Option[] { own._procs, own._dryRun, own._strict, own._overwrite, own._verbose }) root.Add(option);
        root.SetAction(own.Run);
        return root;
    }

    private int Run(ParseResult parsed)
    {
        var study = _study.Read(parsed, parsed.GetValue(_root)!);
        var regions = CheckedRegions(study);
        foreach (var assumption in study.Assumptions) _terminal.Say($"assumed: {assumption}");
        if (parsed.GetValue(_dryRun)) return DryRun(study, regions);
        var output = StudyOutput.Open(parsed.GetValue(_output)!, study, regions.Name, VersionText.Version, parsed.GetValue(_overwrite));
        var level = parsed.GetValue(_level);
        var failed = level == "group" ? 0 : Participants(study, regions, output, parsed.GetValue(_procs), parsed.GetValue(_verbose));
        if (failed == study.Participants.Count && level != "group")
            return Ended(ExitCode.InputUnusable, "No participant could be analysed; nothing was computed.");
        if (level != "participant") Group(study, output);
        return End(output, failed, parsed.GetValue(_strict), parsed.GetValue(_verbose));
    }

    /// <summary>All faults of the study together, or the regions to go on with.</summary>
    private StudyRegions CheckedRegions(Study study)
    {
        if (study.Participants.Count == 0 && study.Faults.Count > 0) throw new InputException(study.Faults);
        var regions = new StudyRegions(study);
        var check = StudyCheck.Of(study, regions.Of);
        if (check.Faults.Count > 0) throw new InputException(check.Faults);
        foreach (var note in check.Notes) _terminal.Say($"note: {note}");
        return regions;
    }

    private int DryRun(Study study, StudyRegions regions)
    {
        _terminal.Say($"Task {study.Task}, regions {regions.Name}, contrasts {string.Join(", ", Analysis.ContrastsOf(study.Plan).Select(c => c.Name))}.");
        foreach (var run in study.Participants.SelectMany(p => p.Sessions).SelectMany(s => s.Runs)) _terminal.Out.WriteLine($"{run.Key}\t{run.Bold}");
        return Ended(ExitCode.Done, "Dry run: nothing was computed or written.");
    }

    private int Participants(Study study, StudyRegions regions, StudyOutput output, int atATime, bool verbose)
    {
        var failed = 0;
        var heights = HeightsOf(study);
        _terminal.ForEach(study.Participants, atATime, p => $"sub-{p.Label}", (participant, onShare) =>
        {
            try
            {
                output.Write(Analysis.OfParticipant(participant, regions.Of(participant), study.Plan, heights, Share(participant, onShare)));
                if (verbose) _terminal.Say($"sub-{participant.Label}: done");
            }
            catch (InputException e)
            {
                Interlocked.Increment(ref failed);
                output.WriteFailure(participant, e);
                foreach (var fault in e.Faults) _terminal.Say($"error: sub-{participant.Label}: {fault}");
            }
        });
        return failed;
    }

    private static ReferenceHeights HeightsOf(Study study) =>
        Analysis.HeightsOf(study.Plan, study.ReferenceDurations, study.Participants.SelectMany(p => p.Sessions).SelectMany(s => s.Runs).First().RepetitionTime);

    /// <summary>Volumes of one run after the other as a share of the participant.</summary>
    private static Action<Run, int, int> Share(Participant participant, Action<double> onShare)
    {
        var runs = participant.Sessions.SelectMany(s => s.Runs).ToList();
        return (run, read, all) => onShare((runs.IndexOf(run) + (double)read / Math.Max(all, 1)) / runs.Count);
    }

    private void Group(Study study, StudyOutput output)
    {
        var (changes, regions) = output.ReadChanges([.. Analysis.ContrastsOf(study.Plan).Select(c => c.Name)]);
        var plan = Analysis.GroupPlanOf(study, regions);
        var rows = Analysis.OfGroup(changes, plan);
        output.Write(rows, changes);
        output.WriteReport(HtmlReport.Of(study, plan, rows, changes, output.Skipped(), VersionText.Version));
        Summary.Print(_terminal, plan, rows);
        _terminal.Out.WriteLine($"All regions, contrasts and tests: {output.GroupTablePath}");
    }

    private int End(StudyOutput output, int failed, bool strict, bool verbose)
    {
        var skipped = output.Skipped();
        if (verbose) foreach (var row in skipped.Rows) _terminal.Say($"skipped: {string.Join(' ', row.Where(cell => cell != "n/a"))}");
        if (failed > 0) return Ended(ExitCode.SomethingFailed, $"{failed} participants failed; the rest was done. {skipped.Rows.Count} rows in skipped.tsv say what is missing.");
        if (skipped.Rows.Count == 0) return Ended(ExitCode.Done, "Done. Nothing was skipped.");
        return Ended(strict ? ExitCode.SomethingFailed : ExitCode.Done, $"Done. {skipped.Rows.Count} rows in skipped.tsv say what is missing and why.");
    }

    private int Ended(int code, string line)
    {
        _terminal.Say(line);
        return code;
    }
}
