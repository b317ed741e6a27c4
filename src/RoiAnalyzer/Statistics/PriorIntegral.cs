using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The likelihood of a t under effects with a Cauchy prior over that of none: the integral over the prior's variance g of the ratio given
/// it, times its inverse-χ² density. <paramref name="Information"/> is the participants' number times the prior's squared scale.
/// </summary>
/// <remarks>
/// The integral over the prior's variance g = eᵘ is taken in u, where the integrand falls off at both ends and the trapezoidal rule
/// converges faster than any power of its step: halving squares the error. Given g the posterior of the effect's sign is
/// Student's t on one more degree of freedom, so that one-sided factors come from the same integral.
/// </remarks>
internal readonly record struct PriorIntegral(double T, double Information, double Df)
{
    private const double First = -8;        // e^(−e⁸/2): nothing below
    private const double Beyond = 45;       // behind the peak it falls as e⁻ᵘ

    /// <summary>The logarithm of the integral, and twice its parts of effects below and above 0.</summary>
    public (double Both, double Negative, double Positive) Logarithms()
    {
        var (peak, height) = (First, double.NegativeInfinity);
        for (var u = First; u < 200; u += 0.5)
            if (Log(u) > height) (peak, height) = (u, Log(u));
        var (step, last) = (0.5, Sums(First, 0.5, peak + Beyond, height));
        while (true)
        {
            // what the coarser step has, and the points between
            var between = Sums(First + step / 2, step, peak + Beyond, height);
            step /= 2;
            var (negative, positive) = ((last.Negative + between.Negative) / 2, (last.Positive + between.Positive) / 2);
            var both = negative + positive;
            if (Math.Abs(both - last.Negative - last.Positive) < 1e-8 * both || step < 1e-4)
                return (height + Math.Log(both), height + Math.Log(2 * negative), height + Math.Log(2 * positive));
            last = (negative, positive);
        }
    }

    private (double Negative, double Positive) Sums(double start, double step, double end, double height)
    {
        var (above, beyond) = (0.0, 0.0);
        for (var u = start; u < end; u += step)
        {
            var value = step * Math.Exp(Log(u) - height);
            if (value == 0) continue;
            var spread = 1 + Information * Math.Exp(u);
            var deviate = Math.Abs(T) * Math.Sqrt((spread - 1) / spread * (Df + 1) / (Df + T * (T / spread)));
            var tail = Distributions.StudentTSurvival(deviate, Df + 1);
            beyond += value * tail;
            above += value * (1 - tail);
        }
        return T < 0 ? (above, beyond) : (beyond, above);
    }

    private double Log(double u)
    {
        var spread = 1 + Information * Math.Exp(u);
        return -Math.Log(spread) / 2 + (Df + 1) / 2 * (double.LogP1(T * T / Df) - double.LogP1(T * (T / spread) / Df))
            - Math.Log(2 * Math.PI) / 2 - (u + Math.Exp(-u)) / 2;
    }
}
