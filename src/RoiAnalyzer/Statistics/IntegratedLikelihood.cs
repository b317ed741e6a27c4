using MathNet.Numerics;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The binomial likelihood of grouped rows, integrated over each group's normal deviate around its mode: ∫ exp h(u) du with
/// h(u) = Σ log binomial(odds + σu) − u²/2 − ½log 2π, by Gauss and Hermite's nodes in units of the curvature there.
/// </summary>
internal sealed class IntegratedLikelihood
{
    private readonly IReadOnlyList<double[]> _columns;
    private readonly double[] _successes;
    private readonly double[] _trials;
    private readonly int[][] _groups;
    private readonly double[] _nodes;
    private readonly double[] _logWeights;      // with exp(x²), over √π
    private readonly double _constant;

    public IntegratedLikelihood(IReadOnlyList<double[]> columns, double[] successes, double[] trials, int[] groups, int nodes)
    {
        (_columns, _successes, _trials) = (columns, successes, trials);
        _groups = [.. Enumerable.Range(0, groups.Length).GroupBy(i => groups[i]).Select(group => group.ToArray())];
        (_nodes, _logWeights) = Hermite(nodes);
        _constant = Enumerable.Range(0, trials.Length).Sum(i => SpecialFunctions.GammaLn(trials[i] + 1) - SpecialFunctions.GammaLn(successes[i] + 1) - SpecialFunctions.GammaLn(trials[i] - successes[i] + 1));
    }

    /// <summary>The log-likelihood at coefficients, the last being the standard deviation of the groups, whose sign does not matter.</summary>
    public double At(double[] point)
    {
        var odds = new double[_successes.Length];
        for (var c = 0; c < _columns.Count; c++)
            for (var i = 0; i < odds.Length; i++) odds[i] += point[c] * _columns[c][i];
        var sum = _constant;
        foreach (var group in _groups) sum += OfGroup(group, odds, point[^1]);
        return sum;
    }

    private double OfGroup(int[] group, double[] odds, double deviation)
    {
        var (mode, curvature) = Mode(group, odds, deviation);
        var spread = 1 / Math.Sqrt(curvature);
        Span<double> parts = stackalloc double[_nodes.Length];
        var most = double.NegativeInfinity;
        for (var k = 0; k < parts.Length; k++)
        {
            parts[k] = _logWeights[k] + Exponent(group, odds, deviation, mode + Math.Sqrt(2) * spread * _nodes[k]);
            most = Math.Max(most, parts[k]);
        }
        var sum = 0.0;
        foreach (var part in parts) sum += Math.Exp(part - most);
        return Math.Log(spread) + most + Math.Log(sum);
    }

    private double Exponent(int[] group, double[] odds, double deviation, double u)
    {
        var sum = -u * u / 2;
        foreach (var i in group)
        {
            var own = odds[i] + deviation * u;
            sum += _successes[i] * own - _trials[i] * (Math.Max(own, 0) + SpecialFunctions.Log1p(Math.Exp(-Math.Abs(own))));
        }
        return sum;
    }

    /// <summary>Where the exponent is largest, and minus its curvature there; it is concave, so that Newton's steps, at most 2 long, arrive.</summary>
    private (double Mode, double Curvature) Mode(int[] group, double[] odds, double deviation)
    {
        const int mostSteps = 200;
        var (u, curvature) = (0.0, 1.0);
        for (var step = 0; step < mostSteps; step++)
        {
            var slope = -u;
            curvature = 1;
            foreach (var i in group)
            {
                var p = 1 / (1 + Math.Exp(-odds[i] - deviation * u));
                slope += deviation * (_successes[i] - _trials[i] * p);
                curvature += deviation * deviation * _trials[i] * p * (1 - p);
            }
            var move = Math.Clamp(slope / curvature, -2, 2);
            if (Math.Abs(move) < 1e-13 * (1 + Math.Abs(u))) break;
            u += move;
        }
        return (u, curvature);
    }

    /// <summary>Nodes and log(weight·exp(x²)/√π) of Gauss and Hermite, by Newton's method on the normalised polynomials.</summary>
    private static (double[] Nodes, double[] LogWeights) Hermite(int count)
    {
        var (nodes, weights) = (new double[count], new double[count]);
        for (var k = 0; k < (count + 1) / 2; k++)
        {
            var x = Largest(count, k, nodes);
            for (var step = 0; step < 100; step++)
            {
                var (value, slope) = Polynomial(count, x);
                // the roots already found are divided out
                for (var j = 0; j < k; j++) slope -= value / (x - nodes[j]);
                var move = value / slope;
                x -= move;
                if (Math.Abs(move) < 1e-15 * (1 + Math.Abs(x))) break;
            }
            (nodes[k], nodes[count - 1 - k]) = (x, -x);
            weights[k] = weights[count - 1 - k] = Math.Log(2) - 2 * Math.Log(Math.Abs(Polynomial(count, x).Slope)) + x * x - Math.Log(Math.PI) / 2;
        }
        if (count % 2 == 1) nodes[count / 2] = 0;
        return (nodes, weights);
    }

    /// <summary>Above the next root: from there Newton's method, the larger roots divided out, comes down to it.</summary>
    private static double Largest(int count, int k, double[] nodes) => k == 0 ? Math.Sqrt(2 * count + 1) : nodes[k - 1] - 1e-3;

    /// <summary>The orthonormal Hermite polynomial and its derivative.</summary>
    private static (double Value, double Slope) Polynomial(int order, double x)
    {
        var (before, value) = (0.0, Math.Pow(Math.PI, -0.25));
        for (var n = 0; n < order; n++) (before, value) = (value, x * Math.Sqrt(2.0 / (n + 1)) * value - Math.Sqrt((double)n / (n + 1)) * before);
        return (value, Math.Sqrt(2.0 * order) * before);
    }
}
