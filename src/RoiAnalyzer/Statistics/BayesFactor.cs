using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The default Bayes factor of a t test (Jeffreys, Zellner and Siow; Rouder and others 2009, equation 1): how much better the data
/// are foretold by a standardised effect with a Cauchy prior around 0 than by none. Values above 1 speak for an effect. NaN where t is
/// not a number.
/// </summary>
/// <remarks>
/// The integral over the prior's variance g = eᵘ is taken in u, where the integrand falls off at both ends and the trapezoidal rule
/// converges faster than any power of its step, which is halved until nothing changes. Given g the posterior of the effect's sign is
/// Student's t on one more degree of freedom, so that one-sided factors come from the same integral.
/// </remarks>
public sealed record BayesFactor
{
    /// <summary>The scales of the prior that are printed side by side: half of one, √2/2 (the default) and 1.</summary>
    public static IReadOnlyList<double> Scales { get; } = [0.5, Math.Sqrt(0.5), 1];

    /// <summary>The scale r of the Cauchy prior, in standard deviations.</summary>
    public required double Scale { get; init; }

    /// <summary>ln BF₁₀, for and against an effect of either sign.</summary>
    public required double LogBf10 { get; init; }

    /// <summary>ln BF₊₀, for an effect above 0 and against none.</summary>
    public required double LogBfPositive { get; init; }

    /// <summary>ln BF₋₀, for an effect below 0 and against none.</summary>
    public required double LogBfNegative { get; init; }

    /// <summary>BF₁₀.</summary>
    public double Bf10 => Math.Exp(LogBf10);

    /// <summary>BF₀₁: how much better no effect foretells the data.</summary>
    public double Bf01 => Math.Exp(-LogBf10);

    /// <summary>BF₊₀.</summary>
    public double BfPositive => Math.Exp(LogBfPositive);

    /// <summary>BF₋₀.</summary>
    public double BfNegative => Math.Exp(LogBfNegative);

    /// <summary>Of a paired or one-sample t of n ≥ 2 participants.</summary>
    public static BayesFactor OfOneSample(double t, int n, double scale)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 2);
        return Of(t, n, n - 1, scale);
    }

    /// <summary>Of a t with pooled variance of two samples, which have n₁·n₂/(n₁ + n₂) participants' worth of one.</summary>
    public static BayesFactor OfTwoSamples(double t, int n1, int n2, double scale)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(n2, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(n1 + n2, 3);
        return Of(t, n1 * (double)n2 / (n1 + n2), n1 + n2 - 2, scale);
    }

    private static BayesFactor Of(double t, double n, double df, double scale)
    {
        if (!(scale > 0 && double.IsFinite(scale))) throw new ArgumentOutOfRangeException(nameof(scale), scale, "a scale above 0 is needed");
        var (log, negative, positive) = double.IsFinite(t) ? new Integrand(t, n * scale * scale, df).Integral() : (double.NaN, double.NaN, double.NaN);
        return new BayesFactor { Scale = scale, LogBf10 = log, LogBfNegative = negative, LogBfPositive = positive };
    }

    /// <summary>The marginal likelihood ratio given the prior's variance, times that variance's inverse-χ² density, over u.</summary>
    private readonly record struct Integrand(double T, double Information, double Df)
    {
        private const double First = -8;        // e^(−e⁸/2): nothing below
        private const double Beyond = 45;       // behind the peak it falls as e⁻ᵘ

        public (double Both, double Negative, double Positive) Integral()
        {
            var (peak, height) = (First, double.NegativeInfinity);
            for (var u = First; u < 200; u += 0.125)
                if (Log(u) > height) (peak, height) = (u, Log(u));
            var last = Sums(0.25, peak + Beyond, height);
            for (var step = 0.125; ; step /= 2)
            {
                var sums = Sums(step, peak + Beyond, height);
                if (Math.Abs(sums.Negative + sums.Positive - last.Negative - last.Positive) < 1e-14 * (sums.Negative + sums.Positive) || step < 1e-4)
                    return (height + Math.Log(sums.Negative + sums.Positive), height + Math.Log(2 * sums.Negative), height + Math.Log(2 * sums.Positive));
                last = sums;
            }
        }

        private (double Negative, double Positive) Sums(double step, double end, double height)
        {
            var (negative, positive) = (0.0, 0.0);
            for (var u = First; u < end; u += step)
            {
                var value = step * Math.Exp(Log(u) - height);
                if (value == 0) continue;
                var spread = 1 + Information * Math.Exp(u);
                var deviate = T * Math.Sqrt((spread - 1) / spread * (Df + 1) / (Df + T * (T / spread)));
                negative += value * Distributions.StudentTSurvival(deviate, Df + 1);
                positive += value * Distributions.StudentTSurvival(-deviate, Df + 1);
            }
            return (negative, positive);
        }

        private double Log(double u)
        {
            var spread = 1 + Information * Math.Exp(u);
            return -Math.Log(spread) / 2 + (Df + 1) / 2 * (double.LogP1(T * T / Df) - double.LogP1(T * (T / spread) / Df))
                - Math.Log(2 * Math.PI) / 2 - (u + Math.Exp(-u)) / 2;
        }
    }
}
