using RoiAnalyzer.Images;

namespace RoiAnalyzer.Regions;

/// <summary>
/// The voxels of an image whose value is accepted: a label, several labels, a mask (not 0), a probability map cut at a
/// threshold, or a probability map as weights. Looked up at the nearest voxel through the image's own affine.
/// </summary>
public sealed record ImageSeed(string Name, Image Image, Func<double, double> WeightOf) : Seed(Name)
{
    /// <summary>Where the values are looked up.</summary>
    public Image Image { get; } = Image;

    /// <summary>What a voxel of a value counts for; never negative.</summary>
    public Func<double, double> WeightOf { get; } = WeightOf;

    // lazy, for a scan of a large atlas is wanted once, by whichever participant comes first
    private Lazy<Extent> Extent { get; init; } = new(() => Regions.Extent.Of(Image, WeightOf));

    /// <inheritdoc/>
    public override Box? Bounds => Extent.Value.BoxOn(Image.Grid);

    /// <inheritdoc/>
    public override Point? Middle => Extent.Value.MiddleOn(Image.Grid);

    /// <inheritdoc/>
    public override double WeightAt(Point world) => Image.At(world) is { } value ? WeightOf(value) : 0;

    /// <summary>Weight 1 for these labels, 0 for all others.</summary>
    public static ImageSeed OfLabels(string name, Image atlas, params IReadOnlyList<int> labels)
    {
        var accepted = labels.Select(label => (double)label).ToArray();
        return new(name, atlas, value => Array.IndexOf(accepted, value) < 0 ? 0 : 1);
    }

    /// <summary>Weight 1 where the mask is neither 0 nor NaN.</summary>
    public static ImageSeed OfMask(string name, Image mask) => new(name, mask, value => value is not (0 or double.NaN) ? 1 : 0);

    /// <summary>Weight 1 where the probability reaches the threshold.</summary>
    public static ImageSeed OfThreshold(string name, Image map, double threshold) => new(name, map, p => p >= threshold ? 1 : 0);

    /// <summary>The probability itself as weight; 0 where it is negative, infinite or NaN.</summary>
    public static ImageSeed OfProbability(string name, Image map) => new(name, map, p => p > 0 && double.IsFinite(p) ? p : 0);

    /// <summary>As <see cref="OfLabels(string, Image, IReadOnlyList{int})"/>, with the labels' places already known.</summary>
    internal static ImageSeed OfLabels(string name, LabelExtents atlas, params IReadOnlyList<int> labels) =>
        OfLabels(name, atlas.Image, labels) with { Extent = new Lazy<Extent>(() => atlas.Of(labels)) };
}
