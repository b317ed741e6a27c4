using RoiAnalyzer.Images;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Tests.Images;

public class StoredVoxelsTests
{
    [Fact]
    public void Every_datatype_is_read_by_its_own_kernel_both_whole_and_in_part()
    {
        using var folder = new TemporaryFolder();
        var bytes = new byte[8 * 24];
        new Random(27).NextBytes(bytes);
        foreach (var (datatype, size, reference) in _types)
            foreach (var bigEndian in (bool[])[false, true])
            {
                var image = new NiftiBytes { BigEndian = bigEndian, Datatype = datatype, Bitpix = (short)(8 * size), Slope = 3, Intercept = -1, Voxels = bytes[..(24 * size)] };
                var path = folder.Put("a.nii", image.ToFile());
                double[] expected = [.. Enumerable.Range(0, 24).Select(n => reference(bytes, bigEndian, n))];
                Assert.Equal(expected, Image.Read(path).Values.ToArray());
                using var file = NiftiFile.Open(path);
                Assert.Equal((Datatype)datatype, file.Header.Datatype);
                var values = new double[2];
                file.GatherNext([7, 20], values);
                Assert.Equal([expected[7], expected[20]], values);
            }
    }

    // codes and sizes from nifti1.h
    private static readonly (short Code, int Size, Func<byte[], bool, int, double> Reference)[] _types =
    [
        (2, 1, (b, big, n) => Gather.Reference<byte>(b, big, n, 3, -1)),
        (4, 2, (b, big, n) => Gather.Reference<short>(b, big, n, 3, -1)),
        (8, 4, (b, big, n) => Gather.Reference<int>(b, big, n, 3, -1)),
        (16, 4, (b, big, n) => Gather.Reference<float>(b, big, n, 3, -1)),
        (64, 8, (b, big, n) => Gather.Reference<double>(b, big, n, 3, -1)),
        (256, 1, (b, big, n) => Gather.Reference<sbyte>(b, big, n, 3, -1)),
        (512, 2, (b, big, n) => Gather.Reference<ushort>(b, big, n, 3, -1)),
        (768, 4, (b, big, n) => Gather.Reference<uint>(b, big, n, 3, -1)),
        (1024, 8, (b, big, n) => Gather.Reference<long>(b, big, n, 3, -1)),
        (1280, 8, (b, big, n) => Gather.Reference<ulong>(b, big, n, 3, -1)),
    ];
}
