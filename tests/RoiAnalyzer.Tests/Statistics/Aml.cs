namespace RoiAnalyzer.Tests.Statistics;

/// <summary>Weeks in remission with and without maintenance chemotherapy (Miller 1997; R's survival::aml).</summary>
internal static class Aml
{
    public static readonly double[] Times = [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161, 5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45];

    public static readonly bool[] Events = [.. "11011011010111110111111".Select(c => c == '1')];

    /// <summary>0 maintained (the first eleven), 1 not.</summary>
    public static readonly int[] Groups = [.. Enumerable.Range(0, 23).Select(i => i < 11 ? 0 : 1)];
}
