namespace RoiAnalyzer.Statistics;

/// <summary>
/// The default Bayes factor of a t test (Jeffreys, Zellner and Siow; Rouder and others 2009, equation 1): how much better the data
/// are foretold by a standardised effect with a Cauchy prior around 0 than by none. Values above 1 speak for an effect. NaN where t is
/// not a number.
/// </summary>
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
        var (log, negative, positive) = double.IsFinite(t) ? new PriorIntegral(t, n * scale * scale, df).Logarithms() : (double.NaN, double.NaN, double.NaN);
        return new BayesFactor { Scale = scale, LogBf10 = log, LogBfNegative = negative, LogBfPositive = positive };
    }
}
