using RoiAnalyzer.Numerics;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Verification;

/// <summary>Ranks, trimmed means, permutations, the bootstrap's parts and further adjustments.</summary>
internal static class RankValues
{
    // as anchors.R makes them: three regions of eight participants
    private static readonly double[][] Regions =
    [
        [.31, .22, .45, -.06, .38, .17, .29, .11], [.12, .25, .08, -.11, .19, .02, .33, .07], [-.05, .11, .02, .09, -.14, .06, -.02, .03],
    ];

    // Hollander and Wolfe's permeability data, as in the example of R's wilcox.test
    private static readonly double[] Term = [.80, .83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, .73, 1.46], Early = [1.15, .88, .90, .74, 1.21];

    private static readonly double[] Changes = [.. ChangeValues.Second.Zip(ChangeValues.First, (second, first) => second - first)];

    public static IEnumerable<ReferenceGroup> Groups() => [.. Ranks(), .. Trimmed(), .. Permutations(), .. Adjustments()];

    private static IEnumerable<ReferenceGroup> Ranks()
    {
        yield return ReferenceGroup.Of("sums of ranks", "R 4.2.2", 1e-11, [.0244140625, .160633484162896, 9.55103700458648e-04, 1.31659801512897e-02],
            [Below(Signs(10), 8), Below(RankSums.OfPairs(8, 9), 25), Below(Signs(60), 500), Below(RankSums.OfPairs(30, 30), 300)]);
        var signed = WilcoxonSignedRank.Of(Changes, scale: 6)!;
        yield return ReferenceGroup.Of("signed ranks, sleep", "R 4.2.2, exactRankTests", 1e-11, [45, .00390625, .00909069801593, 1.3, .9, 2.7],
            [signed.V, signed.P, signed.NormalP, signed.Centre, signed.Interval.Low, signed.Interval.High]);
        var arms = MannWhitney.Of(Term, Early)!;
        yield return ReferenceGroup.Of("ranks of two arms, permeability", "R 4.2.2", 1e-12, [35, .254412254412254, .244623605126983, .305, -.15, .76],
            [arms.W, arms.P, arms.NormalP, arms.Shift, arms.Interval.Low, arms.Interval.High]);
        var tied = MannWhitney.Of(ChangeValues.Second, ChangeValues.First)!;
        yield return ReferenceGroup.Of("ranks of two arms with ties, sleep", "R 4.2.2, coin", 1e-11, [74.5, .0658165364047717, .0693275754336], [tied.W, tied.P, tied.NormalP]);
    }

    private static IEnumerable<ReferenceGroup> Trimmed()
    {
        var one = TrimmedMean.Of(Changes)!;
        yield return ReferenceGroup.Of("trimmed mean, sleep", "R 4.2.2", 1e-11, [1.333333333333333, .176033105752832, 7.574332837173644, 5, .000636374413739],
            [one.Estimate, one.StandardError, one.T, one.DegreesOfFreedom, one.P]);
        var two = TrimmedMean.Of(ChangeValues.Second, ChangeValues.First)!;
        yield return ReferenceGroup.Of("Yuen's test, sleep", "R 4.2.2", 1e-12, [1.66666666666667, 1.03085724844261, 1.61677736581338, 8.26470851363769, .14337828852444],
            [two.Estimate, two.StandardError, two.T, two.DegreesOfFreedom, two.P]);
        yield return ReferenceGroup.Of("levels of the BCa bootstrap", "R 4.2.2", 1e-12, [.00644857526473975, .94180033360494830],
            [BiasCorrectedBootstrap.Level(.025, -.0776, -.0756715649378794), BiasCorrectedBootstrap.Level(.975, -.0776, -.0756715649378794)]);
    }

    private static IEnumerable<ReferenceGroup> Permutations()
    {
        var flips = SignFlips.Of(Regions, 1, 0);
        yield return ReferenceGroup.Of("largest t over all sign flips", "R 4.2.2", 1e-14,
            [.015625, .0546875, .6953125, .0234375, .140625, .9453125, .0234375, .1171875, .6953125], [.. flips.P, .. flips.MaxT, .. flips.StepDownMaxT]);
        var lots = Rerandomisation.Of([[.. Term, .. Early]], [.. Term.Select(_ => true), .. Early.Select(_ => false)], [], 1, 0);
        yield return ReferenceGroup.Of("all lots of two arms", "coin", 1e-13, [.131868131868132], lots.P);
        var lane = FreedmanLane.Of([new CovariateModel([1.2, 2.9, 3.1, 4.8, 4.1, 6.5, 5.9], [[1, 2, 3, 4, 5, 6, 7]])], [0, 1, 0, 1, 0, 1, 0], [], 1, 0);
        yield return ReferenceGroup.Of("Freedman and Lane, all orders", "R 4.2.2", 1e-14, [154 / 5040.0], lane.P);
    }

    private static IEnumerable<ReferenceGroup> Adjustments()
    {
        double[] p = [.0005, .003, .011, .02, .04, .049, .21, .5];
        yield return ReferenceGroup.Of("Hommel", "R 4.2.2", 1e-12, [.004, .021, .06, .0816666666666667, .12, .147, .42, .5], Multiplicity.Hommel(p));
        yield return ReferenceGroup.Of("Benjamini and Yekutieli", "R 4.2.2", 1e-12,
            [.0108714285714286, .0326142857142857, .0797238095238095, .1087142857142857, .1739428571428571, .1775666666666667, .6522857142857142, 1],
            Multiplicity.BenjaminiYekutieli(p));
    }

    private static double[] Signs(int n) => RankSums.OfSigns([.. Enumerable.Range(1, n)]);

    private static double Below(double[] distribution, int sum) => distribution.Take(sum + 1).Sum();
}
