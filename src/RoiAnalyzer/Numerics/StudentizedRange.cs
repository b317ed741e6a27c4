using MathNet.Numerics.Integration;

namespace RoiAnalyzer.Numerics;

/// <summary>
/// The range of several normal values over an independent estimate s of their standard deviation (Tukey's q). Both integrals, over
/// s and over the largest value, are taken as they stand, of terms that are never negative.
/// </summary>
public static class StudentizedRange
{
    private const double Reach = 9;      // a normal deviate beyond this has a probability below 1e-18
    private static readonly GaussLegendreRule Rule = new(-1, 1, 32);

    /// <summary>P(Q &gt; q) for <paramref name="count"/> ≥ 2 values and <paramref name="df"/> ≥ 1 degrees of freedom; absolute error below 1e-11.</summary>
    public static double Survival(double q, int count, double df)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        if (!(df >= 1 && double.IsFinite(df)))
            throw new ArgumentOutOfRangeException(nameof(df), df, "finite degrees of freedom of at least 1 are needed");
        if (double.IsNaN(q)) return double.NaN;
        if (q <= 0) return 1;
        var width = Reach / Math.Sqrt(df);
        var (mass, above) = (0.0, 0.0);
        OverPanels(Math.Max(0, 1 - width), 1 + width, 16, (s, weight) =>
        {
            var density = weight * NoncentralT.Density(s, df);
            mass += density;
            above += density * RangeSurvival(q * s, count);
        });
        return above / mass;
    }

    /// <summary>
    /// P(W &gt; w) of the range of standard normal values: over the largest value z, that the others are below it less that they all lie
    /// within w of it.
    /// </summary>
    private static double RangeSurvival(double w, int count)
    {
        var sum = 0.0;
        OverPanels(-Reach, Reach, 6, (z, weight) =>
        {
            var below = Distributions.NormalSurvival(-z);
            var far = Distributions.NormalSurvival(w - z);
            // Φᵏ⁻¹ − (Φ − far)ᵏ⁻¹ = far · Σ Φⁱ(Φ − far)ᵏ⁻²⁻ⁱ
            var (power, rest) = (0.0, 1.0);
            for (var i = 0; i < count - 1; i++, rest *= below - far) power = power * below + rest;
            sum += weight * Math.Exp(-z * z / 2) * far * power;
        });
        return count * sum / Math.Sqrt(2 * Math.PI);
    }

    private static void OverPanels(double low, double high, int panels, Action<double, double> atNode)
    {
        var half = (high - low) / panels / 2;
        for (var panel = 0; panel < panels; panel++)
            for (var node = 0; node < Rule.Order; node++)
                atNode(low + half * (2 * panel + 1 + Rule.GetAbscissa(node)), half * Rule.GetWeight(node));
    }
}
