namespace RoiAnalyzer.Studies;

/// <summary>The shape of the haemodynamic response: SPM's or Glover's difference of gammas.</summary>
public enum ResponseShape
{
    /// <summary>Gammas of delay 6 and 16 s, ratio 0.167.</summary>
    Spm,

    /// <summary>Gammas of delay 6 and 12 s, dispersion 0.9, ratio 0.48.</summary>
    Glover,
}

/// <summary>What is assumed about a series' residuals.</summary>
public enum NoiseModel
{
    /// <summary>Independent: ordinary least squares.</summary>
    Ols,

    /// <summary>First-order autoregressive, its coefficient estimated by restricted maximum likelihood.</summary>
    Ar1,

    /// <summary>Autoregressive and moving-average of first order, by restricted maximum likelihood: autoregressive and white noise together.</summary>
    Arma11,

    /// <summary>Second-order autoregressive, by restricted maximum likelihood: correlation that swings with the distance.</summary>
    Ar2,

    /// <summary>First-order autoregressive as nilearn estimates it, for comparison.</summary>
    Ar1YuleWalker,

    /// <summary><see cref="Arma11"/> for a run long enough to tell its two parameters apart, <see cref="Ar1"/> for a shorter one.</summary>
    Auto,
}

/// <summary>
/// The first-level part of a plan. <see cref="Confounds"/> holds presets (<c>none</c>, <c>6P</c>, <c>24P</c>,
/// <c>24P+aCompCor</c>, all but the first also with <c>+GS</c>) or names of columns, in which <c>*</c> and <c>?</c> stand for
/// letters; a volume whose framewise displacement exceeds
/// <see cref="FramewiseDisplacementLimit"/> (mm; null: no limit) or <see cref="StandardisedDvarsLimit"/> gets a spike column; <see cref="HighPassSeconds"/> is
/// the longest period kept (null: no cosines).
/// </summary>
public sealed record ModelPlan
{
    /// <summary>The shape of the response.</summary>
    public ResponseShape Response { get; init; } = ResponseShape.Spm;

    /// <summary>Which columns a condition has.</summary>
    public ResponseBasis Basis { get; init; } = ResponseBasis.Canonical;

    /// <summary>The bins of a finite impulse response.</summary>
    public FirPlan Fir { get; init; } = new();

    /// <summary>Columns of the events files by whose values the response of each trial type may vary.</summary>
    public IReadOnlyList<string> Modulators { get; init; } = [];

    /// <summary>Cut-off of the cosine drift, in seconds.</summary>
    public double? HighPassSeconds { get; init; } = 128;

    /// <summary>The cut-off that is used where a plan does not say one: none where it would take an infusion's effect away.</summary>
    public static double? HighPassOf(AnalysisKind analysis) => analysis == AnalysisKind.Infusion ? null : new ModelPlan().HighPassSeconds;
    /// <summary>From so many volumes on, <see cref="NoiseModel.Auto"/> is <see cref="NoiseModel.Arma11"/>.</summary>
    public const int VolumesForArma = 120;

    /// <summary>The noise model.</summary>
    public NoiseModel Noise { get; init; } = NoiseModel.Auto;

    /// <summary>The noise model of a run of so many volumes.</summary>
    public NoiseModel NoiseOf(int volumes) =>
        Noise != NoiseModel.Auto ? Noise : volumes >= VolumesForArma ? NoiseModel.Arma11 : NoiseModel.Ar1;

    /// <summary>Confound presets or column names.</summary>
    public IReadOnlyList<string> Confounds { get; init; } = ["24P+aCompCor"];

    /// <summary>Framewise displacement, in mm, above which a volume is a spike.</summary>
    public double? FramewiseDisplacementLimit { get; init; } = 0.5;

    /// <summary>Standardised DVARS above which a volume is a spike; null: no limit.</summary>
    public double? StandardisedDvarsLimit { get; init; }

    /// <summary>How many volumes at the beginning of each run have no say, beside those that its table marks.</summary>
    public int DummyScans { get; init; }
}
