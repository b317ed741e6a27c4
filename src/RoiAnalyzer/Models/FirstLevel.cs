using System.Numerics.Tensors;
using RoiAnalyzer.Kernels;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>
/// A region's series explained by a design: by ordinary least squares, or by generalised least squares with first-order
/// autoregressive noise whose coefficient is this series' own (see <see cref="Models.Autoregression"/>).
/// </summary>
public sealed class FirstLevel
{
    private readonly double[] _residuals;
    private readonly Information? _information;     // null: the identity, for independent noise
    private readonly double _whitenedVariance;

    private FirstLevel(ReadOnlySpan<double> series, DesignMatrix design, NoiseModel noise)
    {
        Design = design;
        (Coefficients, _residuals) = design.Factor.Fit(series);
        if (noise == NoiseModel.Ar1)
        {
            Autocorrelation = design.Autoregression.Coefficient(_residuals);
            _information = design.Autoregression.At(Autocorrelation);
            var correction = design.Autoregression.Correct(_residuals, Autocorrelation, _information);
            TensorPrimitives.Add(Coefficients, design.Factor.FromBasis(correction), Coefficients);
        }
        var whitened = Autoregression.Whiten(_residuals, Autocorrelation);
        _whitenedVariance = WeightedSum.Of(whitened, whitened) / DegreesOfFreedom;
        Baseline = BaselineOf();
    }

    /// <summary>The design that the series was fitted with.</summary>
    public DesignMatrix Design { get; }

    /// <summary>One coefficient a column, in the series' unit; 0 for a column that depends on others.</summary>
    public double[] Coefficients { get; }

    /// <summary>The variance of the noise at one volume, in the series' unit squared.</summary>
    public double ResidualVariance => _whitenedVariance / (1 - Autocorrelation * Autocorrelation);

    /// <summary>Volumes less the design's rank.</summary>
    public double DegreesOfFreedom => Design.VolumeCount - Design.Rank;

    /// <summary>Correlation of the noise between neighbouring volumes; 0 for ordinary least squares.</summary>
    public double Autocorrelation { get; }

    /// <summary>The series less its fit, one value a volume.</summary>
    public ReadOnlySpan<double> Residuals => _residuals;

    /// <summary>
    /// The constant's coefficient: the signal where every condition is 0. NaN where the design has no constant or cannot
    /// tell it from other columns.
    /// </summary>
    public double Baseline { get; }

    /// <summary>
    /// Fits a series of one finite value a volume. A design that leaves no degree of freedom is an
    /// <see cref="ArgumentException"/>; <see cref="DesignMatrix.Build"/> never makes one.
    /// </summary>
    public static FirstLevel Fit(ReadOnlySpan<double> series, DesignMatrix design, NoiseModel noise)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(series.Length, design.VolumeCount);
        if (!TensorPrimitives.IsFiniteAll(series)) throw new ArgumentException("the series is not finite", nameof(series));
        if (design.VolumeCount <= design.Rank) throw new ArgumentException("no degrees of freedom are left", nameof(design));
        if (!Enum.IsDefined(noise)) throw new ArgumentOutOfRangeException(nameof(noise), noise, "unknown noise model");
        return new FirstLevel(series, design, noise);
    }

    /// <summary>
    /// The contrast's effect Σ w·β in the series' unit, with its standard error; null where a condition has no events in
    /// this run (<see cref="DesignMatrix.HasEvents"/> tells) or the design cannot tell the effect from other columns.
    /// </summary>
    public Estimate? Estimate(Contrast contrast)
    {
        contrast.Check();
        if (!Design.HasEvents(contrast)) return null;
        var weights = Design.WeightsOf(contrast);
        if (VarianceFactor(weights) is not { } factor) return null;
        var effect = 0.0;
        for (var c = 0; c < weights.Length; c++) effect += weights[c] * Coefficients[c];
        return new Estimate(effect, Math.Sqrt(factor * _whitenedVariance), DegreesOfFreedom);
    }

    /// <summary>
    /// Whether any of some effects differs from nothing: F = e'(CVC')⁻¹e / q on q and the residual degrees of freedom, with e the
    /// effects and q how many of them are independent; null where a condition has no events in this run, or an effect cannot be
    /// told from other columns.
    /// </summary>
    public JointTest? Test(IReadOnlyList<Contrast> contrasts)
    {
        if (!contrasts.All(Design.HasEvents)) return null;
        var directions = new double[contrasts.Count][];
        var effects = new double[contrasts.Count];
        for (var c = 0; c < contrasts.Count; c++)
        {
            var weights = Design.WeightsOf(contrasts[c]);
            if (Design.Factor.InBasis(weights) is not { } direction) return null;
            directions[c] = direction;
            for (var column = 0; column < weights.Length; column++) effects[c] += weights[column] * Coefficients[column];
        }
        return JointTest.Of(effects, directions, direction => _information?.Solve(direction) ?? direction, _whitenedVariance, DegreesOfFreedom);
    }

    /// <summary>c'(X'PX)⁻¹c, which is u'(Q'PQ)⁻¹u of the combination's direction u; null where it is not estimable.</summary>
    private double? VarianceFactor(double[] weights)
    {
        if (Design.Factor.InBasis(weights) is not { } direction) return null;
        return WeightedSum.Of(direction, _information?.Solve(direction) ?? direction);
    }

    private double BaselineOf()
    {
        if (Design.ConstantColumn is not { } column) return double.NaN;
        var weights = new double[Coefficients.Length];
        weights[column] = 1;
        return Design.Factor.InBasis(weights) is null ? double.NaN : Coefficients[column];
    }
}
