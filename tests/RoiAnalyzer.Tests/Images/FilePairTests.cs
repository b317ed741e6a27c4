using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

public class FilePairTests
{
    [Theory]
    [InlineData("a.hdr", "a.img", "a.hdr")]
    [InlineData("a.hdr", "a.img", "a.img")]
    [InlineData("a.hdr.gz", "a.img.gz", "a.img.gz")]
    [InlineData("a.hdr", "a.img.gz", "a.hdr")]
    [InlineData("a.hdr", "a.img.gz", "a.img.gz")]
    [InlineData("a.hdr.gz", "a.img", "a.hdr.gz")]
    [InlineData("a.hdr.gz", "a.img", "a.img")]
    public void Either_half_leads_to_the_other_gzipped_or_not(string header, string voxels, string given)
    {
        using var folder = new TemporaryFolder();
        Put(folder, header, voxels, 5);
        Assert.Equal(5, Image.Read(folder[given])[0]);
    }

    [Fact]
    public void Of_two_pairs_the_halves_packed_alike_belong_together()
    {
        using var folder = new TemporaryFolder();
        Put(folder, "a.hdr", "a.img", 5);
        Put(folder, "a.hdr.gz", "a.img.gz", 6);
        Assert.Equal(5, Image.Read(folder["a.hdr"])[0]);
        Assert.Equal(6, Image.Read(folder["a.hdr.gz"])[0]);
    }

    [Fact]
    public void A_missing_half_is_named()
    {
        using var folder = new TemporaryFolder();
        Put(folder, "a.hdr", "b.img.gz", 5);
        var voxels = Assert.Throws<InputException>(() => NiftiFile.Open(folder["a.hdr"]));
        Assert.Equal($"{folder["a.hdr"]}: expected the voxels of the pair beside it, a.img or a.img.gz, found neither. Copy both files of the pair.",
            voxels.Message);
        var header = Assert.Throws<InputException>(() => NiftiFile.Open(folder["b.img.gz"]));
        Assert.Contains("expected the header of the pair beside it, b.hdr or b.hdr.gz, found neither", header.Message, StringComparison.Ordinal);
    }

    private static void Put(TemporaryFolder folder, string header, string voxels, byte value)
    {
        var bytes = new NiftiBytes { Pair = true }.ToFile();
        byte[] stored = [value, .. new byte[23]];
        folder.Put(header, header.EndsWith(".gz", StringComparison.Ordinal) ? NiftiBytes.Gzip(bytes) : bytes);
        folder.Put(voxels, voxels.EndsWith(".gz", StringComparison.Ordinal) ? NiftiBytes.Gzip(stored) : stored);
    }
}
