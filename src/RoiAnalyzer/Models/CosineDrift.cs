namespace RoiAnalyzer.Models;

/// <summary>
/// Slow drift of a run as the lowest cosines of the discrete cosine transform: √(2/n)·cos(π·k·(t+½)/n), k = 1 …
/// ⌊2·n·TR / cut-off⌋, the set of SPM and nilearn. Each has mean zero and length one; the constant is not among them.
/// </summary>
public static class CosineDrift
{
    /// <summary>
    /// The cosines whose period is at least <paramref name="highPassSeconds"/>, slowest first, at most one fewer than
    /// there are volumes; none where the cut-off is null.
    /// </summary>
    public static IReadOnlyList<double[]> Columns(int volumes, double repetitionTime, double? highPassSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(volumes, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repetitionTime);
        if (highPassSeconds is not { } cutOff) return [];
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cutOff, nameof(highPassSeconds));
        // a period that is exactly the cut-off is kept, whatever way its quotient was rounded
        var count = (int)Math.Min(volumes - 1, Math.Floor(2 * volumes * repetitionTime / cutOff * (1 + 1e-12)));
        return [.. Enumerable.Range(1, count).Select(k => Column(volumes, k))];
    }

    private static double[] Column(int volumes, int k)
    {
        var scale = Math.Sqrt(2.0 / volumes);
        var column = new double[volumes];
        for (var t = 0; t < volumes; t++) column[t] = scale * Math.Cos(Math.PI / volumes * (t + 0.5) * k);
        return column;
    }
}
