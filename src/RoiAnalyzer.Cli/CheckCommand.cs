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
        var check = StudyCheck.Of(study, new StudyRegions(study).Of);
        foreach (var assumption in study.Assumptions) _terminal.Out.WriteLine($"assumed: {assumption}");
        foreach (var note in check.Notes) _terminal.Out.WriteLine($"note: {note}");
        foreach (var missing in study.Missing) _terminal.Out.WriteLine($"missing: sub-{missing.Participant}: {missing.Reason}");
        if (check.Faults.Count > 0) throw new InputException(check.Faults);
        var runs = study.Participants.SelectMany(p => p.Sessions).Sum(s => s.Runs.Count);
        _terminal.Out.WriteLine($"{study.Participants.Count} participants, {runs} runs of task {study.Task}, contrasts {string.Join(", ", Analysis.ContrastsOf(study.Plan).Select(c => c.Name))}.");
        _terminal.Say("No fault found.");
        return ExitCode.Done;
    }
}
