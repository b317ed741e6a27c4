namespace RoiAnalyzer.Models;

/// <summary>
/// A contrast in percent of the region's own signal at rest: 100 · Σ w·H·β / b₀, with positive weights summing to 1 and
/// negative ones to −1 (Mumford's guide to percent signal change; Pernet 2014). The convention, the reference durations,
/// the heights H and b₀ are part of the number. nilearn and featquery have the mean of the series for b₀, featquery one H for all:
/// the largest less the smallest value of X·w / (w·w), X the conditions' columns. AFNI's is of a series of which 100 is the mean.
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

    /// <summary>The convention's word.</summary>
    public string Convention => Reference.Convention;

    /// <summary>Reference duration of each trial type, in seconds.</summary>
    public IReadOnlyDictionary<string, double> Durations => Reference.Durations;

    /// <summary>Height of each trial type's reference response.</summary>
    public IReadOnlyDictionary<string, double> Heights => Reference.Heights;

    /// <summary>b₀: the run's fitted signal at rest, in the image's unit.</summary>
    public double Baseline { get; internal init; }

    /// <summary>featquery's height of the contrast in this run; null in other conventions.</summary>
    public double? ContrastHeight { get; private init; }

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
        const double scaledMean = 100;
        if (double.IsNaN(fit.Baseline)) return null;
        var rest = reference.OfMean ? fit.Mean : reference.OfScaledVoxels ? scaledMean : fit.Baseline;
        DemandSignal(fit, rest, file);
        var normalised = contrast.Normalised();
        var ofRun = reference.OfRun ? Range(fit.Design, normalised) : (double?)null;
        var weights = normalised.Weights.Where(weight => weight.Value != 0)
            .ToDictionary(w => w.Key, w => 100 * w.Value * (ofRun ?? Height(w.Key)) / rest);
        return (Scaled(effect, contrast, weights) ?? fit.Estimate(new Contrast(contrast.Name, weights))) is { } estimate
            ? new PercentSignalChange(reference, fit.Baseline, estimate) { ContrastHeight = ofRun }
            : null;

        double Height(string condition) => reference.HeightOf(condition)
            ?? throw new ArgumentException($"no reference height for {condition}", nameof(reference));
    }

    /// <summary>The largest less the smallest value of the contrast's regressor, X·w / (w·w).</summary>
    private static double Range(DesignMatrix design, Contrast contrast)
    {
        var weights = design.WeightsOf(contrast);
        var square = weights.Sum(w => w * w);
        var regressor = new double[design.VolumeCount];
        for (var c = 0; c < weights.Length; c++)
            for (var t = 0; weights[c] != 0 && t < regressor.Length; t++) regressor[t] += weights[c] / square * design.Columns[c][t];
        return regressor.Max() - regressor.Min();
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

    private static void DemandSignal(FirstLevel fit, double rest, string file)
    {
        var noise = Math.Sqrt(fit.ResidualVariance);
        if (rest > noise) return;
        throw new InputException(new Place(file, Field: DesignMatrix.Constant),
            FormattableString.Invariant($"a signal at rest above the noise, {noise:G4}"),
            FormattableString.Invariant($"{rest:G4}"),
            "Percent signal change needs images whose mean was not taken off.");
    }
}
