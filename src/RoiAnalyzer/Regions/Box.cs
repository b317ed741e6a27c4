using RoiAnalyzer.Images;

namespace RoiAnalyzer.Regions;

/// <summary>An upright box in world millimetres, between two corners.</summary>
public readonly record struct Box(Point Low, Point High)
{
    /// <summary>The smallest box that holds all points; at least one.</summary>
    public static Box Around(IEnumerable<Point> points)
    {
        var low = new Point(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);
        var high = new Point(double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity);
        foreach (var p in points)
        {
            low = new Point(Math.Min(low.X, p.X), Math.Min(low.Y, p.Y), Math.Min(low.Z, p.Z));
            high = new Point(Math.Max(high.X, p.X), Math.Max(high.Y, p.Y), Math.Max(high.Z, p.Z));
        }
        return new Box(low, high);
    }

    /// <summary>The volume of the box with one unit added to each side, so that a flat box has one too.</summary>
    internal double PaddedVolume => (High.X - Low.X + 1) * (High.Y - Low.Y + 1) * (High.Z - Low.Z + 1);

    /// <summary>The box around this one's eight corners after a mapping.</summary>
    public Box Through(Func<Point, Point> mapping) => Around(Corners().Select(mapping));

    private IEnumerable<Point> Corners()
    {
        double[] x = [Low.X, High.X], y = [Low.Y, High.Y], z = [Low.Z, High.Z];
        return from a in x from b in y from c in z select new Point(a, b, c);
    }
}
