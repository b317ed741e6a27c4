using System.Buffers.Binary;
using CsCheck;
using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

public class NiftiFileTests
{
    /// <summary>Deflate makes a thousand bytes of one: without a bound some megabytes keep a program busy for long.</summary>
    [Fact]
    public void A_gzip_that_goes_on_long_after_the_last_volume_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = new NiftiBytes().ToFile();
        var some = NiftiFile.Open(folder.Put("some.nii.gz", NiftiBytes.Gzip([.. file, .. new byte[1 << 20]])));
        Assert.True(some.GatherNext([0], new double[1]));
        some.Dispose();
        using var bomb = NiftiFile.Open(folder.Put("bomb.nii.gz", NiftiBytes.Gzip([.. file, .. new byte[40 << 20]])));
        var fault = Assert.Throws<InputException>(() => bomb.GatherNext([0], new double[1]));
        Assert.Contains("further bytes of gzip data", fault.Message, StringComparison.Ordinal);
    }

    private const int X = 70, Y = 60, Z = 50, Volumes = 3;

    [Fact]
    public void Any_voxels_are_gathered_from_plain_and_from_gzipped_alike()
    {
        // 210,000 int16 voxels: more than one piece of 256 KB, and gaps wider than what is read over
        using var folder = new TemporaryFolder();
        var bytes = Run().ToFile();
        var (plain, zipped) = (folder.Put("a.nii", bytes), folder.Put("a.nii.gz", NiftiBytes.Gzip(bytes)));
        Gen.Int[1, 9000].Array[0, 60].Sample(steps =>
        {
            var voxels = Ascending(steps);
            using var first = NiftiFile.Open(plain);
            using var second = NiftiFile.Open(zipped);
            for (var volume = 0; volume < Volumes; volume++)
            {
                Assert.Equal([.. voxels.Select(voxel => Value(volume, voxel))], Gathered(first, voxels));
                Assert.Equal([.. voxels.Select(voxel => Value(volume, voxel))], Gathered(second, voxels));
            }
        }, iter: 60);
    }

    [Fact]
    public void After_the_last_volume_there_is_nothing()
    {
        using var folder = new TemporaryFolder();
        using var file = NiftiFile.Open(folder.Put("a.nii", Run().ToFile()));
        for (var volume = 0; volume < Volumes; volume++) Assert.True(file.GatherNext([], []));
        var values = new[] { 7.0 };
        Assert.False(file.GatherNext([0], values));
        Assert.Equal(7.0, values[0]);
    }

    [Fact]
    public void Voxels_must_ascend_in_the_grid_and_have_a_place_each()
    {
        using var folder = new TemporaryFolder();
        using var file = NiftiFile.Open(folder.Put("a.nii", Run().ToFile()));
        Assert.Throws<ArgumentException>(() => file.GatherNext([3, 3], new double[2]));
        Assert.Throws<ArgumentException>(() => file.GatherNext([-1], new double[1]));
        Assert.ThrowsAny<ArgumentException>(() => file.GatherNext([X * Y * Z], new double[1]));
        Assert.ThrowsAny<ArgumentException>(() => file.GatherNext([1], new double[2]));
        Assert.Equal([Value(0, 5)], Gathered(file, [5]));
    }

    [Fact]
    public void Not_a_number_and_infinity_pass()
    {
        using var folder = new TemporaryFolder();
        var voxels = new byte[96];
        BinaryPrimitives.WriteSingleLittleEndian(voxels, float.NaN);
        BinaryPrimitives.WriteSingleLittleEndian(voxels.AsSpan(4), float.NegativeInfinity);
        var path = folder.Put("a.nii", new NiftiBytes { Datatype = 16, Bitpix = 32, Slope = 2, Intercept = 1, Voxels = voxels }.ToFile());
        using var file = NiftiFile.Open(path);
        Assert.Equal([double.NaN, double.NegativeInfinity, 1], Gathered(file, [0, 1, 2]));
    }

    [Fact]
    public void A_plain_file_shorter_than_its_header_says_is_refused_at_once()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Put("a.nii", Run().ToFile()[..^1]);
        var fault = Assert.Throws<InputException>(() => NiftiFile.Open(path));
        Assert.StartsWith($"{path}: expected 1260352 bytes for 70x60x50 voxels in 3 volumes of Int16, found a file of 1260351 bytes.",
            fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_behind_the_last_volume_do_no_harm()
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = [.. Run().ToFile(), .. new byte[1000]];
        foreach (var path in (string[])[folder.Put("a.nii", bytes), folder.Put("b.nii.gz", NiftiBytes.Gzip(bytes))])
            Assert.Equal(Value(2, 9), Image.Read(path, 2)[9]);
    }

    [Theory]
    [InlineData("plain.nii.gz", "gzipped.nii")]
    [InlineData("plain", "gzipped")]
    public void Compression_is_told_by_content_not_by_name(string plain, string zipped)
    {
        using var folder = new TemporaryFolder();
        var bytes = Run().ToFile();
        Assert.Equal(Value(1, 77), Image.Read(folder.Put(plain, bytes), 1)[77]);
        Assert.Equal(Value(1, 77), Image.Read(folder.Put(zipped, NiftiBytes.Gzip(bytes)), 1)[77]);
    }

    [Fact]
    public void In_a_pair_the_offset_counts_from_the_start_of_the_img()
    {
        using var folder = new TemporaryFolder();
        var run = new NiftiBytes { Pair = true, VoxOffset = 16, Voxels = [] };
        folder.Put("a.img", [.. new byte[16], .. Enumerable.Range(1, 24).Select(n => (byte)n)]);
        Assert.Equal(24, Image.Read(folder.Put("a.hdr", run.ToFile()))[23]);
        folder.Put("b.img", new byte[39]);
        var fault = Assert.Throws<InputException>(() => NiftiFile.Open(folder.Put("b.hdr", run.ToFile())));
        Assert.Contains("b.img: expected 40 bytes", fault.Message, StringComparison.Ordinal);
        Assert.Contains("found a file of 39 bytes", fault.Message, StringComparison.Ordinal);
    }

    private static double Value(int volume, int voxel) => 0.5 * (short)(voxel * 31 + volume * 1000) - 3;

    private static NiftiBytes Run()
    {
        var voxels = new byte[2 * X * Y * Z * Volumes];
        for (var volume = 0; volume < Volumes; volume++)
            for (var n = 0; n < X * Y * Z; n++)
                BinaryPrimitives.WriteInt16LittleEndian(voxels.AsSpan(2 * (volume * X * Y * Z + n)), (short)(n * 31 + volume * 1000));
        return new NiftiBytes { Dim = [4, X, Y, Z, Volumes, 1, 1, 1], Datatype = 4, Bitpix = 16, Slope = 0.5, Intercept = -3, Voxels = voxels };
    }

    private static int[] Ascending(int[] steps)
    {
        var voxel = -1;
        return [.. steps.Select(step => voxel += step % 7 == 0 ? step : step % 13 + 1).Where(n => n < X * Y * Z)];
    }

    private static double[] Gathered(NiftiFile file, int[] voxels)
    {
        var values = new double[voxels.Length];
        Assert.True(file.GatherNext(voxels, values));
        return values;
    }
}
