using MathNet.Numerics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>
/// The haemodynamic response to a brief event: a difference of two gamma densities, SPM's or Glover's, as nilearn
/// samples it (nilearn 0.14, <c>glm/first_level/hemodynamic_models.py</c>). SPM's own is the same function of time but for the
/// undershoot's share, 1/6 there and 0.167 here, and has neither the step of delay nor the stretched axis of
/// <see cref="Sampled(ResponseShape, double, int, double, double)"/>.
/// </summary>
public static class HemodynamicResponse
{
    /// <summary>
    /// The response at steps of <paramref name="repetitionTime"/> / <paramref name="oversampling"/> seconds over
    /// <paramref name="length"/> seconds, from <paramref name="onset"/> seconds after the event; its values sum to one.
    /// As in nilearn the gammas begin one step late and the time axis includes its end point, so that it is stretched by
    /// N/(N−1).
    /// </summary>
    public static double[] Sampled(
        ResponseShape shape, double repetitionTime, int oversampling = 50, double length = 32, double onset = 0)
    {
        return Sampled(GammasOf(shape), repetitionTime, oversampling, length, onset);
    }

    /// <summary>
    /// The derivative by time, sampled as the response is: the response less the one that begins a tenth of a second later,
    /// over that tenth; SPM's is the same over a whole second.
    /// </summary>
    public static double[] TimeDerivative(ResponseShape shape, double repetitionTime, int oversampling = 50, double length = 32)
    {
        const double step = 0.1;
        return Quotient(Sampled(shape, repetitionTime, oversampling, length), Sampled(shape, repetitionTime, oversampling, length, step), step);
    }

    /// <summary>
    /// The derivative by dispersion, sampled as the response is: the response less the one whose peak is wider by a hundredth,
    /// over that hundredth. As in nilearn both have an undershoot of dispersion one, Glover's too.
    /// </summary>
    public static double[] DispersionDerivative(ResponseShape shape, double repetitionTime, int oversampling = 50, double length = 32)
    {
        const double step = 0.01;
        return Quotient(Of(0), Of(step), step);

        double[] Of(double wider)
        {
            var (peak, undershoot, ratio) = GammasOf(shape);
            var (delay, dispersion) = (peak.Shape * peak.Scale, peak.Scale + wider);
            var gammas = (new Gamma(delay / dispersion, dispersion), new Gamma(undershoot.Shape * undershoot.Scale, 1), ratio);
            return Sampled(gammas, repetitionTime, oversampling, length, 0);
        }
    }

    private static double[] Quotient(double[] from, double[] less, double step) => [.. from.Zip(less, (a, b) => (a - b) / step)];

    private static double[] Sampled((Gamma Peak, Gamma Undershoot, double Ratio) gammas, double repetitionTime, int oversampling, double length, double onset)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repetitionTime);
        ArgumentOutOfRangeException.ThrowIfLessThan(oversampling, 1);
        var step = repetitionTime / oversampling;
        var count = (int)Math.Round(length / step);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2, nameof(length));
        var spacing = length / (count - 1);
        var response = new double[count];
        for (var i = 0; i < count; i++)
        {
            var time = (i == count - 1 ? length : i * spacing) - onset - step;
            response[i] = gammas.Peak.At(time) - gammas.Ratio * gammas.Undershoot.At(time);
        }
        var sum = response.Sum();
        return Array.ConvertAll(response, value => value / sum);
    }

    private static (Gamma Peak, Gamma Undershoot, double Ratio) GammasOf(ResponseShape shape) => shape switch
    {
        ResponseShape.Spm => (new Gamma(6, 1), new Gamma(16, 1), 0.167),
        ResponseShape.Glover => (new Gamma(6 / 0.9, 0.9), new Gamma(12 / 0.9, 0.9), 0.48),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "unknown response shape"),
    };

    /// <summary>A gamma density of shape (delay divided by dispersion) and scale (dispersion, in seconds).</summary>
    private readonly record struct Gamma(double Shape, double Scale)
    {
        public double At(double time)
        {
            var x = time / Scale;
            if (x <= 0) return 0;
            return Math.Exp((Shape - 1) * Math.Log(x) - x - SpecialFunctions.GammaLn(Shape)) / Scale;
        }
    }
}
