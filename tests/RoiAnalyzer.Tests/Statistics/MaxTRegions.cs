namespace RoiAnalyzer.Tests.Statistics;

/// <summary>The changes of science.md 6.2 and anchors.R A6: three regions of eight participants; and what R counts there.</summary>
internal static class MaxTRegions
{
    public static readonly double[][] Changes =
    [
        [.31, .22, .45, -.06, .38, .17, .29, .11],
        [.12, .25, .08, -.11, .19, .02, .33, .07],
        [-.05, .11, .02, .09, -.14, .06, -.02, .03],
    ];

    public static void AssertCounts(int[] expected, IEnumerable<double> p, double of) =>
        Assert.Equal(expected.Select(count => count / of), p.Select(value => Math.Round(value * of, 9) / of));
}
