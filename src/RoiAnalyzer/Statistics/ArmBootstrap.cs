using RoiAnalyzer.Kernels;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// Samples of participants with replacement within each arm, drawn once for all regions that have so many participants, and the
/// bootstrap of what is made of sums: means, their differences, and coefficients of linear models. The samples are those of
/// <see cref="BiasCorrectedBootstrap.Of(IReadOnlyList{int}, Resampled, int, ulong, double)"/> with the same seed.
/// </summary>
public sealed class ArmBootstrap
{
    private const int BlockSize = 256;

    private readonly int[] _arms;
    private readonly List<(double[] Times, int Width)> _blocks = [];     // how often each participant was drawn, participant after participant
    private readonly int _samples;
    private readonly ulong _seed;

    /// <summary>Participants stand arm after arm; <paramref name="counts"/> says how many each has.</summary>
    public ArmBootstrap(IReadOnlyList<int> counts, int samples, ulong seed)
    {
        (_samples, _seed) = (samples, seed);
        _arms = [.. counts.SelectMany((count, arm) => Enumerable.Repeat(arm, count))];
        var draws = new ArmSamples(_arms, seed);
        for (var first = 0; first < samples; first += BlockSize)
        {
            var width = Math.Min(BlockSize, samples - first);
            var times = new double[_arms.Length * width];
            for (var n = 0; n < width; n++)
                foreach (var participant in draws.Next()) times[participant * width + n]++;
            _blocks.Add((times, width));
        }
    }

    /// <summary>The mean of all participants, or with two arms the mean of the first less that of the second.</summary>
    public BiasCorrectedBootstrap Mean(ReadOnlySpan<double> values, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, _arms.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_arms[^1], 1);
        var (weighted, without) = (new double[values.Length], new double[values.Length]);
        var estimate = 0.0;
        foreach (var arm in Enumerable.Range(0, _arms.Length).GroupBy(i => _arms[i]))
        {
            double n = arm.Count(), sign = arm.Key == 0 ? 1 : -1, sum = 0;
            foreach (var i in arm) sum += values[i];
            estimate += sign * sum / n;
            // leaving one out moves a mean by (mean − value)/(n − 1)
            foreach (var i in arm) (weighted[i], without[i]) = (sign * values[i] / n, sign * (sum / n - values[i]) / (n - 1));
        }
        return BiasCorrectedBootstrap.Of(estimate, Sums(weighted, 1)[0], BiasCorrectedBootstrap.AccelerationOf(without, _arms), _seed, level);
    }

    /// <summary>
    /// The coefficient of the first of some columns beside a constant and the others, by least squares; not a number where a sample leaves the
    /// columns no longer independent.
    /// </summary>
    public BiasCorrectedBootstrap Coefficient(IReadOnlyList<double[]> columns, ReadOnlySpan<double> y, double level = 0.95)
    {
        double[][] variables = [.. columns.Select(column => Centred(column)), Centred(y)];
        var moments = Moments(variables);
        var sums = Sums(moments, Pairs(variables.Length));
        var (drawn, solver) = (new double[_samples], new MomentSolver(variables.Length, _arms.Length));
        for (var n = 0; n < _samples; n++)
        {
            for (var k = 0; k < sums.Length; k++) solver.Sums[k] = sums[k][n];
            drawn[n] = solver.First();
        }
        var (whole, without) = LeavingOut(moments, variables.Length);
        return BiasCorrectedBootstrap.Of(whole, drawn, BiasCorrectedBootstrap.AccelerationOf(without, _arms), _seed, level);
    }

    /// <summary>For each participant the variables, and the products of each with itself and those before.</summary>
    private double[] Moments(double[][] variables)
    {
        var pairs = Pairs(variables.Length);
        var moments = new double[_arms.Length * pairs];
        for (var i = 0; i < _arms.Length; i++)
        {
            var place = i * pairs;
            foreach (var variable in variables) moments[place++] = variable[i];
            for (var j = 0; j < variables.Length; j++)
                for (var k = 0; k <= j; k++) moments[place++] = variables[j][i] * variables[k][i];
        }
        return moments;
    }

    private (double Whole, double[] Without) LeavingOut(double[] moments, int variables)
    {
        var pairs = Pairs(variables);
        var totals = new double[pairs];
        for (var i = 0; i < moments.Length; i++) totals[i % pairs] += moments[i];
        double Solve(int participants, int left)
        {
            var solver = new MomentSolver(variables, participants);
            for (var k = 0; k < pairs; k++) solver.Sums[k] = totals[k] - (left < 0 ? 0 : moments[left * pairs + k]);
            return solver.First();
        }

        return (Solve(_arms.Length, -1), [.. Enumerable.Range(0, _arms.Length).Select(left => Solve(_arms.Length - 1, left))]);
    }

    /// <summary>The sums of some rows over every sample: one list a row.</summary>
    private double[][] Sums(double[] values, int rows)
    {
        double[][] sums = [.. Enumerable.Range(0, rows).Select(_ => new double[_samples])];
        var first = 0;
        foreach (var (times, width) in _blocks)
        {
            var block = new double[rows * width];
            DesignProduct.Add(times, values, rows, block);
            for (var r = 0; r < rows; r++) block.AsSpan(r * width, width).CopyTo(sums[r].AsSpan(first));
            first += width;
        }
        return sums;
    }

    private static int Pairs(int variables) => variables + variables * (variables + 1) / 2;

    private static double[] Centred(ReadOnlySpan<double> values)
    {
        var mean = Sample.Of(values).Mean;
        return Array.ConvertAll(values.ToArray(), value => value - mean);
    }
}
