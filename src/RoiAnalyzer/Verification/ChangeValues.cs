using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Verification;

/// <summary>Change of a group: the paired test and the adjustment for several tests.</summary>
internal static class ChangeValues
{
    // hours of sleep gained with one drug and with another (Student 1908; R's sleep)
    internal static readonly double[] First = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    internal static readonly double[] Second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    // weights in pounds before and after, without and with cognitive behavioural treatment (Hand et al. 1993, set 285; R's anorexia)
    internal static readonly double[] ControlPre =
    [
        80.7, 89.4, 91.8, 74, 78.1, 88.3, 87.3, 75.1, 80.6, 78.4, 77.6, 88.7, 81.3,
        78.1, 70.5, 77.3, 85.2, 86, 84.1, 79.7, 85.5, 84.4, 79.6, 77.5, 72.3, 89,
    ];

    internal static readonly double[] ControlPost =
    [
        80.2, 80.1, 86.4, 86.3, 76.1, 78.1, 75.1, 86.7, 73.5, 84.6, 77.4, 79.5, 89.6,
        81.4, 81.8, 77.3, 84.2, 75.4, 79.5, 73, 88.3, 84.7, 81.4, 81.2, 88.2, 78.8,
    ];

    internal static readonly double[] TreatedPre =
    [
        80.5, 84.9, 81.5, 82.6, 79.9, 88.7, 94.9, 76.3, 81, 80.5, 85, 89.2, 81.3, 76.5, 70,
        80.4, 83.3, 83, 87.7, 84.2, 86.4, 76.5, 80.2, 87.8, 83.3, 79.7, 84.5, 80.8, 87.4,
    ];

    internal static readonly double[] TreatedPost =
    [
        82.2, 85.6, 81.4, 81.9, 76.4, 103.6, 98.4, 93.4, 73.4, 82.1, 96.7, 95.3, 82.4, 72.5, 90.9,
        71.3, 85.4, 81.6, 89.1, 83.9, 82.7, 75.7, 82.6, 100.4, 85.2, 83.6, 84.6, 96.2, 86.7,
    ];

    private static readonly double[] P = [.0005, .003, .011, .02, .04, .049, .21, .5];

    public static IEnumerable<ReferenceGroup> Groups()
    {
        var change = PairedChange.Of(First, Second)!;
        yield return ReferenceGroup.Of("paired change, sleep", "R 4.2.2", 1e-10,
            [1.58, 4.06212768338, .00283289019738, .700114236723, 2.459885763277, 1.28455756259, .414627756, 2.118016514],
            [change.Mean, change.T, change.P, change.Interval.Low, change.Interval.High, change.Dz, Rounded(change.DzInterval.Low), Rounded(change.DzInterval.High)]);
        yield return ReferenceGroup.Of("Holm", "R 4.2.2", 1e-12, [.004, .021, .066, .1, .16, .16, .42, .5], Multiplicity.Holm(P));
        yield return ReferenceGroup.Of("Benjamini and Hochberg", "closed form", 1e-14, [.004, .012, 11.0 / 375, .04, .064, 49.0 / 750, .24, .5],
            Multiplicity.BenjaminiHochberg(P));
        var adjusted = Adjusted;
        yield return ReferenceGroup.Of("adjusted difference of two arms, anorexia", "R 4.2.2", 1e-10,
            [4.24411226547506, 1.83779593098517, 2.30934903811652, .0249291760101038, .556304932208, 7.931919598742],
            [adjusted.Estimate, adjusted.StandardError, adjusted.T, adjusted.P, adjusted.Interval.Low, adjusted.Interval.High]);
        yield return ReferenceGroup.Of("F of different slopes, anorexia", "mpmath, 50 digits", 1e-10, [8.82197511098413301, .00452881532686903954], [adjusted.SlopeF, adjusted.SlopeP]);
    }

    /// <summary>Of the treated arm from the control.</summary>
    internal static ArmDifference Adjusted =>
        ArmDifference.Adjusted([.. TreatedPre, .. ControlPre], [.. TreatedPost, .. ControlPost], [.. TreatedPre.Select(_ => true), .. ControlPre.Select(_ => false)])!;

    // these two are known to nine decimals
    private static double Rounded(double value) => Math.Round(value, 9);
}
