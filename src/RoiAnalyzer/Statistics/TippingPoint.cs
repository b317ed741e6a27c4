using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// How far values that are missing in the treated arm would have to lie from what is expected of them before the answer changed
/// (S16 of the methods). A pattern-mixture model in closed form: with the share m of the n treated missing, and these δ away from
/// what values missing at random would be, the difference is τ + mδ, and its variance by the delta method
/// Var(τ) + δ²m(1 − m)/n (Little 1993; Lu 2014, Statistics in Medicine 33:1134), on the degrees of freedom of τ.
/// </summary>
public sealed record TippingPoint
{
    private readonly EffectTest _atRandom;

    private TippingPoint(EffectTest atRandom, int missing, int treated) => (_atRandom, Missing, Treated) = (atRandom, missing, treated);

    /// <summary>Participants of the treated arm without the value.</summary>
    public int Missing { get; }

    /// <summary>Participants of the treated arm.</summary>
    public int Treated { get; }

    /// <summary>
    /// The smallest δ against the direction of the difference at which the interval reaches 0, in the units of the values; NaN where nobody
    /// is missing or the interval holds 0 as it is.
    /// </summary>
    public double Delta { get; private init; }

    /// <summary>Why there is no <see cref="Delta"/>; empty where there is one.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>Of the difference as it is where values are missing at random.</summary>
    public static TippingPoint Of(EffectTest atRandom, int missing, int treated)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(missing);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(missing, treated);
        var reason = missing == 0 ? "nobody of the treated arm is missing" : atRandom.Interval.Contains(0) ? "the interval holds 0 with values missing at random" : "";
        var point = new TippingPoint(atRandom, missing, treated);
        return point with { Reason = reason, Delta = reason.Length > 0 ? double.NaN : point.Solve() };
    }

    /// <summary>The difference where the missing values lie δ from what is expected of them.</summary>
    public EffectTest At(double delta) => With(_atRandom.Estimate + Share * delta, _atRandom.StandardError, delta);

    /// <summary>
    /// The difference where the missing values are like the reference arm's, on average over the participants (jump to reference;
    /// Carpenter, Roger and Kenward 2013): (1 − m)τ, with variance (1 − m)²Var(τ) + τ²m(1 − m)/n.
    /// </summary>
    public EffectTest JumpToReference => With((1 - Share) * _atRandom.Estimate, (1 - Share) * _atRandom.StandardError, _atRandom.Estimate);

    private double Share => (double)Missing / Treated;

    private EffectTest With(double estimate, double error, double spread) =>
        _atRandom with { Estimate = estimate, StandardError = Math.Sqrt(error * error + spread * spread * Share * (1 - Share) / Treated) };

    /// <summary>The root nearest to 0 of (τ + mδ)² = q²(Var(τ) + δ²m(1 − m)/n) that lies against τ.</summary>
    private double Solve()
    {
        var (tau, q) = (_atRandom.Estimate, Distributions.StudentTQuantile((1 + _atRandom.Level) / 2, _atRandom.DegreesOfFreedom));
        var square = Share * Share - q * q * Share * (1 - Share) / Treated;
        var constant = tau * tau - q * q * _atRandom.StandardError * _atRandom.StandardError;
        var linear = tau * Share;
        return -constant / (linear + Math.Sign(linear) * Math.Sqrt(linear * linear - square * constant));
    }
}
