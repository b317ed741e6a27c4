using System.Diagnostics;
using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

public class GzipSourceTests
{
    private static readonly NiftiBytes _run = new()
    {
        Dim = [4, 20, 20, 20, 4, 1, 1, 1],
        Voxels = RandomBytes(32000),
    };

    [Fact]
    public void A_cut_stream_is_refused_with_volume_and_bytes()
    {
        using var folder = new TemporaryFolder();
        // whole inside, but 100 bytes short
        var path = folder.Put("a.nii.gz", NiftiBytes.Gzip(_run.ToFile()[..^100]));
        Assert.Equal($"{path}, byte 32252: expected 32352 sound bytes, 4 volumes, found an end in volume 4, after 32252 bytes. "
            + "Copy the file again from its source.", ReadAll(path).Message);
    }

    [Fact]
    public void A_stream_cut_at_any_byte_is_refused()
    {
        using var folder = new TemporaryFolder();
        var zipped = NiftiBytes.Gzip(_run.ToFile());
        for (var length = 2; length < zipped.Length; length += Math.Max(1, Math.Min(499, zipped.Length - length - 12)))
            Assert.Single(ReadAll(folder.Put("a.nii.gz", zipped[..length])).Faults);
    }

    [Fact]
    public void A_cut_stream_says_how_far_it_went()
    {
        using var folder = new TemporaryFolder();
        var zipped = NiftiBytes.Gzip(_run.ToFile());
        var fault = ReadAll(folder.Put("a.nii.gz", zipped[..(zipped.Length / 2)]));
        Assert.Matches(@"byte 1\d{4}: expected 32352 sound bytes, 4 volumes, found damaged or cut gzip data in volume 2, after 1\d{4} bytes", fault.Message);
    }

    [Fact]
    public void A_wrong_check_sum_is_refused_when_the_last_volume_is_read()
    {
        using var folder = new TemporaryFolder();
        foreach (var fromEnd in (int[])[8, 4])
        {
            var zipped = NiftiBytes.Gzip(_run.ToFile());
            zipped[^fromEnd] ^= 1;
            var path = folder.Put("a.nii.gz", zipped);
            using var file = NiftiFile.Open(path);
            for (var volume = 0; volume < 3; volume++) Assert.True(file.GatherNext([0], new double[1]));
            var fault = Assert.Throws<InputException>(() => file.GatherNext([0], new double[1]));
            Assert.Contains("found damaged or cut gzip data in volume 4", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Two_members_one_after_the_other_are_one_file()
    {
        using var folder = new TemporaryFolder();
        var bytes = _run.ToFile();
        var path = folder.Put("a.nii.gz", [.. NiftiBytes.Gzip(bytes[..9000]), .. NiftiBytes.Gzip(bytes[9000..])]);
        Assert.Equal([.. _run.Voxels[24000..].Select(n => (double)n)], Image.Read(path, 3).Values.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Terabytes_in_a_small_file_are_refused_at_once_and_without_the_memory(int version)
    {
        using var folder = new TemporaryFolder();
        var lie = new NiftiBytes { Version = version, Dim = [4, 1200, 1200, 1200, 1000, 1, 1, 1] };
        var path = folder.Put("a.nii.gz", NiftiBytes.Gzip(lie.ToFile()));
        NiftiFile.Open(folder.Put("warm.nii.gz", NiftiBytes.Gzip(_run.ToFile()))).Dispose();
        var (before, clock) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        var fault = Assert.Throws<InputException>(() => Image.Read(path));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
        Assert.Matches(@"expected 1728000000\d+ bytes for 1200x1200x1200 voxels in 1000 volumes of UInt8, found a gzip file of \d+ bytes, "
            + @"which cannot inflate to more than \d+\.", fault.Message);
    }

    [Fact] // RFC 1951: 258 bytes for two bits; a file of zeros comes close to 1032 and must not be refused
    public void The_most_compressible_image_is_read()
    {
        using var folder = new TemporaryFolder();
        var zeros = new NiftiBytes { Dim = [4, 200, 200, 100, 2, 1, 1, 1], Voxels = new byte[8_000_000] };
        var zipped = NiftiBytes.Gzip(zeros.ToFile(), System.IO.Compression.CompressionLevel.SmallestSize);
        Assert.InRange(8_000_352 / zipped.Length, 950, 1032);
        Assert.Equal(0, Image.Read(folder.Put("a.nii.gz", zipped), 1)[3_999_999]);
    }

    [Fact]
    public void What_only_starts_like_gzip_is_refused()
    {
        using var folder = new TemporaryFolder();
        var fault = Assert.Throws<InputException>(() => NiftiFile.Open(folder.Put("a.nii.gz", [0x1f, 0x8b, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7])));
        Assert.Contains("found damaged or cut gzip data", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_of_cut_gzip_data_is_refused()
    {
        using var folder = new TemporaryFolder();
        var zipped = NiftiBytes.Gzip(RandomBytes(3));
        Assert.Throws<InputException>(() => NiftiFile.Open(folder.Put("a.nii.gz", zipped)));
        Assert.Throws<InputException>(() => NiftiFile.Open(folder.Put("b.nii.gz", zipped[..5])));
    }

    private static InputException ReadAll(string path) => Assert.Throws<InputException>(() =>
    {
        using var file = NiftiFile.Open(path);
        while (file.GatherNext([0, 7999], new double[2])) { }
    });

    private static byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        new Random(1952).NextBytes(bytes);
        return bytes;
    }
}
