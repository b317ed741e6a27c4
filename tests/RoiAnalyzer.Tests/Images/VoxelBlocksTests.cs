using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

/// <summary>Through <see cref="Image"/>: what is kept in blocks without background must read as if all of it were kept.</summary>
public class VoxelBlocksTests
{
    // sizes around a block of 64 voxels, in one dimension and in three
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(63, 1, 1)]
    [InlineData(64, 1, 1)]
    [InlineData(65, 1, 1)]
    [InlineData(13, 17, 11)]
    [InlineData(64, 8, 4)]
    public void Every_value_of_a_volume_with_background_is_the_stored_one(short x, short y, short z)
    {
        using var folder = new TemporaryFolder();
        var count = x * y * z;
        for (var occupied = 0; occupied < 4; occupied++)
        {
            var voxels = Enumerable.Range(0, count).Select(n => (byte)(n / 64 % 3 == occupied || n == count - 1 ? n % 251 : 0)).ToArray();
            var image = Image.Read(folder.Put($"{occupied}.nii", new NiftiBytes { Dim = [3, x, y, z, 1, 1, 1, 1], Voxels = voxels }.ToFile()));
            Assert.Equal([.. voxels.Select(v => (double)v)], image.Values.ToArray());
            Assert.Equal([.. voxels.Select(v => (double)v)], Enumerable.Range(0, count).Select(n => image[n]));
        }
    }

    /// <summary>An inflated volume comes in pieces that begin at any voxel.</summary>
    [Fact]
    public void A_gzipped_volume_of_many_pieces_is_the_plain_one()
    {
        using var folder = new TemporaryFolder();
        var bytes = new byte[2 * 101 * 103 * 41];
        new Random(1).NextBytes(bytes);
        bytes.AsSpan(30_001, 100_000).Clear();
        var file = new NiftiBytes { Dim = [3, 101, 103, 41, 1, 1, 1, 1], Datatype = 4, Bitpix = 16, Voxels = bytes }.ToFile();
        var (plain, zipped) = (Image.Read(folder.Put("a.nii", file)), Image.Read(folder.Put("a.nii.gz", NiftiBytes.Gzip(file))));
        Assert.True(plain.Values.SequenceEqual(zipped.Values));
        Assert.Equal(BitConverter.ToInt16(bytes, 2 * 420_000), zipped[420_000]);
    }

    [Fact]
    public void Voxels_are_visited_in_order_with_their_indices()
    {
        using var folder = new TemporaryFolder();
        var voxels = Enumerable.Range(0, 7 * 5 * 9).Select(n => (byte)(n is > 100 and < 200 ? 0 : n % 5)).ToArray();
        var image = Image.Read(folder.Put("a.nii", new NiftiBytes { Dim = [3, 7, 5, 9, 1, 1, 1, 1], Voxels = voxels }.ToFile()));
        foreach (var wanted in new Predicate<double>[] { v => v > 0, v => v == 3, v => v >= 0, v => v < 1 })
        {
            var visited = new List<(int, double)>();
            image.Visit(wanted, (i, j, k, value) => visited.Add((image.Grid.IndexOf(i, j, k), value)));
            Assert.Equal(voxels.Select((v, n) => (n, (double)v)).Where(v => wanted(v.Item2)), visited);
        }
    }

    [Fact]
    public void A_voxel_outside_the_grid_is_refused_though_its_block_is_not_full()
    {
        using var folder = new TemporaryFolder();
        var image = Image.Read(folder.Put("a.nii", new NiftiBytes { Dim = [3, 3, 1, 1, 1, 1, 1, 1], Voxels = [1, 2, 3] }.ToFile()));
        Assert.Throws<ArgumentOutOfRangeException>(() => image[3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => image[-1]);
    }

    [Fact]
    public void An_atlas_takes_the_memory_of_its_labels_and_not_of_its_grid()
    {
        using var folder = new TemporaryFolder();
        const int edge = 160;   // 4 million voxels: 33 MB as doubles
        var voxels = new byte[edge * edge * edge];
        for (var n = 0; n < 50_000; n++) voxels[2_000_000 + n] = 7;
        var path = folder.Put("atlas.nii.gz", NiftiBytes.Gzip(new NiftiBytes { Dim = [3, edge, edge, edge, 1, 1, 1, 1], Voxels = voxels }.ToFile()));
        Image.Read(path);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var image = Image.Read(path);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
        Assert.Equal(7, image[2_000_000]);
    }
}
