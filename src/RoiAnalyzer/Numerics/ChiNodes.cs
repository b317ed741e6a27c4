using MathNet.Numerics.Integration;

namespace RoiAnalyzer.Numerics;

/// <summary>
/// The mean of a smooth function over s = √(χ²/df), df ≥ 1, as a weighted sum: Gauss and Legendre's 64 points on either side of 1, where the
/// density is highest.
/// </summary>
internal sealed class ChiNodes
{
    private const double MostTurns = 9;
    private static readonly GaussLegendreRule s_rule = new(-1, 1, 64);

    private readonly double _half;
    private readonly double[] _nodes = new double[2 * s_rule.Order], _weights = new double[2 * s_rule.Order];

    public ChiNodes(double df)
    {
        var (low, high) = NoncentralT.Range(df);
        _half = (high - 1) / 2;
        for (var n = 0; n < _nodes.Length; n++)
        {
            var (start, end) = n < s_rule.Order ? (low, 1.0) : (1.0, high);
            _nodes[n] = (start + end) / 2 + (end - start) / 2 * s_rule.GetAbscissa(n % s_rule.Order);
            _weights[n] = (end - start) / 2 * s_rule.GetWeight(n % s_rule.Order) * NoncentralT.Density(_nodes[n], df);
        }
        var mass = _weights.Sum();
        for (var n = 0; n < _weights.Length; n++) _weights[n] /= mass;
    }

    /// <summary>Whether Φ(t·s − λ) is so wide a step between two points that no digit is lost, wherever it lies.</summary>
    public bool Resolve(double t) => Math.Abs(t) * _half <= MostTurns;

    /// <summary>The mean of Φ(t·s − λ), and how fast it falls with λ.</summary>
    public (double Below, double Fall) At(double t, double lambda)
    {
        var (below, fall) = (0.0, 0.0);
        for (var n = 0; n < _nodes.Length; n++)
        {
            var deviate = lambda - t * _nodes[n];
            below += _weights[n] * Distributions.NormalSurvival(deviate);
            fall += _weights[n] * Math.Exp(-deviate * deviate / 2);
        }
        return (below, fall / Math.Sqrt(2 * Math.PI));
    }
}
