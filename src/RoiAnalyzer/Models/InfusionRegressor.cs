using RoiAnalyzer.Numerics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>The course in time of an effect of an infusion, and what other columns leave of it.</summary>
public static class InfusionRegressor
{
    /// <summary>
    /// One value a volume, 0 to 1: the step 1 from the infusion's beginning t₀ on, the ramp (t − t₀) / duration cut at 0 and 1, the
    /// gamma variate (u/peak)^α·e^(α(1−u/peak)) of u = t − t₀ &gt; 0, with its peak of 1. A ramp without a duration and a gamma
    /// variate without a peak are an <see cref="ArgumentException"/>.
    /// </summary>
    public static double[] Column(InfusionShape shape, InfusionPlan plan, Timing timing)
    {
        var start = plan.StartSeconds ?? throw new ArgumentException("the infusion has no beginning", nameof(plan));
        return Array.ConvertAll(timing.FrameTimes, time => At(time - start));

        double At(double after) => shape switch
        {
            InfusionShape.Step => after >= 0 ? 1 : 0,
            InfusionShape.Ramp => Math.Clamp(after / (plan.DurationSeconds ?? throw new ArgumentException("a ramp needs a duration", nameof(plan))), 0, 1),
            _ => GammaVariate(after, plan.GammaPeakSeconds ?? throw new ArgumentException("a gamma variate needs a peak", nameof(plan)), plan.GammaAlpha),
        };
    }

    /// <summary>The courses of a plan that can be had: a ramp only where the infusion's duration is known.</summary>
    public static IEnumerable<InfusionShape> Of(InfusionPlan plan) =>
        plan.Regressors.Where(shape => shape != InfusionShape.Ramp || plan.DurationSeconds is not null);

    /// <summary>
    /// The share, 0 to 1, of a column's variance that a constant and other columns leave; its inverse is the factor by which they
    /// inflate the variance of the column's coefficient. NaN for a column that does not vary.
    /// </summary>
    public static double ShareLeft(double[] column, IReadOnlyList<double[]> others)
    {
        var mean = column.Average();
        var centred = Array.ConvertAll(column, value => value - mean);
        var all = centred.Sum(value => value * value);
        var ones = new double[column.Length];
        Array.Fill(ones, 1);
        var left = QrFactor.Of([ones, .. others]).Fit(centred).Residuals;
        return left.Sum(value => value * value) / all;
    }

    private static double GammaVariate(double after, double peak, double alpha) =>
        after <= 0 ? 0 : Math.Exp(alpha * (Math.Log(after / peak) + 1 - after / peak));
}
