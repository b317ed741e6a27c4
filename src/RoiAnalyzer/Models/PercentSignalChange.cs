namespace RoiAnalyzer.Models;

/// <summary>
/// A contrast in percent of the region's own signal at rest: 100 · Σ w·H·β / b₀, with positive weights summing to 1 and
/// negative ones to −1 (Mumford's guide to percent signal change; Pernet 2014). The convention, the reference durations,
/// the heights H and b₀ are part of the number.
/// </summary>
public sealed record PercentSignalChange
{
    private PercentSignalChange(ReferenceHeights reference, double baseline, Estimate estimate)
    {
        Reference = reference;
        Baseline = baseline;
        Estimate = estimate;
    }

    /// <summary>The durations and heights it was computed with.</summary>
    public ReferenceHeights Reference { get; }

    /// <summary>How heights were found: <c>peak</c> or <c>plateau</c>.</summary>
    public string Convention => Reference.Convention;

    /// <summary>Reference duration of each trial type, in seconds.</summary>
    public IReadOnlyDictionary<string, double> Durations => Reference.Durations;

    /// <summary>Height of each trial type's reference response.</summary>
    public IReadOnlyDictionary<string, double> Heights => Reference.Heights;

    /// <summary>b₀: the run's fitted signal at rest, in the image's unit.</summary>
    public double Baseline { get; }

    /// <summary>
    /// The change in percent. Its standard error takes b₀ as known: b₀'s own relative error is some hundredths of a
    /// percent in a run, the effect's some tens.
    /// </summary>
    public Estimate Estimate { get; }

    /// <summary>
    /// The contrast of a fit in percent; null where the contrast or the baseline cannot be estimated. A baseline that is
    /// not above the noise, as in data whose mean was taken off, is an <see cref="InputException"/> that names
    /// <paramref name="file"/>; a condition without a height is an <see cref="ArgumentException"/>.
    /// </summary>
    public static PercentSignalChange? Of(
        FirstLevel fit, Contrast contrast, ReferenceHeights reference, string file = "time series") =>
        fit.Estimate(contrast) is { } effect ? Of(fit, contrast, effect, reference, file) : null;

    /// <summary>The same, of a contrast whose <paramref name="effect"/> in this fit is known.</summary>
    internal static PercentSignalChange? Of(
        FirstLevel fit, Contrast contrast, Estimate effect, ReferenceHeights reference, string file)
    {
        if (double.IsNaN(fit.Baseline)) return null;
        DemandSignal(fit, file);
        var weights = contrast.Normalised().Weights.Where(weight => weight.Value != 0)
            .ToDictionary(w => w.Key, w => 100 * w.Value * Height(w.Key) / fit.Baseline);
        return (Scaled(effect, contrast, weights) ?? fit.Estimate(new Contrast(contrast.Name, weights))) is { } estimate
            ? new PercentSignalChange(reference, fit.Baseline, estimate)
            : null;

        double Height(string condition) => reference.HeightOf(condition)
            ?? throw new ArgumentException($"no reference height for {condition}", nameof(reference));
    }

    /// <summary>The estimate by weights that are the contrast's times one number; null where they are not.</summary>
    private static Estimate? Scaled(Estimate effect, Contrast contrast, Dictionary<string, double> weights)
    {
        const double rounding = 1e-14;
        var ratios = weights.Select(w => w.Value / contrast.Weights[w.Key]).ToList();
        return ratios.TrueForAll(ratio => Math.Abs(ratio - ratios[0]) <= rounding * Math.Abs(ratios[0]))
            ? new Estimate(ratios[0] * effect.Effect, Math.Abs(ratios[0]) * effect.StandardError, effect.DegreesOfFreedom)
            : null;
    }

    /// <summary>Whether a fit has a signal at rest above the noise, so that a percentage of it says something.</summary>
    internal static bool HasLevel(FirstLevel fit) => !(fit.Baseline <= Math.Sqrt(fit.ResidualVariance));

    private static void DemandSignal(FirstLevel fit, string file)
    {
        var noise = Math.Sqrt(fit.ResidualVariance);
        if (fit.Baseline > noise) return;
        throw new InputException(new Place(file, Field: DesignMatrix.Constant),
            FormattableString.Invariant($"a signal at rest above the noise, {noise:G4}"),
            FormattableString.Invariant($"{fit.Baseline:G4}"),
            "Percent signal change needs images whose mean was not taken off.");
    }
}
