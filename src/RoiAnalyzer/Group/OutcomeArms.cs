using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>An outcome between two arms, as a trial reports it, without any covariate.</summary>
internal sealed class OutcomeArms(double level)
{
    public const string DifferenceOfMeans = "difference_of_means", RiskDifferenceMethod = "risk_difference", FisherOddsRatio = "fisher_odds_ratio", LogRankMethod = "log_rank",
        PetoPeto = "peto_peto", MedianTime = "median_time";

    public IEnumerable<AssociationRow> Of(AssociationRow empty, AssociationSample sample)
    {
        var row = AssociationMethods.Filled(empty, sample);
        var treated = sample.Values.Count(value => value == 1);
        if (treated < 2 || sample.N - treated < 2)
            return [row with { Method = MethodOf(row.Kind), Status = GroupStatus.TooFew, Reason = $"{treated} participants of {row.Arm} and {sample.N - treated} of {row.ReferenceArm} have the outcome; 2 of each are needed" }];
        return row.Kind switch
        {
            OutcomeKind.Continuous => [Means(row, sample)],
            OutcomeKind.Binary => Risks(row, sample),
            OutcomeKind.Count => [Odds(row, sample)],
            _ => Times(row, sample),
        };
    }

    private static string MethodOf(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Continuous => DifferenceOfMeans,
        OutcomeKind.Binary => RiskDifferenceMethod,
        OutcomeKind.Count => AssociationMethods.QuasiBinomial,
        _ => AssociationMethods.Cox,
    };

    private AssociationRow Means(AssociationRow row, AssociationSample sample)
    {
        var found = ArmDifference.OfChanges(Arm(sample, sample.Outcome, 1), Arm(sample, sample.Outcome, 0), level)!;
        return AssociationMethods.WithStatus(row with
        {
            Method = DifferenceOfMeans,
            Estimate = found.Estimate,
            Interval = found.Interval,
            Statistic = found.T,
            DegreesOfFreedom = found.DegreesOfFreedom,
            P = found.P,
        }, double.IsNaN(found.P) ? "the outcome is the same for everybody of an arm" : null);
    }

    private IEnumerable<AssociationRow> Risks(AssociationRow row, AssociationSample sample)
    {
        var (a, b) = (Arm(sample, sample.Outcome, 1), Arm(sample, sample.Outcome, 0));
        var found = RiskDifference.Of((int)a.Sum(), a.Length, (int)b.Sum(), b.Length, level)!;
        yield return row with { Method = RiskDifferenceMethod, Estimate = found.Estimate, Interval = found.Interval, P = found.Fisher.P };
        yield return AssociationMethods.WithStatus(row with { Method = FisherOddsRatio, Estimate = found.Fisher.OddsRatio, Interval = found.Fisher.Interval, P = found.Fisher.P },
            double.IsNaN(found.Fisher.OddsRatio) ? "it happened to everybody, or to nobody" : null);
    }

    private AssociationRow Odds(AssociationRow row, AssociationSample sample)
    {
        row = row with { Method = AssociationMethods.QuasiBinomial };
        var fit = LogisticRegression.Of(sample.Columns(withConstant: true, 1), sample.Outcome, sample.Second, dispersed: true, level);
        if (fit.Reason is { } reason) return AssociationMethods.WithStatus(row, reason);
        var term = fit.Terms[1];
        return AssociationMethods.WithStatus(row with { Estimate = term.Ratio, Interval = term.RatioInterval, Statistic = term.Statistic, DegreesOfFreedom = fit.DegreesOfFreedom, P = term.P }, null);
    }

    private IEnumerable<AssociationRow> Times(AssociationRow row, AssociationSample sample)
    {
        var cox = CoxModel.Of([sample.Values], sample.Outcome, sample.Events, CoxTies.Efron, level);
        var hazard = row with { Method = AssociationMethods.Cox };
        yield return AssociationMethods.WithStatus(cox.Reason is not null ? hazard : hazard with
        {
            Estimate = cox.Terms[0].Ratio,
            Interval = cox.Terms[0].RatioInterval,
            Statistic = cox.Terms[0].Statistic,
            P = cox.Terms[0].P,
            PProportional = Numerics.Distributions.ChiSquaredSurvival(cox.Changing[0], 1),
        }, cox.Reason);
        foreach (var (method, rho) in new[] { (LogRankMethod, 0), (PetoPeto, 1) })
        {
            var test = LogRank.Of(sample.Outcome, sample.Events, Array.ConvertAll(sample.Values, value => (int)value), 2, rho);
            yield return row with
            {
                Method = method,
                Statistic = test.ChiSquared,
                DegreesOfFreedom = test.DegreesOfFreedom,
                P = test.P,
                Status = test.Reason is null ? GroupStatus.Ok : GroupStatus.NotEstimable,
                Reason = test.Reason ?? "",
            };
        }
        foreach (var (arm, side) in new[] { (row.Arm, 1), (row.ReferenceArm, 0) })
        {
            var own = Arm(sample, sample.Second, side);
            var (time, interval) = SurvivalCurve.Of(Arm(sample, sample.Outcome, side), Array.ConvertAll(own, value => value == 1), level).Median();
            yield return row with
            {
                Method = MedianTime,
                Arm = arm,
                ReferenceArm = null,
                N = own.Length,
                Events = own.Sum(),
                Estimate = time,
                Interval = interval,
                Status = double.IsNaN(time) ? GroupStatus.NotEstimable : GroupStatus.Ok,
                Reason = double.IsNaN(time) ? "it has not happened to half of the arm" : "",
            };
        }
    }

    private static double[] Arm(AssociationSample sample, double[] values, double side) => [.. values.Where((_, i) => sample.Values[i] == side)];
}
