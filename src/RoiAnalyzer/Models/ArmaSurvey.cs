namespace RoiAnalyzer.Models;

/// <summary>The hills of the likelihood of one series, as the grid shows them.</summary>
internal static class ArmaSurvey
{
    private const double Margin = 3;
    private const int MostHills = 4;

    /// <summary>
    /// The points that no neighbour is above, that which is foretold to lead highest first; those far below the highest are left out.
    /// </summary>
    public static IReadOnlyList<ArmaHill> Hills(double[,] heights)
    {
        var highest = double.NegativeInfinity;
        foreach (var height in heights) highest = Math.Max(highest, height);
        var hills = new List<ArmaHill>();
        for (var i = 0; i < heights.GetLength(0); i++)
            for (var j = 0; j < heights.GetLength(1); j++)
                if (heights[i, j] > highest - Margin && IsHill(heights, i, j)) hills.Add(ArmaGrid.HillAt(heights, i, j));
        return [.. hills.OrderByDescending(hill => hill.Foretold).Take(MostHills)];
    }

    private static bool IsHill(double[,] heights, int i, int j)
    {
        for (var k = Math.Max(0, i - 1); k <= Math.Min(i + 1, heights.GetLength(0) - 1); k++)
            for (var l = Math.Max(0, j - 1); l <= Math.Min(j + 1, heights.GetLength(1) - 1); l++)
                if (heights[k, l] > heights[i, j]) return false;
        return true;
    }
}
