namespace RoiAnalyzer.Tests.Statistics;

/// <summary>Equality to a relative error.</summary>
internal static class Close
{
    public static void To(double relative, double expected, double actual) => Assert.Equal(expected, actual, relative * Math.Abs(expected));

    public static void To(double relative, IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++) To(relative, expected[i], actual[i]);
    }
}
