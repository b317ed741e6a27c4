using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>A series explained with second-order autoregressive noise of given parameters (see <see cref="SecondOrderNoise"/>).</summary>
public sealed class SecondOrderFit : NoiseFit
{
    internal SecondOrderFit(double correlation, double second, Cholesky factor, int volumes, bool restricted)
        : base(factor, LogDeterminantOf(correlation, second).Value, volumes, restricted) => (Correlation, Second) = (correlation, second);

    /// <summary>φ₁, which the value before is multiplied by.</summary>
    public double First => Correlation * (1 - Second);

    /// <summary>φ₂, which the value before that is multiplied by: their correlation where the one between is known.</summary>
    public double Second { get; }

    /// <summary>φ₁ / (1 − φ₂).</summary>
    public override double Correlation { get; }

    /// <summary>1 / ((1 − ρ²)(1 − φ₂²)), ρ the correlation between neighbouring volumes.</summary>
    public override double Variance => 1 / ((1 - Correlation * Correlation) * (1 - Second * Second));

    internal override (double First, double Second, double MovingAverage) Parameters => (First, Second, 0);

    /// <summary>log|V|: the first volume has the variance of the noise, the second 1/(1 − φ₂²), and each further one 1.</summary>
    internal static Dual LogDeterminantOf(Dual correlation, Dual second) =>
        (Dual.Log(1 - correlation * correlation) + Dual.Log(1 - second * second) * 2) * -1;

    internal override double[] Whiten(ReadOnlySpan<double> values) => SecondOrderNoise.Whiten(values, First, Second);
}
