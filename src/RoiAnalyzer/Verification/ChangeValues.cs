using RoiAnalyzer.Group;

namespace RoiAnalyzer.Verification;

/// <summary>Change of a group: the paired test and the adjustment for several tests.</summary>
internal static class ChangeValues
{
    // hours of sleep gained with one drug and with another (Student 1908; R's sleep)
    private static readonly double[] First = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    private static readonly double[] Second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    private static readonly double[] P = [.0005, .003, .011, .02, .04, .049, .21, .5];

    public static IEnumerable<ReferenceGroup> Groups()
    {
        var change = PairedChange.Of(First, Second)!;
        yield return ReferenceGroup.Of("paired change, sleep", "R 4.2.2", 1e-10,
            [1.58, 4.06212768338, .00283289019738, .700114236723, 2.459885763277, 1.28455756259, .414627756, 2.118016514],
            [change.Mean, change.T, change.P, change.Interval.Low, change.Interval.High, change.Dz, Rounded(change.DzInterval.Low), Rounded(change.DzInterval.High)]);
        yield return ReferenceGroup.Of("Holm", "R 4.2.2", 1e-12, [.004, .021, .066, .1, .16, .16, .42, .5], Multiplicity.Holm(P));
        yield return ReferenceGroup.Of("Benjamini and Hochberg", "R 4.2.2", 1e-6, [.004, .012, .0293333, .04, .064, .0653333, .24, .5],
            [.. Multiplicity.BenjaminiHochberg(P).Select(q => Math.Round(q, 7))]);
    }

    // these two are known to nine decimals
    private static double Rounded(double value) => Math.Round(value, 9);
}
