using RoiAnalyzer.Models;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Simulation;

/// <summary>
/// One made run, volume by volume. A voxel's signal is
/// <c>b·(1 + Σ A/100·x(t)/H + disturbances) + noise</c>: A the planted response in percent, x the convolved events and H
/// the height of one block's response, so that percent signal change at the peak equals A.
/// </summary>
public sealed class SimulatedRun
{
    /// <summary>The signal at rest in the middle of the brain, on average over runs.</summary>
    public const double Baseline = 10000;

    private const double Correlation = 0.3;
    private const double OutsidePercent = 1;

    private readonly PlantedVoxels _field;
    private readonly double[][] _task;          // volume, seed + 1; the first for voxels of no seed
    private readonly double[] _noise, _fresh;   // a voxel: relative noise of this volume, and what is new in it
    private readonly double _noiseSize;
    private readonly double _outsideSize;
    private readonly int[] _outside;
    private readonly double[] _outsideParts;    // a voxel: both parts of a complex number
    private readonly RandomNumbers _random;
    private int _next;

    private SimulatedRun(SimulationPlan plan, PlantedVoxels field, SimulatedParticipant participant, string session)
    {
        var number = SimulatedParticipant.NumberOf(session);
        _field = field;
        Events = plan.Analysis != AnalysisKind.Task ? [] : EventSchedule.Draw(plan.Volumes * plan.RepetitionTime, new RandomNumbers(plan.Seed, participant.Number, number, 1));
        Nuisance = RunNuisance.Draw(plan, new RandomNumbers(plan.Seed, participant.Number, number, 2));
        _random = new RandomNumbers(plan.Seed, participant.Number, number, 3);
        SignalAtRest = Math.Round(Baseline * (1 + 0.03 * _random.Normal()));
        _task = TaskOf(plan, field, participant, session, Events);
        _noise = new double[field.Voxels.Length];
        _fresh = new double[field.Voxels.Length];
        _noiseSize = plan.NoisePercent / 100;
        _outside = plan.Noise == NoiseExtent.Everywhere ? Outside(field) : [];
        _outsideParts = new double[2 * _outside.Length];
        _outsideSize = Baseline * OutsidePercent / 100;
    }

    /// <summary>The voxels that the run's brain consists of.</summary>
    public PlantedVoxels Field => _field;

    /// <summary>The run's events.</summary>
    public IReadOnlyList<Event> Events { get; }

    /// <summary>The run's disturbances.</summary>
    public RunNuisance Nuisance { get; }

    /// <summary>The signal at rest in the middle of the brain.</summary>
    public double SignalAtRest { get; }

    /// <summary>The time, in seconds after a volume's start, to which all its slices are said to be corrected: the middle.</summary>
    public static double StartTime(SimulationPlan plan) => plan.RepetitionTime / 2;

    /// <summary>A participant's run, at its first volume. <paramref name="field"/> holds the whole brain's voxels.</summary>
    public static SimulatedRun Begin(SimulationPlan plan, PlantedVoxels field, SimulatedParticipant participant, string session)
    {
        var lost = participant.LosesCoverageIn(session);
        return new SimulatedRun(plan, lost ? field.WithoutLost() : field, participant, session);
    }

    /// <summary>
    /// Puts the next volume into <paramref name="values"/>, one value a grid voxel; those that never vary are left as they are.
    /// </summary>
    public void FillNext(Span<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, _field.Grid.VoxelCount);
        AdvanceNoise();
        var (task, t) = (_task[_next], _next++);
        var offset = 1 + Nuisance.Offset[t];
        var (x, y, z) = (Nuisance.Gradients[0][t] / 100, Nuisance.Gradients[1][t] / 100, Nuisance.Gradients[2][t] / 100);
        for (var v = 0; v < _noise.Length; v++)
        {
            var centre = _field.Centres[v];
            var relative = offset + task[_field.Seeds[v] + 1] + x * centre.X + y * centre.Y + z * centre.Z;
            values[_field.Voxels[v]] = SignalAtRest * (_field.Baselines[v] * relative + _noiseSize * _noise[v]);
        }
        FillOutside(values);
    }

    private void AdvanceNoise()
    {
        if (_noiseSize == 0) return;
        _random.FillNormal(_fresh);
        var (kept, added) = _next == 0 ? (0, 1) : (Correlation, Math.Sqrt(1 - Correlation * Correlation));
        for (var v = 0; v < _noise.Length; v++) _noise[v] = kept * _noise[v] + added * _fresh[v];
    }

    private void FillOutside(Span<double> values)
    {
        _random.FillNormal(_outsideParts);
        for (var v = 0; v < _outside.Length; v++)
        {
            double real = _outsideParts[2 * v], imaginary = _outsideParts[2 * v + 1];
            values[_outside[v]] = _outsideSize * Math.Sqrt(real * real + imaginary * imaginary);
        }
    }

    private static double[][] TaskOf(
        SimulationPlan plan, PlantedVoxels field, SimulatedParticipant participant, string session, IReadOnlyList<Event> events)
    {
        var timing = Timing.Of(plan.RepetitionTime, plan.Volumes, StartTime(plan));
        var height = Regressor.Height(ResponseShape.Spm, plan.RepetitionTime, EventSchedule.BlockSeconds);
        var task = Enumerable.Range(0, plan.Volumes).Select(_ => new double[field.Map.Regions.Count + 1]).ToArray();
        if (plan.Analysis == AnalysisKind.Infusion) PlantedInfusion.Add(task, timing, seed => participant.Response(seed, 0, session) / 100);
        if (plan.Analysis == AnalysisKind.Rest)
        {
            var number = SimulatedParticipant.NumberOf(session);
            PlantedRest.Add(task, field.Map.Regions, PlantedRest.Shared(plan, participant.Arm, session), new RandomNumbers(plan.Seed, participant.Number, number, 4));
        }
        for (var type = 0; type < (plan.Analysis == AnalysisKind.Task ? EventSchedule.TrialTypes.Count : 0); type++)
        {
            var own = events.Where(e => e.TrialType == EventSchedule.TrialTypes[type]).ToList();
            var expected = Regressor.Convolve(own, timing, ResponseShape.Spm);
            for (var t = 0; t < plan.Volumes; t++)
                for (var seed = 0; seed < field.Map.Regions.Count; seed++)
                    task[t][seed + 1] += participant.Response(seed, type, session) / 100 * expected[t] / height;
        }
        return task;
    }

    private static int[] Outside(PlantedVoxels field)
    {
        var inside = field.Voxels.ToHashSet();
        return [.. Enumerable.Range(0, field.Grid.VoxelCount).Where(voxel => !inside.Contains(voxel))];
    }
}
