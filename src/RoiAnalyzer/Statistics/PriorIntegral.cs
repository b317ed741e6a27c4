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
    private const double Last = 200;

    private static readonly double s_normal = Math.Log(2 * Math.PI) / 2;

    private readonly double _whole = double.LogP1(T * T / Df);

    /// <summary>The logarithm of the integral, and twice its parts of effects below and above 0.</summary>
    public (double Both, double Negative, double Positive) Logarithms()
    {
        var (peak, height) = Peak();
        var (end, step) = (peak + Beyond, 0.5);
        var values = Values(First, step, end, height);
        var last = Sum(values, step);
        while (true)
        {
            // what the coarser step has, and the points between
            values = Merged(values, Values(First + step / 2, step, end, height));
            step /= 2;
            var both = Sum(values, step);
            if (Math.Abs(both - last) < 1e-8 * both || step < 1e-4) break;
            last = both;
        }
        var (negative, positive) = Sides(values, step);
        return (height + Math.Log(negative + positive), height + Math.Log(2 * negative), height + Math.Log(2 * positive));
    }

    /// <summary>The highest of the coarsest points. Behind the tops of the prior, at u = 0, and of the likelihood, where t² is as expected, all falls.</summary>
    private (double U, double Height) Peak()
    {
        var (peak, height, tops) = (First, double.NegativeInfinity, Math.Max(0, Math.Log(T * T / Information)));
        for (var u = First; u < Last && u < tops + 1; u += 0.5)
            if (Log(u) is var own && own > height) (peak, height) = (u, own);
        return (peak, height);
    }

    private double[] Values(double start, double step, double end, double height)
    {
        var values = new double[(int)Math.Ceiling((end - start) / step)];
        for (var k = 0; k < values.Length; k++) values[k] = Math.Exp(Log(start + k * step) - height);
        return values;
    }

    private static double[] Merged(double[] coarse, double[] between)
    {
        var all = new double[coarse.Length + between.Length];
        for (var k = 0; k < all.Length; k++) all[k] = k % 2 == 0 ? coarse[k / 2] : between[k / 2];
        return all;
    }

    private static double Sum(double[] values, double step)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return step * sum;
    }

    private (double Negative, double Positive) Sides(double[] values, double step)
    {
        var (above, beyond, tail) = (0.0, 0.0, new StudentTail(Df + 1));
        for (var k = 0; k < values.Length; k++)
        {
            if (values[k] == 0) continue;
            var spread = 1 + Information * Math.Exp(First + k * step);
            var other = tail.Above(Math.Abs(T) * Math.Sqrt((spread - 1) / spread * (Df + 1) / (Df + T * (T / spread))));
            beyond += values[k] * other;
            above += values[k] * (1 - other);
        }
        return T < 0 ? (step * above, step * beyond) : (step * beyond, step * above);
    }

    private double Log(double u)
    {
        var spread = 1 + Information * Math.Exp(u);
        return -Math.Log(spread) / 2 + (Df + 1) / 2 * (_whole - double.LogP1(T * (T / spread) / Df)) - s_normal - (u + Math.Exp(-u)) / 2;
    }
}
