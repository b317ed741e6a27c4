namespace RoiAnalyzer.Statistics;

/// <summary>What a fitted longitudinal model says of arms and visits.</summary>
internal sealed record LongitudinalEffects(LongitudinalTrial Trial, LongitudinalDesign Design, MixedModel Model, FreedomMethod Method, double Level)
{
    /// <summary>Each arm but the reference at each visit after treatment.</summary>
    public IReadOnlyList<VisitDifference> Differences() => [.. Each(1, 1, (arm, visit) =>
    {
        var (effect, reason) = Effect(Design.RefusalOf(arm, visit), () => Design.Weights(arm, visit));
        return new VisitDifference(arm, visit, Trial.Count(arm, visit), Trial.Count(0, visit), effect, reason);
    })];

    /// <summary>Each arm at each visit.</summary>
    public IReadOnlyList<VisitEstimate> Means() => [.. Each(0, 0, (arm, visit) => Estimate(arm, visit, Design.RefusalOfMean(arm, visit), () => Design.WeightsOfMean(arm, visit)))];

    /// <summary>Each arm at each visit after treatment, less before.</summary>
    public IReadOnlyList<VisitEstimate> Changes() => [.. Each(0, 1, (arm, visit) => Estimate(arm, visit, Design.RefusalOfChange(arm, visit), () => Design.WeightsOfChange(arm, visit)))];

    /// <summary>All differences together, or all changes of one arm.</summary>
    public JointEffectTest? Joint() => Model.Joint(
        Trial.Arms.Count > 1 ? [.. Design.Differences.Select(d => Design.Weights(d.Arm, d.Visit))]
            : [.. Enumerable.Range(1, Trial.Visits.Count - 1).Where(visit => Design.RefusalOfChange(0, visit).Length == 0).Select(visit => Design.WeightsOfChange(0, visit))], Method);

    private VisitEstimate Estimate(int arm, int visit, string refusal, Func<double[]> weights)
    {
        var (effect, reason) = Effect(refusal, weights);
        return new VisitEstimate(arm, visit, Trial.Count(arm, visit), effect, reason);
    }

    private (EffectTest? Effect, string Reason) Effect(string refusal, Func<double[]> weights)
    {
        if (refusal.Length > 0) return (null, refusal);
        return Model.Effect(weights(), Method, Level) is { } effect ? (effect, "") : (null, "its degrees of freedom cannot be had");
    }

    private IEnumerable<T> Each<T>(int firstArm, int firstVisit, Func<int, int, T> of) =>
        Enumerable.Range(firstArm, Trial.Arms.Count - firstArm).SelectMany(arm => Enumerable.Range(firstVisit, Trial.Visits.Count - firstVisit).Select(visit => of(arm, visit)));
}
