using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Verification;

/// <summary>Tails of the distributions that tests rest on.</summary>
internal static class TailValues
{
    private const string Mpmath = "mpmath, 40 digits";

    public static IEnumerable<ReferenceGroup> Groups()
    {
        yield return ReferenceGroup.Of("tails of t", Mpmath, 1e-10,
            [.038276411885350520602, 1.1243698267601253e-97, 3.3745418328856432e-19],
            [Distributions.StudentTSurvival(2, 9), Distributions.StudentTSurvival(40, 200), Distributions.StudentTSurvival(20, 30)]);
        yield return ReferenceGroup.Of("tails of F", Mpmath, 1e-10, [.027866656173847038, 1.2908453899802870e-76],
            [Distributions.FSurvival(4.1, 2, 27), Distributions.FSurvival(250, 4, 200)]);
        yield return ReferenceGroup.Of("tail of the normal distribution", Mpmath, 1e-10, [6.2209605742717841e-16], [Distributions.NormalSurvival(8)]);
        yield return ReferenceGroup.Of("noncentral t", Mpmath, 1e-10, [.867655651009367, .0231981012180317, .00159007143814413],
            [NoncentralT.Cdf(2.5, 12, 1.2), NoncentralT.Cdf(1, 30, 3), NoncentralT.Cdf(-1, 19, 2)]);
        yield return ReferenceGroup.Of("quantiles of t", Mpmath, 1e-10, [12.7062047362, 2.26215716280, 1.98697869951],
            [Distributions.StudentTQuantile(.975, 1), Distributions.StudentTQuantile(.975, 9), Distributions.StudentTQuantile(.975, 89)]);
    }
}
