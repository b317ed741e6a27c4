using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Simulation;

/// <summary>A head that wanders slowly through a run, with a few sudden jolts.</summary>
public sealed class HeadMotion
{
    private const double TranslationStep = 0.02;   // mm a volume
    private const double RotationStep = 0.0003;    // rad a volume
    private const double Return = 0.98;
    private const double HeadRadius = 50;
    private const int TranslationDigits = 4;
    private const int RotationDigits = 6;

    private HeadMotion(double[][] parameters, int[] jolts) => (Parameters, Jolts) = (parameters, jolts);

    /// <summary>The six parameters' names, as fMRIPrep has them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z"];

    /// <summary>In the order of <see cref="Names"/>, one value a volume: millimetres (four decimals), then radians (six).</summary>
    public double[][] Parameters { get; }

    /// <summary>The volumes, from 0, of the jolts, ascending.</summary>
    public int[] Jolts { get; }

    /// <summary>
    /// Framewise displacement in mm, the first volume's NaN: Σ|Δ translation| + 50 mm · Σ|Δ rotation| (Power et al. 2012, doi
    /// 10.1016/j.neuroimage.2011.10.018).
    /// </summary>
    public double[] FramewiseDisplacement()
    {
        var displacement = new double[Parameters[0].Length];
        displacement[0] = double.NaN;
        for (var t = 1; t < displacement.Length; t++)
            for (var p = 0; p < 6; p++)
                displacement[t] += (p < 3 ? 1 : HeadRadius) * Math.Abs(Parameters[p][t] - Parameters[p][t - 1]);
        return Array.ConvertAll(displacement, d => Math.Round(d, RotationDigits));
    }

    /// <summary>A run's motion, with one jolt of 0.6 to 1 mm in each of <paramref name="jolts"/> equal parts of it.</summary>
    public static HeadMotion Draw(int volumes, int jolts, RandomNumbers random)
    {
        var at = new int[jolts];
        for (var j = 0; j < jolts; j++)
        {
            int from = 2 + j * (volumes - 2) / jolts, until = 2 + (j + 1) * (volumes - 2) / jolts;
            at[j] = from + random.Below(until - from);
        }
        var sizes = Array.ConvertAll(at, _ => (0.6 + 0.4 * random.Uniform()) * (random.Below(2) == 0 ? -1 : 1));
        var parameters = Enumerable.Range(0, 6).Select(p => Walk(p, volumes, random)).ToArray();
        for (var j = 0; j < jolts; j++) Push(parameters[1 + j % 2], at[j], sizes[j]);
        for (var p = 0; p < 6; p++) Round(parameters[p], p < 3 ? TranslationDigits : RotationDigits);
        return new HeadMotion(parameters, at);
    }

    private static double[] Walk(int parameter, int volumes, RandomNumbers random)
    {
        var walk = new double[volumes];
        for (var t = 1; t < volumes; t++)
            walk[t] = Return * walk[t - 1] + (parameter < 3 ? TranslationStep : RotationStep) * random.Normal();
        return walk;
    }

    /// <summary>Moves the head at a volume, whence it comes back slowly.</summary>
    private static void Push(double[] parameter, int volume, double size)
    {
        for (var t = volume; t < parameter.Length; t++, size *= Return) parameter[t] += size;
    }

    private static void Round(double[] values, int digits)
    {
        for (var t = 0; t < values.Length; t++) values[t] = Math.Round(values[t], digits);
    }
}
