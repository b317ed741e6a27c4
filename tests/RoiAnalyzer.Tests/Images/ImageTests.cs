using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

public class ImageTests
{
    [Fact]
    public void One_volume_of_a_run_can_be_read()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Put("run.nii", Run(3).ToFile());
        Assert.Equal([.. Enumerable.Range(24, 24).Select(n => (double)n)], Image.Read(path, 1).Values.ToArray());
        var zipped = folder.Put("run.nii.gz", NiftiBytes.Gzip(Run(3).ToFile()));
        Assert.Equal(Image.Read(path, 2).Values.ToArray(), Image.Read(zipped, 2).Values.ToArray());
    }

    [Fact]
    public void A_volume_that_the_image_does_not_have_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Put("run.nii", Run(3).ToFile());
        var fault = Assert.Throws<InputException>(() => Image.Read(path, 3));
        Assert.Contains("expected a volume number below 3, counted from 0, found 3", fault.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Image.Read(path, -1));
    }

    [Fact]
    public void The_value_at_a_world_point_is_that_of_the_nearest_voxel_and_null_outside()
    {
        using var folder = new TemporaryFolder();
        var image = Image.Read(folder.Put("run.nii", Run(1).ToFile()));
        Assert.Equal(image[image.Grid.IndexOf(1, 2, 3)], image.At(new Point(1.4, 1.6, 3.2)));
        Assert.Null(image.At(new Point(1.6, 0, 0)));
        Assert.Null(image.At(new Point(0, 0, -0.6)));
    }

    [Fact]
    public void Slices_and_lines_are_images_with_one_voxel_across()
    {
        using var folder = new TemporaryFolder();
        var slice = Image.Read(folder.Put("slice.nii", new NiftiBytes { Dim = [2, 4, 6, 0, 0, 0, 0, 0] }.ToFile()));
        Assert.Equal((4, 6, 1), (slice.Grid.X, slice.Grid.Y, slice.Grid.Z));
        var line = Image.Read(folder.Put("line.nii", new NiftiBytes { Dim = [1, 24, 9, 9, 9, 9, 9, 9] }.ToFile()));
        Assert.Equal((24, 1, 1), (line.Grid.X, line.Grid.Y, line.Grid.Z));
    }

    private static NiftiBytes Run(int volumes) => new()
    {
        Dim = [4, 2, 3, 4, volumes, 1, 1, 1],
        Voxels = [.. Enumerable.Range(0, 24 * volumes).Select(n => (byte)n)],
    };
}
