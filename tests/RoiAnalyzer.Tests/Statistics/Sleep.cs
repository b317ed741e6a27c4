namespace RoiAnalyzer.Tests.Statistics;

/// <summary>Hours of sleep gained with one drug and with another by ten people (Student 1908), as in R's datasets::sleep.</summary>
internal static class Sleep
{
    public static readonly double[] First = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    public static readonly double[] Second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
}
