using RoiAnalyzer.Numerics;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Verification;

/// <summary>Effect sizes, evidence and reliability, and the distributions that they rest on.</summary>
internal static class EffectValues
{
    private const string R = "R 4.2.2", Mpmath = "mpmath, 30 digits";
    private static readonly double HalfRoot = Math.Sqrt(0.5);

    // of Simon and Lesage's nine groups (1989), from their base
    private static readonly double[] Offsets = [.4, .3, .5, .3, .5, .3, .5, .3, .5];

    private static readonly (string Name, double Start, int Replicates, double Bound)[] SimonLesage = [("SmLs01", 1, 21, 1e-12), ("SmLs06", 1e6, 2001, 1e-8), ("SmLs09", 1e12, 2001, 1e-4)];

    public static IEnumerable<ReferenceGroup> Groups() => [.. Distributed(), .. Sizes(), .. Evidence(), .. Agreement(), .. Variances()];

    private static IEnumerable<ReferenceGroup> Distributed()
    {
        yield return ReferenceGroup.Of("noncentral F", Mpmath, 1e-12, [.5660313760169876, .336498910552404656, .000139652075473278062],
            [NoncentralF.Cdf(3, 2, 20, 4), NoncentralF.Survival(700, 1, 25, 600), NoncentralF.Cdf(.01, 4, 12, 1)]);
        yield return ReferenceGroup.Of("studentised range", "mpmath, 18 digits", 1e-11, [.05589184908174899, .0005312633660204248],
            [StudentizedRange.Survival(3.5, 3, 20), StudentizedRange.Survival(8, 4, 12)]);
        yield return ReferenceGroup.Of("tails of chi-squared, gamma and beta, quantile of F", R, 1e-10,
            [.050009618622405487, 4.2185411071920418e-43, .75987566712272159, .36749651990402327, 3.3541308285291973],
            [
                Distributions.ChiSquaredSurvival(11.07, 5), Distributions.ChiSquaredSurvival(200, 3), Distributions.GammaCumulative(3, 2.2),
                Distributions.BetaCumulative(.2, 2.5, 7), Distributions.FQuantile(.95, 2, 27),
            ]);
    }

    private static IEnumerable<ReferenceGroup> Sizes()
    {
        var change = StandardisedChange.Of(ChangeValues.First, ChangeValues.Second)!;
        yield return ReferenceGroup.Of("standardised changes and their intervals, sleep", R, 1e-9,
            [
                1.1739249035142, .378917895996093, 1.93560211252563, .83218108134954, .268610286304319, 1.37212478774588,
                .833496341312704, .822176638386309, .883170190360538,
            ],
            [
                .. Numbers(change.Gz), .. Numbers(change.DavRms), change.DavMean.Value, change.Drm.Value, change.Dpre.Value,
            ]);
        var (pre, post) = (ChangeValues.TreatedPre, ChangeValues.TreatedPost);
        var ppc = StandardisedDifference.OfChangesInBaselines(pre, post, ChangeValues.ControlPre, ChangeValues.ControlPost);
        var t = ChangeValues.Adjusted.T;
        var explained = VarianceExplained.Of(t * t, 1, 52, 55);
        yield return ReferenceGroup.Of("standardised difference and explained variance, anorexia", R, 1e-9,
            [.646688232473134, -.0240907838355295, 1.3174672487818, .093019453559292, .0730299528008977],
            [.. Numbers(ppc), explained.EtaSquared.Value, explained.OmegaSquared.Value]);
    }

    private static IEnumerable<ReferenceGroup> Evidence()
    {
        var t = PairedChange.Of(ChangeValues.First, ChangeValues.Second)!;
        BayesFactor[] sleep = [.. BayesFactor.Scales.Select(scale => BayesFactor.OfOneSample(t.T, 10, scale))];
        yield return ReferenceGroup.Of("Bayes factors over three priors, sleep", "R 4.2.2, BayesFactor 0.9.12-4.4", 1e-8,
            [15.0304133085841, 17.2588802677725, 18.4152097603276, 34.4169360047063], [.. sleep.Select(own => own.Bf10), sleep[1].BfPositive]);
        yield return ReferenceGroup.Of("Bayes factors of other t", "R 4.2.2, BayesFactor 0.9.12-4.4", 1e-8,
            [.2323262944, 106.8118943, 26.7426592316607, 1.700597539845],
            [
                BayesFactor.OfOneSample(0, 20, HalfRoot).Bf10, BayesFactor.OfOneSample(4, 45, HalfRoot).Bf10,
                BayesFactor.OfTwoSamples(3.5, 20, 20, .707).Bf10, BayesFactor.OfTwoSamples(2.1, 17, 23, HalfRoot).Bf10,
            ]);
        var equivalence = Equivalence.Of(t.Mean, t.StandardError, 9, 2);
        yield return ReferenceGroup.Of("equivalence within two hours, sleep", R, 1e-9, [9.20406145981499, -1.07980609305092, .154157235669097, .866994732970717],
            [equivalence.TLower, equivalence.TUpper, equivalence.P, equivalence.Interval.Low]);
        yield return ReferenceGroup.Of("power and detectable effects", R, 1e-9,
            [.1692971684, .9065953041, .6501855084, .996001371455, .660441654623, .597169072071],
            [
                Power.OfPaired(.3, 13), Power.OfPaired(.5, 45), Power.OfTwoSamples(.5, 45, 45), Power.DetectablePaired(10), Power.DetectablePaired(20),
                Power.DetectableTwoSamples(45, 45),
            ]);
    }

    private static IEnumerable<ReferenceGroup> Agreement()
    {
        var judges = Reliability.Of([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]])!;
        yield return ReferenceGroup.Of("intraclass correlations, Shrout and Fleiss", R, 1e-8,
            [.1657417684, -.1329323249, .7225600623, .2897637795, .01878651337, .76108436965, .7148407148, .342464765, .94585826],
            [.. Numbers(judges.Icc11), .. Numbers(judges.Icc21), .. Numbers(judges.Icc31)]);
        var change = ReliableChange.Of(ChangeValues.ControlPre, ChangeValues.ControlPost, .7)!;
        yield return ReferenceGroup.Of("reliable change", R, 1e-10, [.232379000772, .195036714451147, 4.67671482750347],
            [ReliableChange.ErrorOfDifference(.3, .7), change.RegressionZ(80.5, 82.2), change.RegressionZ(88.7, 103.6)]);
    }

    private static IEnumerable<ReferenceGroup> Variances()
    {
        foreach (var (name, start, replicates, bound) in SimonLesage)
        {
            var anova = OneWayAnova.Of([.. Offsets.Select(offset => Enumerable.Range(0, replicates)
                .Select(i => start + Math.Round(offset + (i == 0 ? 0 : i % 2 == 1 ? -.1 : .1), 1)).ToArray())])!;
            yield return ReferenceGroup.Of($"analysis of variance, {name}", "NIST StRD", bound, [replicates, .1], [anova.F, anova.Deviation]);
        }
        double[][] arms = [.. ChangeValues.ControlPre.Zip(ChangeValues.ControlPost, Pair), .. ChangeValues.TreatedPre.Zip(ChangeValues.TreatedPost, Pair)];
        var effects = RepeatedMeasures.Of(arms, [[.. arms.Select((_, i) => i < ChangeValues.ControlPre.Length ? 0 : 1)]], [[0, 1]])!;
        var welch = WelchTest.Of(ChangeValues.Second, ChangeValues.First)!;
        yield return ReferenceGroup.Of("F of arm and time, anorexia; Welch's test, sleep", R, 1e-10, [2.80896636491, 17.7764735161785, .0793941401873582],
            [effects.Single(own => own.Between.Count + own.Within.Count == 2).F, welch.DegreesOfFreedom, welch.P]);
        static double[] Pair(double pre, double post) => [pre, post];
    }

    private static double[] Numbers(EffectSize effect) => [effect.Value, effect.Interval.Low, effect.Interval.High];
}
