using RoiAnalyzer.Images;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Cli;

public class InspectCommandTests
{
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 65)]
    public void A_wrong_check_sum_at_the_end_is_found_where_the_whole_file_is_read(bool whole, int code)
    {
        using var folder = new TemporaryFolder();
        var image = folder["run.nii.gz"];
        NiftiWriter.Write(image, MadeRuns.Grid, new double[MadeRuns.Grid.VoxelCount]);
        var bytes = File.ReadAllBytes(image);
        bytes[^8] ^= 1;
        File.WriteAllBytes(image, bytes);
        var run = CommandLine.Run(["inspect", image, .. whole ? new[] { "--whole" } : []]);
        Assert.Equal(code, run.Code);
        Assert.Equal(whole, run.Error.Contains("damaged or cut gzip data", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sound_image_is_the_same_whole()
    {
        using var folder = new TemporaryFolder();
        NiftiWriter.Write(folder["run.nii.gz"], MadeRuns.Grid, new double[MadeRuns.Grid.VoxelCount]);
        var (header, whole) = (CommandLine.Run("inspect", folder["run.nii.gz"]), CommandLine.Run("inspect", "--whole", folder["run.nii.gz"]));
        Assert.Equal((0, 0), (header.Code, whole.Code));
        Assert.Equal(header.Out, whole.Out);
    }
}
