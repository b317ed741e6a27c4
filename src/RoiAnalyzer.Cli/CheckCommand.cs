using System.CommandLine;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Cli;

/// <summary><c>check BIDS_DIR</c>: all faults of a study at once; nothing is computed or written.</summary>
internal sealed class CheckCommand
{
    private readonly Argument<string> _root = new("bids_dir") { Description = "The BIDS folder" };
    private readonly StudyOptions _study = new();
    private readonly Terminal _terminal;

    private CheckCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var own = new CheckCommand(terminal);
        var command = new Command("check", "All faults of a study at once; computes and writes nothing") { own._root };
        own._study.AddTo(command);
        command.SetAction(own.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var study = _study.Read(parsed, parsed.GetValue(_root)!);
        foreach (var assumption in study.Assumptions) _terminal.Out.WriteLine($"assumed: {assumption}");
        foreach (var missing in study.Missing) _terminal.Out.WriteLine($"missing: {PieceOf(missing)}: {missing.Reason}");
        var regions = new StudyRegions(study);
        var check = StudyCheck.Of(study, participant =>
        {
            _terminal.CheckStop();
            return regions.Of(participant);
        });
        foreach (var note in check.Notes) _terminal.Out.WriteLine($"note: {note}");
        if (check.Faults.Count > 0) throw new InputException(check.Faults);
        if (study.Participants.Count == 0) throw new InputException([StudyCommand.NoImages(study)]);
        var runs = study.Participants.SelectMany(p => p.Sessions).Sum(s => s.Runs.Count);
        var contrasts = string.Join(", ", Analysis.ContrastNamesOf(study.Plan, Analysis.SeedsOf(study.Plan, regions.Of(study.Participants[0]))));
        _terminal.Out.WriteLine($"{Amount.Of(study.Participants.Count, "participant")}, {Amount.Of(runs, "run")} "
            + $"of task {study.Task}, contrasts {contrasts}.");
        _terminal.Say("No fault found.");
        return ExitCode.Done;
    }

    private static string PieceOf(Missing missing)
    {
        var session = missing.Session is null ? "" : $" ses-{missing.Session}";
        return $"sub-{missing.Participant}{session}{(missing.Run is null ? "" : $" run-{missing.Run}")}";
    }
}
