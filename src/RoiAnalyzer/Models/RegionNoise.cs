namespace RoiAnalyzer.Models;

/// <summary>
/// What the noise of a region in one run is like: its deviation at one volume, the model's correlation and its parameters a (<c>Decay</c>), φ₂ (<c>Second</c>) and b (<c>MovingAverage</c>), the
/// <c>Parameters</c> of correlation that were fitted, and how much
/// correlation ordinary least squares leaves (<c>Before</c>) and the noise model (<c>After</c>).
/// </summary>
public sealed record RegionNoise(string Region, double Deviation, double Correlation, double Decay, double Second, double MovingAverage, int Parameters, SerialCorrelation Before, SerialCorrelation After)
{
    /// <summary>Of a fit.</summary>
    public static RegionNoise Of(FirstLevel fit, string region) => new(region, Math.Sqrt(fit.ResidualVariance), fit.Autocorrelation, fit.DecayOfCorrelation, fit.SecondAutoregressive, fit.MovingAverage, fit.NoiseParameters,
        SerialCorrelation.Of(fit.OrdinaryResiduals), SerialCorrelation.Of(fit.WhitenedResiduals));
}
