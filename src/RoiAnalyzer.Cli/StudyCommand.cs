using System.CommandLine;
using RoiAnalyzer.Models;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Cli;

/// <summary><c>roianalyzer BIDS_DIR OUTPUT_DIR [participant|group]</c>: the BIDS App.</summary>
internal sealed class StudyCommand
{
    /// <summary>The program's name.</summary>
    public const string Name = "roianalyzer";

    private const string Question =
        "Did the response of the reward circuit change after the infusion, by how much, and could this study have seen it?";

    private const string ParticipantLevel = "participant", GroupLevel = "group";
    private readonly Argument<string> _root = new("bids_dir") { Description = "The BIDS folder" };
    private readonly Argument<string> _output = new("output_dir") { Description = "Where results go" };

    private readonly Argument<string?> _level = new("level")
    {
        Description = "participant, group, or nothing for both",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "participant|group",
    };

    private readonly Option<int?> _procs = Options.Count("--n-procs",
        "Participants at a time, or runs where there are fewer participants (default: 1)", "--nprocs", "--n_procs");
    private readonly Option<bool> _dryRun = new("--dry-run", "--dry_run") { Description = "Say what would be done, and stop" };
    private readonly Option<bool> _strict = new("--strict") { Description = "End with 1 when anything was skipped" };
    private readonly Option<bool> _overwrite =
        new("--overwrite") { Description = "Replace results of another plan in OUTPUT_DIR" };

    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Name every run and every skipped region" };
    private readonly StudyOptions _study = new();
    private readonly Terminal _terminal;

    private StudyCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var own = new StudyCommand(terminal);
        var root = new Command(Name, Question) { own._root, own._output, own._level };
        own._level.Validators.Add(level =>
        {
            if (level.Tokens is [{ Value: not (ParticipantLevel or GroupLevel) and var word }])
                level.AddError($"the level is participant or group, found {word}");
        });
        own._study.AddTo(root);
        foreach (var option in (Option[])[own._procs, own._dryRun, own._strict, own._overwrite, own._verbose]) root.Add(option);
        root.SetAction(own.Run);
        return root;
    }

    private int Run(ParseResult parsed)
    {
        var study = _study.Read(parsed, parsed.GetValue(_root)!);
        foreach (var assumption in study.Assumptions) _terminal.Say($"assumed: {assumption}");
        var regions = CheckedRegions(study);
        if (parsed.GetValue(_dryRun)) return DryRun(study, regions);
        var level = parsed.GetValue(_level);
        var output = StudyOutput.Open(parsed.GetValue(_output)!, study, regions.Name, VersionText.Version,
            parsed.GetValue(_overwrite), ofParticipants: level == GroupLevel);
        var verbose = parsed.GetValue(_verbose);
        var failed = level == GroupLevel ? 0 : Participants(study, regions, output, parsed.GetValue(_procs) ?? 1, verbose);
        if (failed == study.Participants.Count)
            return Ended(ExitCode.InputUnusable, "No participant could be analysed; nothing was computed.");
        var measured = level == ParticipantLevel || Group(study, regions, output) > 0;
        return End(output, failed, measured, parsed.GetValue(_strict), verbose);
    }

    /// <summary>All faults of the study together, or the regions to go on with.</summary>
    private StudyRegions CheckedRegions(Study study)
    {
        if (study.Participants.Count == 0) throw new InputException(study.Faults.Count > 0 ? study.Faults : [NoImages(study)]);
        var regions = new StudyRegions(study);
        var check = StudyCheck.Of(study, participant =>
        {
            _terminal.CheckStop();
            return regions.Of(participant);
        });
        if (check.Faults.Count > 0) throw new InputException(check.Faults);
        foreach (var note in check.Notes) _terminal.Say($"note: {note}");
        return regions;
    }

    internal static Fault NoImages(Study study) => new(new Place(study.Derivatives),
        $"preprocessed images of {string.Join(", ", study.Missing.Select(m => $"sub-{m.Participant}").Distinct())}", "none",
        "Preprocess them, or leave them out.");

    private int DryRun(Study study, StudyRegions regions)
    {
        var contrasts = string.Join(", ", Analysis.ContrastNamesOf(study.Plan, Analysis.SeedsOf(study.Plan, regions.Of(study.Participants[0]))));
        _terminal.Say($"Task {study.Task}, regions {regions.Name}, contrasts {contrasts}.");
        foreach (var run in RunsOf(study)) _terminal.Out.WriteLine($"{run.Key}\t{run.Bold}");
        return Ended(ExitCode.Done, "Dry run: nothing was computed or written.");
    }

    /// <summary>
    /// Computes and writes every participant; how many of them failed. Where there are fewer participants than may be worked
    /// on at a time, each has several of its runs worked on.
    /// </summary>
    private int Participants(Study study, StudyRegions regions, StudyOutput output, int procs, bool verbose)
    {
        var failed = 0;
        var atATime = Math.Min(procs, study.Participants.Count);
        var runsAtATime = procs / atATime;
        var heights = Analysis.HeightsOf(study.Plan, study.ReferenceDurations, RunsOf(study).First().RepetitionTime);
        _terminal.ForEach(study.Participants, atATime, p => $"sub-{p.Label}", (participant, onShare) =>
        {
            try
            {
                var own = regions.Of(participant);
                var result = Analysis.OfParticipant(participant, own, study.Plan, heights, Share(participant, onShare), runsAtATime);
                output.Write(result);
                foreach (var note in result.Signals.Runs.SelectMany(run => run.EigenvariateNotes)) _terminal.Say($"note: {note}");
                foreach (var run in verbose ? result.Signals.Runs : [])
                    _terminal.Say($"{run.Run.Key}: {Amount.Of(run.VolumeCount, "volume")}");
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

    private static IEnumerable<Run> RunsOf(Study study) => study.Participants.SelectMany(p => p.Sessions).SelectMany(s => s.Runs);

    /// <summary>Volumes of all runs, several of which may be read at once, as a share of the participant.</summary>
    private static Action<Run, int, int> Share(Participant participant, Action<double> onShare)
    {
        var shares = participant.Sessions.SelectMany(s => s.Runs).ToDictionary(run => run.Key, _ => 0.0);
        return (run, read, all) =>
        {
            lock (shares)
            {
                shares[run.Key] = (double)read / Math.Max(all, 1);
                onShare(shares.Values.Sum() / shares.Count);
            }
        };
    }

    /// <summary>Writes and prints what the group level finds; how many of the participants' changes were measured.</summary>
    private int Group(Study study, StudyRegions regions, StudyOutput output)
    {
        _terminal.CheckStop();
        var set = regions.Of(study.Participants[0]);
        var contrasts = Analysis.ContrastNamesOf(study.Plan, Analysis.SeedsOf(study.Plan, set));
        var data = output.ReadGroup(contrasts, group => Analysis.GroupPlanOf(study, Analysis.Described(group, set)));
        var result = Analysis.OfGroup(data);
        output.Write(result, data);
        var quality = output.ReadQuality();
        output.WriteReport(HtmlReport.Of(study, data.Plan, result.Rows, data.Changes, output.Skipped(), VersionText.Version, quality, result));
        Summary.Print(_terminal, data.Plan, result.Rows);
        _terminal.Out.WriteLine($"All regions, contrasts and tests: {output.GroupTablePath}");
        if (quality.Flagged.Count > 0) _terminal.Say($"Quality: {quality.InWords} report.html says which.");
        return data.Changes.Count(c => c.Status == Status.Ok);
    }

    private int End(StudyOutput output, int failed, bool measured, bool strict, bool verbose)
    {
        var skipped = output.Skipped().Rows;
        if (verbose)
            foreach (var row in skipped) _terminal.Say($"skipped: {string.Join(' ', row.Where(cell => cell != "n/a"))}");
        var rows = $"{Amount.Of(skipped.Count, "row")} in skipped.tsv {(skipped.Count == 1 ? "says" : "say")}";
        if (failed > 0)
        {
            return Ended(ExitCode.SomethingFailed,
                $"{Amount.Of(failed, "participant")} failed; the rest was done. {rows} what is missing and why.");
        }

        if (!measured) return Ended(ExitCode.SomethingFailed, $"No change could be measured. {rows} why.");
        if (skipped.Count == 0) return Ended(ExitCode.Done, "Done. Nothing was skipped.");
        return Ended(strict ? ExitCode.SomethingFailed : ExitCode.Done, $"Done. {rows} what is missing and why.");
    }

    private int Ended(int code, string line)
    {
        _terminal.Say(line);
        return code;
    }
}
