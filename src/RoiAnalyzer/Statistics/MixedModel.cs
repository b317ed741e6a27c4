using MathNet.Numerics.LinearAlgebra;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// A linear mixed model y = Xβ + e fitted by restricted (or full) maximum likelihood, with V = Var(e) block by block, a participant
/// a block (Laird and Ware 1982; S5 of the methods). Effects are tested by Kenward and Roger's or Satterthwaite's method.
/// </summary>
public sealed class MixedModel
{
    private readonly MixedPoint _point;
    private readonly CovarianceStructure _structure;
    private readonly double[] _free;

    private MixedModel(MixedData data, CovarianceStructure structure, bool restricted, MixedPoint point, double[] free) =>
        (Data, _structure, IsRestricted, _point, _free) = (data, structure, restricted, point, free);

    /// <summary>What it was fitted to.</summary>
    public MixedData Data { get; }

    /// <summary>Whether the likelihood is the restricted one.</summary>
    public bool IsRestricted { get; }

    /// <summary>The name of the covariance structure.</summary>
    public string Structure => _structure.Name;

    /// <summary>The coefficients, in the order of the columns.</summary>
    public IReadOnlyList<double> Coefficients => _point.Beta;

    /// <summary>−2 log-likelihood, restricted or full; the restricted one has |X'V⁻¹X| as it is, as in lme4.</summary>
    public double Criterion => _point.Value;

    /// <summary>The log-likelihood.</summary>
    public double LogLikelihood => -0.5 * _point.Value;

    /// <summary>The parameters of the covariance by name, in squared units of the values, or correlations.</summary>
    public IReadOnlyList<(string Name, double Value)> Parameters => [.. _structure.Names.Zip(_point.Natural)];

    /// <summary>Whether a variance is 0 or random effects depend on each other: as far as the likelihood could go.</summary>
    public bool IsSingular => Enumerable.Range(0, _free.Length).Any(i => _structure.IsAtBound(_free, i));

    /// <summary>
    /// The fit, or null and why there is none: columns that depend on each other, too few values, nothing that varies, or a likelihood
    /// without a top.
    /// </summary>
    public static MixedModel? Fit(MixedData data, CovarianceStructure structure, out string reason, bool restricted = true)
    {
        reason = Refusal(data);
        if (reason.Length == 0) reason = Refusal(data, structure);
        if (reason.Length > 0) return null;
        var climb = new MixedAscent(data, structure, restricted).Climb();
        if (climb is not { IsTop: true } top)
        {
            reason = climb is null ? "the covariance could not be started" : $"the {structure.Name} covariance did not converge: the likelihood has no top";
            return null;
        }
        return new MixedModel(data, structure, restricted, top.Point, top.Free);
    }

    /// <summary>A combination of the coefficients; null where its degrees of freedom cannot be had.</summary>
    public EffectTest? Effect(ReadOnlySpan<double> weights, FreedomMethod method = FreedomMethod.KenwardRoger, double level = 0.95)
    {
        var estimate = 0.0;
        for (var i = 0; i < weights.Length; i++) estimate += weights[i] * _point.Beta[i];
        var rotated = _point.Rotate(weights);
        var (variance, freedom) = method == FreedomMethod.KenwardRoger ? KenwardRoger.Value.Of(rotated) : Satterthwaite.Value.Of(rotated);
        return variance > 0 && double.IsFinite(variance) && freedom > 0 ? new EffectTest(estimate, Math.Sqrt(variance), freedom, level) : null;
    }

    /// <summary>Several combinations of the coefficients together, none of which depends on the others; null where it cannot be had.</summary>
    public JointEffectTest? Joint(IReadOnlyList<double[]> weights, FreedomMethod method = FreedomMethod.KenwardRoger)
    {
        var rotated = Matrix<double>.Build.DenseOfRowArrays(weights.Select(w => _point.Rotate(w)));
        var effects = Vector<double>.Build.DenseOfEnumerable(weights.Select(w => w.Zip(_point.Beta, (a, b) => a * b).Sum()));
        var joint = method == FreedomMethod.KenwardRoger ? KenwardRoger.Value.Joint(effects, rotated) : Satterthwaite.Value.Joint(effects, rotated);
        return joint is { DegreesOfFreedom: > 0, F: >= 0 } ? joint : null;
    }

    /// <summary>
    /// What each participant contributes to a combination of the coefficients, for <see cref="ScoreFlips"/>, under the model in which the combination is
    /// zero; null where that model cannot be fitted. <paramref name="participants"/> numbers the blocks of <see cref="Data"/>, so that
    /// models of which some lack participants can share signs.
    /// </summary>
    public EffectScores? Scores(ReadOnlySpan<double> weights, IReadOnlyList<int> participants)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(participants.Count, Data.Blocks.Count);
        if (participants.Distinct().Count() < participants.Count) throw new ArgumentException("a participant is there twice", nameof(participants));
        var (others, effect) = Data.TakenApart(weights);
        return Fit(others, _structure, out _, IsRestricted)?._point.ScoresOf(effect, participants);
    }

    private Lazy<KenwardRoger> KenwardRoger => field ??= new(() => new KenwardRoger(_point.Derivatives, _structure.Count));

    private Lazy<Satterthwaite> Satterthwaite => field ??= new(() => new Satterthwaite(
        _point.Derivatives, [.. Enumerable.Range(0, _structure.Count).Where(i => !_structure.IsNaturalAtBound(_free, i))]));

    private static string Refusal(MixedData data, CovarianceStructure structure)
    {
        for (var i = 0; i < structure.Count; i++)
            if (data.Representatives.All(block => structure.IsAbsent(block, i))) return $"no participant has the visits that {structure.Names[i]} is of";
        return "";
    }

    private static string Refusal(MixedData data)
    {
        if (data.Blocks.Count < 2) return $"{data.Blocks.Count} participant; 2 are needed";
        var dependent = data.DependentColumns.ToList();
        if (dependent.Count > 0) return $"{string.Join(", ", dependent)} cannot be told apart";
        if (data.Values.Length <= data.ColumnNames.Count) return $"{data.Values.Length} values for {data.ColumnNames.Count} coefficients";
        var rest = data.LeastSquaresResiduals().Sum(r => r * r);
        return Significance.IsRounding(Math.Sqrt(rest / data.Values.Length), Significance.Scale(data.Values))
            ? "nothing varies beyond rounding" : "";
    }
}
