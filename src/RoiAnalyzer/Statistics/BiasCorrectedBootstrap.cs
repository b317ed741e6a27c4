using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>A statistic of some participants, given by their places; a participant may be there several times.</summary>
public delegate double Resampled(ReadOnlySpan<int> participants);

/// <summary>
/// The bias-corrected and accelerated bootstrap interval (Efron 1987; Davison and Hinkley 1997, sections 5.3.2 and 5.8) over
/// participants, drawn with replacement within each arm. It is no cure for few participants: with 15 skewed values a 95 % interval
/// of the mean covers some 86 % (science.md S11; so does that of the t test).
/// </summary>
public sealed record BiasCorrectedBootstrap
{
    /// <summary>The statistic of the participants as they are.</summary>
    public required double Estimate { get; init; }

    /// <summary>Standard deviation of the statistic over the samples.</summary>
    public required double StandardError { get; init; }

    /// <summary>z₀: the normal quantile of the share of samples below the estimate.</summary>
    public required double Bias { get; init; }

    /// <summary>a, from leaving out each participant in turn.</summary>
    public required double Acceleration { get; init; }

    /// <summary>
    /// The interval; none where the samples do not reach so far out, where no sample lies on one side of the estimate, or where a
    /// sample has no statistic.
    /// </summary>
    public required Interval Interval { get; init; }

    /// <summary>
    /// The percentile interval, which is corrected for nothing: quantiles of the samples; none where they do not reach so far out or a sample has
    /// no statistic.
    /// </summary>
    public required Interval Percentile { get; init; }

    /// <summary>Number of samples.</summary>
    public required int Samples { get; init; }

    /// <summary>Of the draws.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Draws so many samples of a statistic.</summary>
    /// <param name="arms">The arm of each participant: each is drawn from its own.</param>
    /// <param name="statistic">Not a number where it cannot be had.</param>
    /// <param name="samples">How many; 10 000 do for two digits of the ends.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="level">Of the interval.</param>
    public static BiasCorrectedBootstrap Of(IReadOnlyList<int> arms, Resampled statistic, int samples, ulong seed, double level = 0.95)
    {
        var draws = new ArmSamples(arms, seed);
        var drawn = new double[samples];
        for (var n = 0; n < samples; n++) drawn[n] = statistic(draws.Next());
        int[] everybody = [.. Enumerable.Range(0, arms.Count)];
        double[] without = [.. everybody.Select(left => statistic([.. everybody.Where(i => i != left)]))];
        return Of(statistic(everybody), drawn, AccelerationOf(without, arms), seed, level);
    }

    /// <summary>From samples that are drawn already, in any order.</summary>
    internal static BiasCorrectedBootstrap Of(double estimate, double[] drawn, double acceleration, ulong seed, double level)
    {
        ArgumentOutOfRangeException.ThrowIfZero(drawn.Length);
        var whole = double.IsFinite(estimate) && Array.TrueForAll(drawn, double.IsFinite);
        var tail = (1 - level) / 2;
        var bias = whole ? BiasOf(estimate, drawn) : double.NaN;
        return new BiasCorrectedBootstrap
        {
            Estimate = estimate,
            StandardError = whole ? Math.Sqrt(Sample.Of(drawn).SumOfSquares / (drawn.Length - 1)) : double.NaN,
            Bias = bias,
            Acceleration = acceleration,
            Interval = double.IsFinite(bias) && double.IsFinite(acceleration)
                ? IntervalOf(drawn, Level(tail, bias, acceleration), Level(1 - tail, bias, acceleration)) : Interval.None,
            Percentile = whole ? IntervalOf(drawn, tail, 1 - tail) : Interval.None,
            Samples = drawn.Length,
            Seed = seed,
        };
    }

    /// <summary>The share of the samples below an end of the interval: Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))), z the normal quantile of <paramref name="tail"/>.</summary>
    public static double Level(double tail, double bias, double acceleration)
    {
        var z = bias + Distributions.NormalQuantile(tail);
        return Distributions.NormalSurvival(-(bias + z / (1 - acceleration * z)));
    }

    /// <summary>
    /// The acceleration from the statistic without each participant in turn: a sixth of the skewness of its linear approximation,
    /// the arms' parts weighted as their numbers ask (Davison and Hinkley, equation 5.27). NaN where nothing varies.
    /// </summary>
    public static double AccelerationOf(IReadOnlyList<double> without, IReadOnlyList<int> arms)
    {
        var (squares, cubes) = (0.0, 0.0);
        foreach (var arm in Enumerable.Range(0, without.Count).GroupBy(i => arms[i]))
        {
            var mean = arm.Average(i => without[i]);
            var share = (arm.Count() - 1.0) / arm.Count();
            squares += arm.Sum(i => Math.Pow(share * (mean - without[i]), 2));
            cubes += arm.Sum(i => Math.Pow(share * (mean - without[i]), 3));
        }
        return cubes / (6 * Math.Pow(squares, 1.5));
    }

    // samples equal to the estimate but for rounding are not below it
    private static double BiasOf(double estimate, double[] drawn)
    {
        var (bound, below) = (estimate - 1e-12 * Math.Abs(estimate), 0);
        foreach (var value in drawn) below += value < bound ? 1 : 0;
        return below > 0 && below < drawn.Length ? Distributions.NormalQuantile(below / (double)drawn.Length) : double.NaN;
    }

    private static Interval IntervalOf(double[] drawn, double below, double above)
    {
        var ordered = new BinnedValues(drawn);
        var (low, high) = (QuantileOf(ordered, drawn.Length, below), QuantileOf(ordered, drawn.Length, above));
        return double.IsNaN(low + high) ? Interval.None : new Interval(low, high);
    }

    /// <summary>The quantile of B samples at place (B + 1)·p, between two of them on the scale of normal quantiles (equation 5.8).</summary>
    private static double QuantileOf(BinnedValues drawn, int samples, double p)
    {
        var place = p * (samples + 1);
        if (!(place >= 1 && place < samples)) return double.NaN;
        var below = (int)place;
        var (low, high) = (drawn.AtPlace(below - 1), drawn.AtPlace(below));
        double Normal(int rank) => Distributions.NormalQuantile(rank / (samples + 1.0));
        return low + (Distributions.NormalQuantile(p) - Normal(below)) / (Normal(below + 1) - Normal(below)) * (high - low);
    }
}
