namespace RoiAnalyzer.Statistics;

/// <summary>A covariance structure that was tried and why it was not taken.</summary>
public sealed record StructureAttempt(string Structure, string Reason);

/// <summary>An arm against the reference at a visit, on so many values of each; no effect, but a reason, where it cannot be had.</summary>
public sealed record VisitDifference(int Arm, int Visit, int Treated, int Reference, EffectTest? Effect, string Reason);

/// <summary>The mean of an arm at a visit, or its change from before treatment, on so many values there; no effect, but a reason, where it cannot be had.</summary>
public sealed record VisitEstimate(int Arm, int Visit, int Count, EffectTest? Effect, string Reason);

/// <summary>
/// The constrained longitudinal analysis (Liang and Zeger 2000; Lu 2010): y = mean of the visit + difference of the arm after treatment +
/// e, where the arms have one mean before treatment because they were drawn. By REML over everybody who has a value, also before
/// treatment alone. Arms that were not drawn have means of their own before treatment, and the differences are then of the changes.
/// Of one arm it is the means of the visits alone, and what is tested is the change.
/// The covariance is unstructured; where that cannot be fitted TOEPH, AR1H and CS are taken in its place, in this order.
/// </summary>
public sealed record ConstrainedLongitudinal
{
    private readonly LongitudinalDesign _design;

    private ConstrainedLongitudinal(LongitudinalTrial trial, LongitudinalDesign design, MixedModel model) => (Trial, _design, Model) = (trial, design, model);

    /// <summary>The trial.</summary>
    public LongitudinalTrial Trial { get; }

    /// <summary>The fitted model.</summary>
    public MixedModel Model { get; }

    /// <summary>The covariances that were tried before, and why they were left.</summary>
    public required IReadOnlyList<StructureAttempt> Attempts { get; init; }

    /// <summary>Each arm but the reference at each visit after treatment.</summary>
    public required IReadOnlyList<VisitDifference> Differences { get; init; }

    /// <summary>Each arm's mean at each visit, the first one included.</summary>
    public required IReadOnlyList<VisitEstimate> Means { get; init; }

    /// <summary>Each arm's change from before treatment to each visit after it.</summary>
    public required IReadOnlyList<VisitEstimate> Changes { get; init; }

    /// <summary>All differences together, arm × visit, or all changes of one arm; null where it cannot be had.</summary>
    public required JointEffectTest? Joint { get; init; }

    /// <summary>How degrees of freedom are found.</summary>
    public required FreedomMethod Method { get; init; }

    /// <summary>The analysis, or null and the reason.</summary>
    public static ConstrainedLongitudinal? Of(LongitudinalTrial trial, out string reason, FreedomMethod method = FreedomMethod.KenwardRoger, double level = 0.95)
    {
        trial.Require();
        var design = new LongitudinalDesign(trial);
        reason = design.Refusal;
        if (reason.Length > 0) return null;
        var attempts = new List<StructureAttempt>();
        var data = design.Data();
        foreach (var structure in Structures(design.VisitCount))
        {
            if (MixedModel.Fit(data, structure, out reason) is { } model) return Make(new LongitudinalEffects(trial, design, model, method, level), design, attempts);
            attempts.Add(new StructureAttempt(structure.Name, reason));
        }
        return null;
    }

    /// <summary>An arm's difference at a visit with degrees of freedom by another method; null where it has none.</summary>
    public EffectTest? Difference(int arm, int visit, FreedomMethod method, double level = 0.95) =>
        _design.RefusalOf(arm, visit).Length > 0 ? null : Model.Effect(_design.Weights(arm, visit), method, level);

    /// <summary>An arm's change at a visit with degrees of freedom by another method; null where it has none.</summary>
    public EffectTest? Change(int arm, int visit, FreedomMethod method, double level = 0.95) =>
        _design.RefusalOfChange(arm, visit).Length > 0 ? null : Model.Effect(_design.WeightsOfChange(arm, visit), method, level);

    /// <summary>What each participant contributes to an arm's change at a visit; see <see cref="Scores"/>.</summary>
    public EffectScores? ScoresOfChange(int arm, int visit, IReadOnlyList<int> places) =>
        _design.RefusalOfChange(arm, visit).Length > 0 ? null : ScoresOf(_design.WeightsOfChange(arm, visit), places);

    /// <summary>
    /// What each participant contributes to an arm's difference at a visit, for <see cref="ScoreFlips"/>; null where there is no difference.
    /// <paramref name="places"/> numbers the participants of the trial.
    /// </summary>
    public EffectScores? Scores(int arm, int visit, IReadOnlyList<int> places) =>
        _design.RefusalOf(arm, visit).Length > 0 ? null : ScoresOf(_design.Weights(arm, visit), places);

    private EffectScores? ScoresOf(double[] weights, IReadOnlyList<int> places)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(places.Count, Trial.Participants.Count);
        return Model.Scores(weights, [.. _design.Participants.Select(i => places[i])]);
    }

    /// <summary>Of two visits the first three are one.</summary>
    private static CovarianceStructure[] Structures(int visits) => visits == 2
        ? [CovarianceStructure.Unstructured(2), CovarianceStructure.CompoundSymmetry(2)]
        : [CovarianceStructure.Unstructured(visits), CovarianceStructure.HeterogeneousToeplitz(visits),
            CovarianceStructure.HeterogeneousAutoregressive(visits), CovarianceStructure.CompoundSymmetry(visits)];

    private static ConstrainedLongitudinal Make(LongitudinalEffects effects, LongitudinalDesign design, List<StructureAttempt> attempts) => new(effects.Trial, design, effects.Model)
    {
        Attempts = attempts,
        Differences = effects.Differences(),
        Means = effects.Means(),
        Changes = effects.Changes(),
        Joint = effects.Joint(),
        Method = effects.Method,
    };
}
