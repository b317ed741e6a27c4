using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

public class NiftiHeaderTests
{
    [Theory] // nifti1.h: 8 s, 16 ms, 24 µs, 32 Hz, 40 ppm, 48 rad/s
    [InlineData(8, 2, 2.0)]
    [InlineData(0, 2, 2.0)]
    [InlineData(16, 2000, 2.0)]
    [InlineData(24, 2e6, 2.0)]
    [InlineData(32, 2, null)]
    [InlineData(40, 2, null)]
    [InlineData(48, 2, null)]
    [InlineData(8, 0, null)]
    [InlineData(8, -2, null)]
    [InlineData(8, double.NaN, null)]
    [InlineData(8, double.PositiveInfinity, null)]
    public void The_repetition_time_is_in_seconds_by_the_header_s_unit(int unit, double stored, double? seconds)
    {
        var run = new NiftiBytes { Dim = [4, 2, 3, 4, 1, 1, 1, 1], Units = unit + 2, Pixdim = [1, 1, 1, 1, stored, 0, 0, 0] };
        Assert.Equal(seconds, Header(run).RepetitionTime);
        var volume = new NiftiBytes { Dim = [3, 2, 3, 4, 1, 1, 1, 1], Units = unit + 2, Pixdim = [1, 1, 1, 1, stored, 0, 0, 0] };
        Assert.Null(Header(volume).RepetitionTime);
    }

    [Fact]
    public void It_says_how_many_bytes_there_are()
    {
        var header = Header(new NiftiBytes { Dim = [4, 2, 3, 4, 5, 1, 1, 1], Datatype = 16, Bitpix = 32, Voxels = new byte[480] });
        Assert.Equal((96L, 352L + 480), (header.BytesPerVolume, header.DataEnd));
    }

    private static NiftiHeader Header(NiftiBytes bytes)
    {
        using var folder = new TemporaryFolder();
        using var file = NiftiFile.Open(folder.Put("a.nii", bytes.ToFile()));
        return file.Header;
    }
}
