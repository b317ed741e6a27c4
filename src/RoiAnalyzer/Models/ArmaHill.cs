namespace RoiAnalyzer.Models;

/// <summary>
/// Where a climb of the likelihood begins, at x = atanh a and y = atanh b: how high the grid foretells the top, and how curved the
/// likelihood is there (of −ℓ: by x, by both, by y), if the grid tells.
/// </summary>
internal sealed record ArmaHill(double X, double Y, double Foretold, (double XX, double XY, double YY)? Curvature)
{
    /// <summary>The largest x and y.</summary>
    public static readonly double Edge = Math.Atanh(ArmaNoise.Largest);

    /// <summary>The nearest x that is allowed: a is not negative.</summary>
    public static double InsideX(double value) => Math.Clamp(value, 0, Edge);

    /// <summary>The nearest y that is allowed.</summary>
    public static double InsideY(double value) => Math.Clamp(value, -Edge, Edge);
}
