using RoiAnalyzer.Images;

namespace RoiAnalyzer.Regions;

/// <summary>Where on a grid some voxels lie: what is gathered of them while an image is scanned.</summary>
internal sealed class Extent
{
    private int _lowI = int.MaxValue, _lowJ = int.MaxValue, _lowK = int.MaxValue, _highI = -1, _highJ = -1, _highK = -1;
    private double _weight, _i, _j, _k;

    public bool IsEmpty => _highI < 0;

    public void Add(int i, int j, int k, double weight)
    {
        (_lowI, _lowJ, _lowK) = (Math.Min(_lowI, i), Math.Min(_lowJ, j), Math.Min(_lowK, k));
        (_highI, _highJ, _highK) = (Math.Max(_highI, i), Math.Max(_highJ, j), Math.Max(_highK, k));
        (_weight, _i, _j, _k) = (_weight + weight, _i + weight * i, _j + weight * j, _k + weight * k);
    }

    public void Add(Extent other)
    {
        (_lowI, _lowJ, _lowK) = (Math.Min(_lowI, other._lowI), Math.Min(_lowJ, other._lowJ), Math.Min(_lowK, other._lowK));
        (_highI, _highJ, _highK) = (Math.Max(_highI, other._highI), Math.Max(_highJ, other._highJ), Math.Max(_highK, other._highK));
        (_weight, _i, _j, _k) = (_weight + other._weight, _i + other._i, _j + other._j, _k + other._k);
    }

    /// <summary>The box around the voxels, their whole volumes included; null for none.</summary>
    public Box? BoxOn(Grid grid) => IsEmpty ? null : new Box(
        new Point(_lowI - 0.5, _lowJ - 0.5, _lowK - 0.5), new Point(_highI + 0.5, _highJ + 0.5, _highK + 0.5)).Through(grid.ToWorld);

    /// <summary>The weighted mean of the voxels' centres; null for none.</summary>
    public Point? MiddleOn(Grid grid) => IsEmpty ? null : grid.ToWorld(new Point(_i / _weight, _j / _weight, _k / _weight));

    /// <summary>The voxels of an image that a function gives a weight above 0.</summary>
    public static Extent Of(Image image, Func<double, double> weightOf)
    {
        var extent = new Extent();
        image.Visit(value => weightOf(value) > 0, (i, j, k, value) => extent.Add(i, j, k, weightOf(value)));
        return extent;
    }
}
