using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Verification;

/// <summary>Brain and behaviour: correlations, regressions of events, survival, exact tables, ratios.</summary>
internal static class BehaviourValues
{
    // LSAT and GPA of 15 law schools (Efron and Tibshirani 1993; R's bootstrap::law)
    private static readonly double[] Lsat = [576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594];
    private static readonly double[] Gpa = [3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96];

    // weeks in remission, the first eleven with maintenance (Miller 1997; R's survival::aml)
    private static readonly double[] Weeks = [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161, 5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45];
    private static readonly bool[] Relapsed = [.. "11011011010111110111111".Select(c => c == '1')];
    private static readonly int[] Arm = [.. Enumerable.Range(0, 23).Select(i => i < 11 ? 0 : 1)];

    public static IEnumerable<ReferenceGroup> Groups() => [.. Correlations(), .. Survival(), .. Tables()];

    private static IEnumerable<ReferenceGroup> Correlations()
    {
        var r = LinearCorrelation.Of(Lsat, Gpa, []);
        yield return ReferenceGroup.Of("Pearson's correlation, law schools", "R 4.2.2", 1e-10,
            [.776374491289407, .438510824962796, .921964755964516, 4.44134999994881, .000665102011102815], [r.Estimate, r.Interval.Low, r.Interval.High, r.Statistic, r.P]);
        var (nine, spearman, kendall) = (RankCorrelation.Spearman(Lsat.AsSpan(..9), Gpa.AsSpan(..9), []), RankCorrelation.Spearman(Lsat, Gpa, []), RankCorrelation.Kendall(Lsat, Gpa));
        yield return ReferenceGroup.Of("Spearman's and Kendall's, law schools", "R 4.2.2", 1e-10,
            [.816666666666667, .0107694003527337, .796428571428571, .000380467678534634, .638095238095238, .000532021560584628],
            [nine.Estimate, nine.P, spearman.Estimate, spearman.P, kendall.Estimate, kendall.P]);
        var bent = RobustCorrelation.PercentageBend(Lsat, Gpa);
        yield return ReferenceGroup.Of("percentage bend correlation, law schools", "R 4.2.2, formula of WRS2", 1e-10, [.772446343044153, .000737196805173018], [bent.Estimate, bent.P]);
        yield return ReferenceGroup.Of("Bayes factor of a correlation", "R 4.2.2, BayesFactor", 1e-9, [32.5787182546221], [CorrelationBayesFactor.Of(r.Estimate, 15)]);
    }

    private static IEnumerable<ReferenceGroup> Survival()
    {
        var (test, early) = (LogRank.Of(Weeks, Relapsed, Arm, 2), LogRank.Of(Weeks, Relapsed, Arm, 2, rho: 1));
        yield return ReferenceGroup.Of("log-rank and Peto's test, aml", "R 4.2.2, survival", 1e-10, [3.39638869897760, .0653393220405051, 2.77927954475177], [test.ChiSquared, test.P, early.ChiSquared]);
        double[] column = [.. Arm.Select(arm => (double)arm)];
        var (efron, breslow) = (CoxModel.Of([column], Weeks, Relapsed), CoxModel.Of([column], Weeks, Relapsed, CoxTies.Breslow));
        yield return ReferenceGroup.Of("proportional hazards, aml", "R 4.2.2, survival", 1e-8,
            [.915532575014773, .511934275172009, .0737148606390306, 3.38444733260368, 3.4167343955173, .904219723686211, .512247907304189],
            [efron.Terms[0].Estimate, efron.Terms[0].StandardError, efron.Terms[0].P, efron.LikelihoodRatio, efron.Score, breslow.Terms[0].Estimate, breslow.Terms[0].StandardError]);
        var curve = SurvivalCurve.Of(Weeks[..11], Relapsed[..11]);
        yield return ReferenceGroup.Of("Kaplan and Meier's curve, aml", "R 4.2.2, survival", 1e-10,
            [.909090909090909, .0866784172041448, .184090909090909, .0359178984891853, .943525769474552, 31, 18],
            [curve.Points[0].Survival, curve.Points[0].StandardError, curve.Points[^1].Survival, curve.Points[^1].Interval.Low, curve.Points[^1].Interval.High, curve.Median().Time, curve.Median().Interval.Low]);
    }

    private static IEnumerable<ReferenceGroup> Tables()
    {
        var risk = RiskDifference.Of(8, 17, 4, 23)!;
        yield return ReferenceGroup.Of("8 of 17 against 4 of 23", "R 4.2.2 and mpmath, 40 digits", 1e-10,
            [.296675191816, .0091920641139, .5398733013917, .0793755593533, 4.05946105639552, .824394084635918, 23.7332762766002],
            [risk.Estimate, risk.Interval.Low, risk.Interval.High, risk.Fisher.P, risk.Fisher.OddsRatio, risk.Fisher.Interval.Low, risk.Fisher.Interval.High]);
    }
}
