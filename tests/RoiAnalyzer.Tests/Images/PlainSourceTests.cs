using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

public class PlainSourceTests
{
    [Fact]
    public void A_file_cut_while_it_is_read_is_refused_with_volume_and_bytes()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Put("a.nii", new NiftiBytes { Dim = [4, 2, 3, 4, 2, 1, 1, 1], Voxels = new byte[48] }.ToFile());
        using var file = NiftiFile.Open(path);
        using (var cut = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) cut.SetLength(380);
        Assert.True(file.GatherNext([23], new double[1]));
        var fault = Assert.Throws<InputException>(() => file.GatherNext([23], new double[1]));
        Assert.Equal($"{path}, byte 380: expected 400 sound bytes, 2 volumes, found an end in volume 2, after 380 bytes. "
            + "Copy the file again from its source.", fault.Message);
    }

    [Fact]
    public void Only_the_bytes_around_wanted_voxels_are_read()
    {
        // a sparse file of 8 GB: reading it whole would take seconds
        using var folder = new TemporaryFolder();
        var path = folder.Put("a.nii", new NiftiBytes { Version = 2, Dim = [4, 1000, 1000, 1000, 8, 1, 1, 1], Voxels = [] }.ToFile());
        using (var stream = new FileStream(path, FileMode.Open)) stream.SetLength(544 + 8_000_000_000);
        using var file = NiftiFile.Open(path);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (file.GatherNext([0, 999_999_999], new double[2])) { }
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(0.5), $"{clock.Elapsed}");
    }
}
