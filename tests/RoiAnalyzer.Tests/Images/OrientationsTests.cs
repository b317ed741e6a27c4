using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

/// <summary>
/// One image stored in many axis orders and flips (niimath_tests). In 24 of the 25 files the voxel centres of one are those of
/// the others, to the rounding of their float affines, and the stored bytes are the same: their values must be equal. The 25th, LAS1,
/// is the image flipped in x and without its outermost plane on one side of each axis, as unscaled float32: equal to float's rounding.
/// </summary>
public class OrientationsTests
{
    private static readonly string[] _names = ["AIL", "ALI", "ARI", "ASL", "IAL", "ILA", "IPL", "IRA", "LAI", "LIP", "LPS", "LSP",
        "PIR", "PLS", "PRS", "PSR", "RAS", "RIA", "RPI", "RSA", "SAL", "SLA", "SPL", "SRA"];

    public static TheoryData<string> Names() => [.. _names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_world_point_has_the_same_value_in_every_storage_order(string name)
    {
        var (reference, image) = (Image.Read(Path("RAS")), Image.Read(Path(name)));
        Assert.Equal(name, image.Grid.Orientation);
        var points = 0;
        for (var voxel = 0; voxel < reference.Grid.VoxelCount; voxel += 37, points++)
        {
            var world = reference.Grid.CentreOf(voxel);
            Assert.Equal(reference[voxel], image.At(world));
            var there = image.Grid.NearestTo(world)!.Value;
            Assert.True(image.Grid.CentreOf(there).DistanceTo(world) < 1e-4, "not a voxel centre");
        }
        Assert.True(points >= 1000);
    }

    [Fact]
    public void The_cropped_float_image_agrees_to_the_rounding_of_a_float()
    {
        var (reference, cropped) = (Image.Read(Path("RAS")), Image.Read(Path("LAS1")));
        Assert.Equal("63x78x66 voxels of 2.385x2.39x2.366 mm, LAS", cropped.Grid.ToString());
        for (var voxel = 0; voxel < cropped.Grid.VoxelCount; voxel += 17)
        {
            var expected = reference.At(cropped.Grid.CentreOf(voxel))!.Value;
            Assert.InRange(cropped[voxel], expected * (1 - 1e-7), expected * (1 + 1e-7));
        }
    }

    private static string Path(string name) => Shared.File($"data/nifti/orientations/{name}.nii.gz");
}
