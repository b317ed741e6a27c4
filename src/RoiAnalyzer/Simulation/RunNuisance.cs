using RoiAnalyzer.Models;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Simulation;

/// <summary>
/// What disturbs all voxels of a run, and what the confounds table says of it: head motion, five signals that all voxels
/// share (the aCompCor columns), drift (the cosine columns) and an artefact at each jolt. All but the artefacts are linear
/// in those columns and have mean zero, so that a model with <c>24P+aCompCor</c>, cosines and spikes removes them wholly.
/// </summary>
public sealed class RunNuisance
{
    private const int SharedSignals = 5;
    private const int DriftCosines = 2;
    private const double Period = 128;
    private const int Digits = 6;

    /// <summary>Head motion.</summary>
    public required HeadMotion Motion { get; init; }

    /// <summary>The aCompCor columns: mean zero, length one.</summary>
    public required IReadOnlyList<double[]> Shared { get; init; }

    /// <summary>The cosines of 128 s high-pass.</summary>
    public required IReadOnlyList<double[]> Cosines { get; init; }

    /// <summary>One value a volume, as a share of the signal at rest, added everywhere.</summary>
    public required double[] Offset { get; init; }

    /// <summary>
    /// Along x, y and z: what is added at a voxel as far from the origin as 100 mm, in proportion to its coordinate.
    /// </summary>
    public required double[][] Gradients { get; init; }

    /// <summary>Draws a run's disturbances, whose size is <see cref="SimulationPlan.NuisancePercent"/>.</summary>
    public static RunNuisance Draw(SimulationPlan plan, RandomNumbers random)
    {
        var size = plan.NuisancePercent / 100;
        var motion = HeadMotion.Draw(plan.Volumes, plan.Jolts, random);
        var shared = DrawShared(plan.Volumes, random);
        var cosines = CosineDrift.Columns(plan.Volumes, plan.RepetitionTime, Period).Select(Rounded).ToList();
        var gains = Gains(random);
        var offset = new double[plan.Volumes];
        for (var c = 0; c < SharedSignals; c++) Add(offset, shared[c], size * gains[c] * Math.Sqrt(plan.Volumes));
        foreach (var cosine in cosines.Take(DriftCosines)) Add(offset, cosine, size * random.Normal() * Math.Sqrt(plan.Volumes));
        foreach (var volume in motion.Jolts) offset[volume] += size * (4 + 4 * random.Uniform()) * (random.Below(2) == 0 ? -1 : 1);
        return new RunNuisance { Motion = motion, Shared = shared, Cosines = cosines, Offset = offset, Gradients = GradientsOf(motion, size) };
    }

    private static double[][] GradientsOf(HeadMotion motion, double size)
    {
        var gradients = new double[3][];
        for (var axis = 0; axis < 3; axis++)
        {
            gradients[axis] = new double[motion.Parameters[0].Length];
            Add(gradients[axis], Centred(motion.Parameters[axis]), 3 * size);
            Add(gradients[axis], Centred(motion.Parameters[axis + 3]), 150 * size);
        }
        return gradients;
    }

    private static List<double[]> DrawShared(int volumes, RandomNumbers random)
    {
        var columns = new List<double[]>();
        while (columns.Count < SharedSignals)
        {
            var column = new double[volumes];
            for (var t = 0; t < volumes; t++) column[t] = (t == 0 ? 0 : 0.5 * column[t - 1]) + random.Normal();
            column = Centred(column);
            foreach (var other in columns) Add(column, other, -Product(column, other));
            var length = Math.Sqrt(Product(column, column));
            columns.Add(Array.ConvertAll(column, value => value / length));
        }
        return columns.ConvertAll(Rounded);
    }

    /// <summary>Weights of the shared signals whose squares sum to one, falling as the variance that components explain does.</summary>
    private static double[] Gains(RandomNumbers random)
    {
        var gains = new double[SharedSignals];
        for (var c = 0; c < gains.Length; c++) gains[c] = (random.Below(2) == 0 ? -1 : 1) / (1.0 + c);
        var length = Math.Sqrt(Product(gains, gains));
        return Array.ConvertAll(gains, gain => gain / length);
    }

    private static double[] Rounded(double[] column) => Array.ConvertAll(column, value => Math.Round(value, Digits));

    private static double[] Centred(double[] column)
    {
        var mean = column.Average();
        return Array.ConvertAll(column, value => value - mean);
    }

    private static double Product(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static void Add(double[] to, double[] column, double factor)
    {
        for (var t = 0; t < to.Length; t++) to[t] += factor * column[t];
    }
}
