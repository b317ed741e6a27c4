using System.CommandLine;
using RoiAnalyzer.Simulation;

namespace RoiAnalyzer.Cli;

/// <summary><c>simulate OUTPUT_DIR</c>: a made study with known truth.</summary>
internal sealed class SimulateCommand
{
    private static readonly SimulationPlan Standard = new();
    private readonly Argument<string> _output = new("output_dir") { Description = "A folder that does not exist yet, or is empty" };
    private readonly Option<int> _participants = new("--participants") { Description = $"Participants, half an arm each (default: {Standard.Participants})", DefaultValueFactory = _ => Standard.Participants, HelpName = "N" };
    private readonly Option<int> _volumes = new("--volumes") { Description = $"Volumes of a run (default: {Standard.Volumes})", DefaultValueFactory = _ => Standard.Volumes, HelpName = "N" };
    private readonly Option<double> _time = ImageOptions.Number("--tr", Standard.RepetitionTime, "Repetition time in seconds");
    private readonly Option<double> _voxel = ImageOptions.Number("--voxel", Standard.VoxelMm, "Edge of a voxel in mm: 3 or 2");
    private readonly Option<NoiseExtent> _noise = new("--noise") { Description = "Where voxels vary: around the regions (small files), in the brain, or everywhere", DefaultValueFactory = _ => Standard.Noise, HelpName = "regions|brain|everywhere" };
    private readonly Option<ulong> _seed = new("--seed") { Description = $"Seed of the random numbers (default: {Standard.Seed})", DefaultValueFactory = _ => Standard.Seed, HelpName = "N" };
    private readonly Option<string?> _missing = new("--missing-post") { Description = "Participant without a session after the infusion, or none", HelpName = "LABEL" };
    private readonly Option<string?> _lost = new("--lost-coverage") { Description = "Participant whose images after the infusion lack the lower frontal brain, or none", HelpName = "LABEL" };
    private readonly Option<bool> _plain = new("--uncompressed") { Description = "Write .nii instead of .nii.gz" };
    private readonly Option<int> _procs = new("--n-procs", "--nprocs", "--n_procs") { Description = "Runs at a time (default: 1)", DefaultValueFactory = _ => 1, HelpName = "N" };
    private readonly Terminal _terminal;

    private SimulateCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var own = new SimulateCommand(terminal);
        var command = new Command("simulate", "Makes a two-arm study before and after an infusion, with known truth") { own._output };
        foreach (var option in new Option[] { own._participants, own._volumes, own._time, own._voxel, own._noise, own._seed, own._missing, own._lost, own._plain, own._procs }) command.Add(option);
        command.SetAction(own.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var folder = parsed.GetValue(_output)!;
        var plan = new SimulationPlan
        {
            Participants = parsed.GetValue(_participants),
            Volumes = parsed.GetValue(_volumes),
            RepetitionTime = parsed.GetValue(_time),
            VoxelMm = parsed.GetValue(_voxel),
            Noise = parsed.GetValue(_noise),
            Seed = parsed.GetValue(_seed),
            MissingPost = parsed.GetValue(_missing),
            LostCoverage = parsed.GetValue(_lost),
            Compress = !parsed.GetValue(_plain),
        };
        SimulatedStudy.Write(folder, plan, parsed.GetValue(_procs), run => _terminal.Say($"made {run}"));
        _terminal.Say($"Done: {plan.Participants} participants in {folder}; what was planted is in truth.tsv, how in simulation.json.");
        return ExitCode.Done;
    }
}
