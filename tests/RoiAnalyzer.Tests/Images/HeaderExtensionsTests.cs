using System.Buffers.Binary;
using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

public class HeaderExtensionsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Extensions_are_skipped_by_their_sizes(bool bigEndian)
    {
        byte[] extensions = [.. Extension(32, 6, bigEndian), .. Extension(16, 4, bigEndian)];
        var header = Header(new NiftiBytes { BigEndian = bigEndian, Extensions = extensions });
        Assert.Equal((48L, 400L), (header.ExtensionBytes, header.DataOffset));
    }

    [Fact]
    public void Zeros_up_to_the_voxels_are_padding() =>
        Assert.Equal(16, Header(new NiftiBytes { Extensions = [.. Extension(16, 6), .. new byte[32]] }).ExtensionBytes);

    [Fact]
    public void Bytes_before_the_voxels_without_the_flag_are_no_extension()
    {
        var file = new NiftiBytes { Extensions = Extension(16, 6) }.ToFile();
        file[348] = 0;
        Assert.Equal(0, Header(file).ExtensionBytes);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(4)]
    [InlineData(-16)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_size_that_cannot_be_is_refused(int size)
    {
        var extension = Extension(32, 6);
        BinaryPrimitives.WriteInt32LittleEndian(extension, size);
        var fault = Assert.Throws<InputException>(() => Header(new NiftiBytes { Extensions = extension }));
        Assert.Contains(FormattableString.Invariant($"byte 352 (esize): expected an extension of 8 to 32 bytes, found {size}."),
            fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_CIFTI_extension_is_refused_by_name()
    {
        var fault = Assert.Throws<InputException>(() => Header(new NiftiBytes { Extensions = Extension(32, 32) }));
        Assert.Contains("byte 356 (ecode): expected an image of voxels, found a CIFTI file", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_pair_extensions_end_with_the_header()
    {
        using var folder = new TemporaryFolder();
        folder.Put("a.img", new byte[24]);
        var header = new NiftiBytes { Pair = true, Extensions = [.. Extension(32, 6), .. Extension(16, 6)] }.ToFile();
        Assert.Equal(48, Read(folder.Put("a.hdr", header)).ExtensionBytes);
        folder.Put("b.img", new byte[24]);
        Assert.Equal(48, Read(folder.Put("b.hdr.gz", NiftiBytes.Gzip(header))).ExtensionBytes);
    }

    private static byte[] Extension(int size, int code, bool bigEndian = false)
    {
        var bytes = new byte[size];
        Array.Fill(bytes, (byte)'x');
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bigEndian ? BinaryPrimitives.ReverseEndianness(size) : size);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bigEndian ? BinaryPrimitives.ReverseEndianness(code) : code);
        return bytes;
    }

    private static NiftiHeader Header(NiftiBytes bytes) => Header(bytes.ToFile());

    private static NiftiHeader Header(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        return Read(folder.Put("a.nii", bytes));
    }

    private static NiftiHeader Read(string path)
    {
        using var file = NiftiFile.Open(path);
        return file.Header;
    }
}
