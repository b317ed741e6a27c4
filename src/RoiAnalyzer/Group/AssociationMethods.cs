using RoiAnalyzer.Numerics;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>From a sample to rows: each kind of outcome by its own methods, the first of them the one that a declared outcome is judged by.</summary>
internal sealed class AssociationMethods(double level)
{
    public const string Logistic = "logistic", QuasiBinomial = "quasi_binomial", Cox = "cox";

    public IEnumerable<AssociationRow> OfRegion(AssociationRow empty, AssociationSample sample) => empty.Kind switch
    {
        OutcomeKind.Continuous => Correlations(empty, sample),
        OutcomeKind.Binary => [Ratio(empty, sample, Logistic)],
        OutcomeKind.Count => [Ratio(empty, sample, QuasiBinomial)],
        _ => [Ratio(empty, sample, Cox)],
    };

    private IEnumerable<AssociationRow> Correlations(AssociationRow empty, AssociationSample sample)
    {
        var row = Filled(empty, sample);
        var linear = Row(row, LinearCorrelation.Of(sample.Values, sample.Outcome, sample.Covariates, level));
        linear = linear with { Bf10 = CorrelationBayesFactor.Of(linear.Estimate, linear.DegreesOfFreedom + 2) };
        var influence = Influence.Of(sample.Values, sample.Outcome, sample.Covariates);
        yield return influence is not { Strongest: >= 0 } ? linear : linear with
        {
            Influential = sample.Participants[influence.Strongest],
            EstimateWithout = influence.Without[influence.Strongest],
            LargestCook = influence.Cook.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max(),
        };
        if (sample.Covariates.Count > 0) yield return Row(row, LinearCorrelation.SemiPartial(sample.Values, sample.Outcome, sample.Covariates));
        yield return Row(row, RankCorrelation.Spearman(sample.Values, sample.Outcome, sample.Covariates, level));
        yield return Row(row with { Adjusted = "" }, RobustCorrelation.PercentageBend(sample.Values, sample.Outcome));
    }

    public static AssociationRow Row(AssociationRow row, Correlation found) => WithStatus(row with
    {
        Method = found.Method,
        N = found.N,
        Estimate = found.Estimate,
        Interval = found.Interval,
        Statistic = found.Statistic,
        DegreesOfFreedom = found.DegreesOfFreedom,
        P = found.P,
    }, found.Reason);

    /// <summary>A ratio of odds or hazards per standard deviation of the region's values.</summary>
    private AssociationRow Ratio(AssociationRow empty, AssociationSample sample, string method)
    {
        var row = Filled(empty, sample) with { Method = method, Unit = sample.Spread };
        if (sample.N < 3) return row with { Status = GroupStatus.TooFew, Reason = $"{sample.N} participants have all values; 3 are needed" };
        if (sample.FollowsFromCovariates) return row with { Status = GroupStatus.NotEstimable, Reason = "the region's values do not vary beyond the covariates" };
        var (fitted, reason) = Fitted(row, sample, row.Unit, full: true);
        if (reason is not null) return WithStatus(fitted, reason);
        var strongest = Enumerable.Range(0, sample.N).Select(i => (Who: sample.Participants[i], Fitted(row, sample.Without(i), row.Unit, full: false).Row.Estimate))
            .Where(one => double.IsFinite(one.Estimate)).OrderByDescending(one => Math.Abs(Math.Log(one.Estimate / fitted.Estimate))).FirstOrDefault();
        return WithStatus(fitted with { Influential = strongest.Who, EstimateWithout = strongest.Who is null ? double.NaN : strongest.Estimate }, null);
    }

    private (AssociationRow Row, string? Reason) Fitted(AssociationRow row, AssociationSample sample, double unit, bool full)
    {
        if (row.Kind == OutcomeKind.Time)
        {
            var cox = CoxModel.Of(sample.Columns(withConstant: false, unit), sample.Outcome, sample.Events, CoxTies.Efron, level);
            return cox.Reason is { } why ? (row, why) : (Row(row, cox.Terms[0], cox.Terms[0].Interval) with { PProportional = Distributions.ChiSquaredSurvival(cox.Changing[0], 1) }, null);
        }
        var counts = row.Kind == OutcomeKind.Count;
        var fit = LogisticRegression.Of(sample.Columns(withConstant: true, unit), sample.Outcome, sample.Second, counts, level, profiled: full);
        if (fit.Reason is { } reason) return (row, reason);
        var term = fit.Terms[1];
        if (counts || !full) return (Row(row, term, term.Interval) with { DegreesOfFreedom = counts ? fit.DegreesOfFreedom : double.NaN }, null);
        return (Row(row, term, term.ProfileInterval) with { Statistic = term.LikelihoodRatio, DegreesOfFreedom = 1, P = term.LikelihoodRatioP }, null);
    }

    private static AssociationRow Row(AssociationRow row, RegressionTerm term, Interval ofLogarithm) => row with
    {
        Estimate = term.Ratio,
        Interval = new Interval(Math.Exp(ofLogarithm.Low), Math.Exp(ofLogarithm.High)),
        Statistic = term.Statistic,
        P = term.P,
    };

    public static AssociationRow Filled(AssociationRow row, AssociationSample sample) => row with
    {
        N = sample.N,
        Adjusted = sample.Adjusted,
        MissingReasons = sample.MissingReasons,
        Events = row.Kind switch
        {
            OutcomeKind.Binary => sample.Outcome.Sum(),
            OutcomeKind.Time => sample.Second.Sum(),
            _ => double.NaN,
        },
    };

    public static AssociationRow WithStatus(AssociationRow row, string? reason) => row with
    {
        Status = double.IsNaN(row.Estimate) ? row.N < 3 ? GroupStatus.TooFew : GroupStatus.NotEstimable : double.IsNaN(row.P) ? GroupStatus.NoVariance : GroupStatus.Ok,
        Reason = reason ?? "",
    };
}
