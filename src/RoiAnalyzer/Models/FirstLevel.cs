using System.Numerics.Tensors;
using RoiAnalyzer.Kernels;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>
/// A region's series explained by a design: by ordinary least squares, or by generalised least squares with noise whose
/// parameters are this series' own (see <see cref="Models.Autoregression"/>, <see cref="ArmaNoise"/>, <see cref="SecondOrderNoise"/>).
/// </summary>
public sealed class FirstLevel
{
    private readonly double[] _residuals;
    private readonly double[] _ordinary, _whitened;
    private readonly QrFactor _factor;              // of the design, or of the design whitened
    private readonly Func<double[], double[]>? _solve;  // with the information matrix of the factor's basis; null: the identity
    private readonly double _whitenedVariance;
    private readonly double _varianceRatio;         // of the noise at one volume over the whitened noise

    private FirstLevel(ReadOnlySpan<double> series, DesignMatrix design, NoiseModel noise)
    {
        (Design, _factor) = (design, design.Factor);
        NoiseParameters = noise switch { NoiseModel.Ols => 0, NoiseModel.Arma11 or NoiseModel.Ar2 => 2, _ => 1 };
        (Coefficients, _residuals) = design.Factor.Fit(series);
        _ordinary = (double[])_residuals.Clone();
        NoiseFit? fitted = noise switch { NoiseModel.Arma11 => design.Arma.Fit(_residuals), NoiseModel.Ar2 => design.SecondOrder.Fit(_residuals), _ => null };
        switch (noise)
        {
            case NoiseModel.Ar1YuleWalker:
                Autocorrelation = DecayOfCorrelation = YuleWalker.Coefficient(_residuals);
                _factor = design.YuleWalker.At(Autocorrelation);
                Coefficients = _factor.Solve(YuleWalker.Whiten(series, Autocorrelation), out _);
                Correct(series, new double[Coefficients.Length]);
                break;
            case NoiseModel.Ar1:
                Autocorrelation = DecayOfCorrelation = design.Autoregression.Coefficient(_residuals);
                var information = design.Autoregression.At(Autocorrelation);
                _solve = x => information.Solve(x);
                var correction = design.Autoregression.Correct(_residuals, Autocorrelation, information);
                TensorPrimitives.Add(Coefficients, design.Factor.FromBasis(correction), Coefficients);
                break;
        }
        if (fitted is not null)
        {
            (DecayOfCorrelation, SecondAutoregressive, MovingAverage) = fitted.Parameters;
            (Autocorrelation, _varianceRatio, _solve) = (fitted.Correlation, fitted.Variance, x => fitted.Solve(x));
            Correct(series, design.Factor.FromBasis(fitted.Correction()));
        }
        _whitened = fitted?.Whiten(_residuals)
            ?? (noise == NoiseModel.Ar1YuleWalker ? YuleWalker.Whiten(_residuals, Autocorrelation) : Autoregression.Whiten(_residuals, Autocorrelation));
        var sum = WeightedSum.Of(_whitened, _whitened);
        if (_varianceRatio == 0) _varianceRatio = 1 / (1 - Autocorrelation * Autocorrelation);
        _whitenedVariance = sum / DegreesOfFreedom;
        Baseline = BaselineOf();
        Mean = TensorPrimitives.Sum(series) / series.Length;
    }

    /// <summary>The design that the series was fitted with.</summary>
    public DesignMatrix Design { get; }

    /// <summary>One coefficient a column, in the series' unit; 0 for a column that depends on others.</summary>
    public double[] Coefficients { get; }

    /// <summary>The variance of the noise at one volume, in the series' unit squared.</summary>
    public double ResidualVariance => _whitenedVariance * _varianceRatio;

    /// <summary>Volumes less the design's rank.</summary>
    public double DegreesOfFreedom => Design.VolumeCount - Design.Rank;

    /// <summary>Correlation of the noise between neighbouring volumes; 0 for ordinary least squares.</summary>
    public double Autocorrelation { get; }

    /// <summary>
    /// The first autoregressive parameter. Where there is no <see cref="SecondAutoregressive"/>, by this share the correlation falls from one
    /// distance between volumes to the next; where it is the <see cref="Autocorrelation"/>, the noise is first-order autoregressive.
    /// </summary>
    public double DecayOfCorrelation { get; }

    /// <summary>The second autoregressive parameter of the noise; 0 where the model has none.</summary>
    public double SecondAutoregressive { get; }

    /// <summary>The moving-average parameter of the noise; 0 where the model has none.</summary>
    public double MovingAverage { get; }

    /// <summary>How many parameters of the noise's correlation were estimated.</summary>
    public int NoiseParameters { get; }

    /// <summary>The series less its fit, one value a volume.</summary>
    public ReadOnlySpan<double> Residuals => _residuals;

    /// <summary>What ordinary least squares leaves of the series.</summary>
    public ReadOnlySpan<double> OrdinaryResiduals => _ordinary;

    /// <summary>The residuals with the noise model's correlation taken out: independent where the model is right.</summary>
    public ReadOnlySpan<double> WhitenedResiduals => _whitened;

    /// <summary>
    /// The constant's coefficient: the signal where every condition is 0. NaN where the design has no constant or cannot
    /// tell it from other columns.
    /// </summary>
    public double Baseline { get; }

    /// <summary>The mean of the series over all its volumes.</summary>
    public double Mean { get; }

    /// <summary>
    /// Fits a series of one finite value a volume. A design that leaves no degree of freedom is an
    /// <see cref="ArgumentException"/>; <see cref="DesignMatrix.Build"/> never makes one.
    /// </summary>
    public static FirstLevel Fit(ReadOnlySpan<double> series, DesignMatrix design, NoiseModel noise)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(series.Length, design.VolumeCount);
        if (!TensorPrimitives.IsFiniteAll(series)) throw new ArgumentException("the series is not finite", nameof(series));
        if (design.VolumeCount <= design.Rank) throw new ArgumentException("no degrees of freedom are left", nameof(design));
        if (!Enum.IsDefined(noise) || noise == NoiseModel.Auto) throw new ArgumentOutOfRangeException(nameof(noise), noise, "not a noise model");
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
            if (_factor.InBasis(weights) is not { } direction) return null;
            directions[c] = direction;
            for (var column = 0; column < weights.Length; column++) effects[c] += weights[column] * Coefficients[column];
        }
        return JointTest.Of(effects, directions, direction => _solve?.Invoke(direction) ?? direction, _whitenedVariance, DegreesOfFreedom);
    }

    /// <summary>c'(X'PX)⁻¹c, which is u'(Q'PQ)⁻¹u of the combination's direction u; null where it is not estimable.</summary>
    private double? VarianceFactor(double[] weights)
    {
        if (_factor.InBasis(weights) is not { } direction) return null;
        return WeightedSum.Of(direction, _solve?.Invoke(direction) ?? direction);
    }

    /// <summary>Adds to the coefficients, and takes the residuals anew from the series.</summary>
    private void Correct(ReadOnlySpan<double> series, double[] change)
    {
        TensorPrimitives.Add(Coefficients, change, Coefficients);
        series.CopyTo(_residuals);
        for (var c = 0; c < Coefficients.Length; c++)
            if (Coefficients[c] != 0) TensorPrimitives.MultiplyAdd(Design.Columns[c], -Coefficients[c], _residuals, _residuals);
    }

    private double BaselineOf()
    {
        if (Design.ConstantColumn is not { } column) return double.NaN;
        var weights = new double[Coefficients.Length];
        weights[column] = 1;
        return Design.Factor.InBasis(weights) is null ? double.NaN : Coefficients[column];
    }
}
