using System.IO.Compression;
using System.Runtime.CompilerServices;
using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

public class StrictInflatingTests
{
    /// <summary>Tests make gzip streams themselves, perhaps before they touch the library.</summary>
    [ModuleInitializer]
    internal static void LoadTheLibraryFirst() => RuntimeHelpers.RunModuleConstructor(typeof(Image).Module.ModuleHandle);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(40)]
    public void The_runtime_refuses_gzip_data_that_is_cut(int bytes)
    {
        var zipped = NiftiBytes.Gzip([.. Enumerable.Range(0, 200).Select(n => (byte)(n * n))]);
        using var stream = new GZipStream(new MemoryStream(zipped[..^bytes]), CompressionMode.Decompress);
        Assert.Throws<InvalidDataException>(() => stream.CopyTo(Stream.Null));
    }
}
