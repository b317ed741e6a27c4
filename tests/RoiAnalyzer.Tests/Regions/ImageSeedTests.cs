using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Regions;

public sealed class ImageSeedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Labels_count_for_one_and_nothing_else_does()
    {
        var atlas = _folder.Read("a.nii", MadeImages.Cube(4, 2), p => p.X < -2 ? 5 : p.X < 0 ? 5.5 : p.X < 2 ? 7 : double.NaN);
        var seed = ImageSeed.OfLabels("s", atlas, 5, 7);
        Assert.Equal([1, 0, 1, 0], new double[] { -3, -1, 1, 3 }.Select(x => seed.WeightAt(new Point(x, 1, 1))));
        Assert.Equal(0, seed.WeightAt(new Point(-5, 1, 1)));
        Assert.Equal(new Box(new Point(-4, -4, -4), new Point(2, 4, 4)), seed.Bounds);
        Assert.Equal(new Point(-1, 0, 0), seed.Middle);
    }

    [Fact]
    public void A_mask_counts_where_it_is_neither_zero_nor_NaN()
    {
        var mask = _folder.Read("m.nii", MadeImages.Cube(4, 2), p => p.X < -2 ? 0 : p.X < 0 ? double.NaN : p.X < 2 ? -1 : 0.5);
        var seed = ImageSeed.OfMask("s", mask);
        Assert.Equal([0, 0, 1, 1], new double[] { -3, -1, 1, 3 }.Select(x => seed.WeightAt(new Point(x, 1, 1))));
    }

    [Fact]
    public void A_map_counts_by_its_threshold_or_by_its_probability()
    {
        var map = _folder.Read("p.nii", MadeImages.Cube(4, 2), p => p.X < -2 ? 0.5 : p.X < 0 ? 0.25 : p.X < 2 ? double.NaN : -0.125);
        double[] places = [-3, -1, 1, 3];
        Assert.Equal([1, 0, 0, 0], places.Select(x => ImageSeed.OfThreshold("s", map, 0.5).WeightAt(new Point(x, 1, 1))));
        Assert.Equal([0.5, 0.25, 0, 0], places.Select(x => ImageSeed.OfProbability("s", map).WeightAt(new Point(x, 1, 1))));
        Assert.Equal(-3 * 2 / 3.0 - 1 / 3.0, ImageSeed.OfProbability("s", map).Middle!.Value.X, 1e-12);
        Assert.Equal(0, ImageSeed.OfProbability("s", _folder.Read("i.nii", MadeImages.Cube(4, 2), _ => double.PositiveInfinity)).WeightAt(default));
    }

    [Fact]
    public void A_seed_without_a_voxel_has_no_bounds()
    {
        var seed = ImageSeed.OfLabels("s", _folder.Read("a.nii", MadeImages.Cube(4, 2), _ => 1), 9);
        Assert.Null(seed.Bounds);
        Assert.Null(seed.Middle);
    }

    [Fact]
    public void A_label_is_found_on_another_grid_at_the_nearest_voxel_of_the_atlas()
    {
        // atlas of 1 mm, run of 2 mm turned by 90 degrees about z; the oracle looks the label up from every voxel of the run
        var atlas = _folder.Read("a.nii", MadeImages.Cube(31, 1), p => p.DistanceTo(new Point(3, -4, 2)) < 6.2 ? 8 : 0);
        var run = new Grid(14, 15, 16, new Affine(0, -2, 0, 14.1, 2, 0, 0, -15.2, 0, 0, 2, -13.3));
        var map = MadeImages.Locate(run, Membership.Centre, ImageSeed.OfLabels("s", atlas, 8));
        Assert.Equal(Enumerable.Range(0, run.VoxelCount).Where(v => atlas.At(run.CentreOf(v)) == 8), map.Voxels);
        Assert.InRange(map.Voxels.Length, 100, 140);
    }

    [Fact]
    public void By_fraction_a_label_keeps_its_volume_on_a_coarser_grid()
    {
        // 44 voxels of 1 mm, as CIT168's VTA: by centre a 3 mm grid sees 44/27 voxels at best, by fraction all 44 mm3
        var atlas = _folder.Read("a.nii", MadeImages.Cube(31, 1), p => p is { X: >= 2 and <= 5, Y: >= -3 and <= 7, Z: 4 } ? 1 : 0);
        var region = MadeImages.Find(MadeImages.Cube(11, 3), ImageSeed.OfLabels("s", atlas, 1), Membership.Fraction);
        Assert.Equal(44, region.ExpectedWeight * 27, 1e-9);
        Assert.InRange(region.ExpectedVoxels, 8, 24);
        Assert.All(region.Weights, w => Assert.InRange(w, 0.001, 1));
    }
}
