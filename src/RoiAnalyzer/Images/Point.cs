namespace RoiAnalyzer.Images;

/// <summary>A place: world millimetres, RAS+ (right, anterior, superior are positive), or fractional voxel indices.</summary>
public readonly record struct Point(double X, double Y, double Z)
{
    /// <summary>The Euclidean distance to another point, in the points' unit.</summary>
    public double DistanceTo(Point other)
    {
        double x = X - other.X, y = Y - other.Y, z = Z - other.Z;
        return Math.Sqrt(x * x + y * y + z * z);
    }
}
