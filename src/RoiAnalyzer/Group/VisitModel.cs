using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>One visit of a trial by least squares, of those who have a value there and before: the analysis of covariance, or changes where arms were not drawn.</summary>
internal static class VisitModel
{
    /// <summary>An arm against the reference; null where either has fewer than two participants, the arms cannot be told apart, or nothing varies.</summary>
    public static EffectTest? Difference(LongitudinalTrial trial, int arm, int visit, double level)
    {
        var both = WithBoth(trial, visit);
        int[] arms = [.. Enumerable.Range(0, trial.Arms.Count).Where(a => both.Count(p => p.Arm == a) > 1)];
        if (!arms.Contains(0) || !arms.Contains(arm)) return null;
        both = both.FindAll(p => arms.Contains(p.Arm));
        var test = Model(trial, both, arms, visit)?.Difference(Array.IndexOf(arms, arm), level);
        return test is not null && double.IsFinite(test.P) ? new EffectTest(test.Estimate, test.StandardError, test.DegreesOfFreedom, level) : null;
    }

    /// <summary>The change of an arm, by the paired t test; null with fewer than two participants, or where nothing varies.</summary>
    public static EffectTest? Change(LongitudinalTrial trial, int arm, int visit, double level)
    {
        var own = WithBoth(trial, visit).FindAll(p => p.Arm == arm);
        return PairedChange.Of([.. own.Select(p => p.Values[0])], [.. own.Select(p => p.Values[visit])], level) is { } change && double.IsFinite(change.P)
            ? new EffectTest(change.Mean, change.StandardError, change.DegreesOfFreedom, level) : null;
    }

    /// <summary>Participants of an arm with both values.</summary>
    public static int Count(LongitudinalTrial trial, int arm, int visit) => WithBoth(trial, visit).Count(p => p.Arm == arm);

    private static List<LongitudinalParticipant> WithBoth(LongitudinalTrial trial, int visit) =>
        [.. trial.Participants.Where(p => double.IsFinite(p.Values[0]) && double.IsFinite(p.Values[visit]))];

    private static ArmModel? Model(LongitudinalTrial trial, List<LongitudinalParticipant> both, int[] arms, int visit)
    {
        double[] pre = [.. both.Select(p => p.Values[0])], post = [.. both.Select(p => p.Values[visit])];
        int[] place = [.. both.Select(p => Array.IndexOf(arms, p.Arm))];
        double[][] covariates = [.. trial.Covariates.Select((_, c) => both.Select(p => p.Covariates[c]).ToArray())];
        return trial.IsRandomised ? ArmModel.Adjusted(pre, post, place, arms.Length, covariates)
            : ArmModel.OfChanges(PairedChange.Changes(pre, post), place, arms.Length, covariates, Math.Max(Significance.Scale(pre), Significance.Scale(post)));
    }
}
