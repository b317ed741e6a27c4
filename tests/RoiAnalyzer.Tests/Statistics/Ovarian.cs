namespace RoiAnalyzer.Tests.Statistics;

/// <summary>A trial of two treatments of ovarian cancer (Edmunson et al. 1979; R's survival::ovarian).</summary>
internal static class Ovarian
{
    public static readonly double[] Days =
    [
        59, 115, 156, 421, 431, 448, 464, 475, 477, 563, 638, 744, 769, 770, 803, 855, 1040, 1106, 1129, 1206, 1227, 268, 329, 353, 365, 377,
    ];

    public static readonly bool[] Deaths = [.. "11101011011000000000011110".Select(c => c == '1')];

    public static readonly double[] Age =
    [
        72.3315, 74.4932, 66.4658, 53.3644, 50.3397, 56.4301, 56.937, 59.8548, 64.1753, 55.1781, 56.7562, 50.1096, 59.6301, 57.0521, 39.2712, 43.1233, 38.8932,
        44.6, 53.9068, 44.2055, 59.589, 74.5041, 43.137, 63.2192, 64.4247, 58.3096,
    ];

    public static readonly double[] Residual = Digits("22222122211122112112122121");

    public static readonly double[] Treatment = Digits("11121122121222111122211222");

    public static readonly double[] Performance = Digits("11211222122121122111221211");

    private static double[] Digits(string text) => [.. text.Select(c => (double)(c - '0'))];
}
