using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>A series explained with noise of given parameters (see <see cref="ArmaNoise"/>).</summary>
public sealed class ArmaFit : NoiseFit
{
    internal ArmaFit(ArmaProcess process, Cholesky factor, int volumes, bool restricted)
        : base(factor, process.LogDeterminant, volumes, restricted) => Process = process;

    /// <summary>The autoregressive parameter: by which share the correlation falls from one distance to the next.</summary>
    public double A => Process.A;

    /// <summary>The moving-average parameter.</summary>
    public double B => Process.B;

    /// <summary>λ.</summary>
    public override double Correlation => (A + B) * (1 + A * B) / (1 + 2 * A * B + B * B);

    /// <summary>The variance of the noise at one volume over that of e.</summary>
    public override double Variance => VarianceOf(A, B);

    internal ArmaProcess Process { get; }

    internal override (double First, double Second, double MovingAverage) Parameters => (A, 0, B);

    internal static double VarianceOf(double a, double b) => (1 + 2 * a * b + b * b) / (1 - a * a);

    internal override double[] Whiten(ReadOnlySpan<double> values) => ArmaNoise.Whiten(values, A, B);
}
