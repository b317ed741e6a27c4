using System.CommandLine;
using RoiAnalyzer.Simulation;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Cli;

/// <summary><c>simulate OUTPUT_DIR</c>: a made study with known truth.</summary>
internal sealed class SimulateCommand
{
    private static readonly SimulationPlan Standard = new();
    private readonly Argument<string> _output =
        new("output_dir") { Description = "A folder that does not exist yet, or is empty" };

    private readonly Option<int?> _participants =
        Options.Count("--participants", $"Participants, half an arm each (default: {Standard.Participants})");

    private const NoiseExtent LikeAScanner = NoiseExtent.Everywhere;
    private readonly Option<int?> _volumes = Options.Count("--volumes", $"Volumes of a run (default: {Standard.Volumes})");

    private readonly Option<double?> _time = Options.Number("--tr",
        FormattableString.Invariant($"Repetition time in seconds (default: {Standard.RepetitionTime})"),
        "seconds above 0", n => n > 0);

    private readonly Option<double?> _voxel = Options.Number("--voxel",
        FormattableString.Invariant($"Edge of a voxel in mm: 3 or 2 (default: {Standard.VoxelMm})"), "3 or 2", n => n is 2 or 3);

    private readonly Option<NoiseExtent?> _noise = Options.Choice<NoiseExtent>("--noise",
        "Where voxels vary: in the regions (small files), in the brain, or everywhere, as scanners' images do "
        + $"(default: {Options.Word(LikeAScanner)})");

    private readonly Option<AnalysisKind?> _analysis = Options.Choice<AnalysisKind>("--analysis",
        "What the runs are: of a task, at rest, or with the infusion given during them (default: task)");

    private readonly Option<SimulatedDesign?> _design = Options.Choice<SimulatedDesign>("--design",
        "Two arms, or both treatments for everybody, one in each session (default: parallel)");

    private readonly Option<int?> _followUps = Options.Count("--follow-ups", "Sessions after the one after the infusion (default: none)", "--follow_ups");

    private readonly Option<ulong?> _seed = Options.Seed("--seed", $"Seed of the random numbers (default: {Standard.Seed})");

    private readonly Option<string?> _missing = Options.Text("--missing-post",
        "Participant without a session after the infusion, or none", "LABEL");

    private readonly Option<string?> _lost = Options.Text("--lost-coverage",
        "Participant whose images after the infusion lack the lower frontal brain, or none", "LABEL");

    private readonly Option<bool> _plain = new("--uncompressed") { Description = "Write .nii instead of .nii.gz" };
    private readonly Option<int?> _procs = Options.Count("--n-procs",
        "Runs at a time (default: 1)", "--nprocs", "--n_procs");
    private readonly Terminal _terminal;

    private SimulateCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var own = new SimulateCommand(terminal);
        const string makes = "Makes a two-arm study before and after an infusion, with known truth";
        var command = new Command("simulate", makes) { own._output };
        foreach (var option in own.All) command.Add(option);
        command.SetAction(own.Run);
        return command;
    }

    private Option[] All => [_analysis, _design, _followUps, _participants, _volumes, _time, _voxel, _noise, _seed, _missing, _lost, _plain, _procs];

    private int Run(ParseResult parsed)
    {
        var folder = parsed.GetValue(_output)!;
        var plan = PlanOf(parsed);
        SimulatedStudy.Write(folder, plan, parsed.GetValue(_procs) ?? 1, run =>
        {
            _terminal.Say($"made {run}");
            _terminal.CheckStop();
        });
        _terminal.Say($"Done: {Amount.Of(plan.Participants, "participant")} in {folder}; "
            + "what was planted is in truth.tsv, how in simulation.json.");
        return ExitCode.Done;
    }

    /// <summary>As long as such runs are: 5 minutes of a task, 10 at rest, 15 with an infusion.</summary>
    private static int VolumesOf(AnalysisKind? analysis) =>
        analysis switch { AnalysisKind.Infusion => 3 * Standard.Volumes, AnalysisKind.Rest => 2 * Standard.Volumes, _ => Standard.Volumes };

    private SimulationPlan PlanOf(ParseResult parsed) => new()
    {
        Analysis = parsed.GetValue(_analysis) ?? AnalysisKind.Task,
        Design = parsed.GetValue(_design) ?? SimulatedDesign.Parallel,
        FollowUps = parsed.GetValue(_followUps) ?? 0,
        Participants = parsed.GetValue(_participants) ?? Standard.Participants,
        Volumes = parsed.GetValue(_volumes) ?? VolumesOf(parsed.GetValue(_analysis)),
        RepetitionTime = parsed.GetValue(_time) ?? Standard.RepetitionTime,
        VoxelMm = parsed.GetValue(_voxel) ?? Standard.VoxelMm,
        Noise = parsed.GetValue(_noise) ?? LikeAScanner,
        Seed = parsed.GetValue(_seed) ?? Standard.Seed,
        MissingPost = parsed.GetValue(_missing),
        LostCoverage = parsed.GetValue(_lost),
        Compress = !parsed.GetValue(_plain),
    };
}
