namespace RoiAnalyzer.Tests.Statistics;

/// <summary>Numbers of others, and ours.</summary>
internal static class Agreement
{
    /// <summary>Each number within a share of the expected one.</summary>
    public static void Relative(double tolerance, double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(actual[i] - expected[i]) <= tolerance * Math.Abs(expected[i]), $"number {i}: expected {expected[i]:R}, is {actual[i]:R}");
    }

    /// <summary>An effect and the ends of its interval.</summary>
    public static double[] Numbers(RoiAnalyzer.Statistics.EffectSize effect) => [effect.Value, effect.Interval.Low, effect.Interval.High];

    /// <summary>An interval's ends.</summary>
    public static double[] Numbers(RoiAnalyzer.Statistics.Interval interval) => [interval.Low, interval.High];
}
