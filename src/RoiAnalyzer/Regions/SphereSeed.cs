using RoiAnalyzer.Images;

namespace RoiAnalyzer.Regions;

/// <summary>All points within a radius (mm) of a centre (mm).</summary>
public sealed record SphereSeed(string Name, Point Centre, double RadiusMm) : Seed(Name)
{
    // a centre exactly on the surface counts as inside, whatever the last bits of an affine say
    private const double Slack = 1e-6;

    /// <inheritdoc/>
    public override Box? Bounds => new Box(
        new Point(Centre.X - RadiusMm, Centre.Y - RadiusMm, Centre.Z - RadiusMm),
        new Point(Centre.X + RadiusMm, Centre.Y + RadiusMm, Centre.Z + RadiusMm));

    /// <inheritdoc/>
    public override Point? Middle => Centre;

    /// <inheritdoc/>
    public override double WeightAt(Point world) => world.DistanceTo(Centre) <= RadiusMm + Slack ? 1 : 0;
}
