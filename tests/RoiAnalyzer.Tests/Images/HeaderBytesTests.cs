using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

public class HeaderBytesTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public void Every_field_is_found_in_both_versions_and_byte_orders(int version, bool bigEndian)
    {
        using var folder = new TemporaryFolder();
        var bytes = new NiftiBytes
        {
            Version = version,
            BigEndian = bigEndian,
            Dim = [4, 2, 3, 4, 2, 1, 1, 1],
            Datatype = 512,
            Bitpix = 16,
            Pixdim = [-1, 2, 3, 4, 1500, 5, 6, 7],
            Slope = 0.5,
            Intercept = -2,
            Units = 2 + 16,
            IntentCode = 1002,
            QformCode = 3,
            SformCode = 4,
            Quaternion = [0, 0, 1, 9, 8, 7],
            Srow = [2, 0, 0, -4, 0, 3, 0, -5, 0, 0, 4, -6],
            Voxels = new byte[96],
        };
        using var file = NiftiFile.Open(folder.Put("a.nii", bytes.ToFile()));
        var header = file.Header;
        Assert.Equal((version, bigEndian, 2, Datatype.UInt16, 2), (header.Version, header.BigEndian, header.VolumeCount, header.Datatype, header.BytesPerVoxel));
        Assert.Equal((0.5, -2.0, 1002, 3, 4), (header.Slope, header.Intercept, header.IntentCode, header.QformCode, header.SformCode));
        Assert.Equal(new Affine(2, 0, 0, -4, 0, 3, 0, -5, 0, 0, 4, -6), header.Sform);
        Assert.Equal(new Affine(-2, 0, 0, 9, 0, -3, 0, 8, 0, 0, -4, 7), header.Qform);
        Assert.Equal([-1, 2, 3, 4, 1500, 5, 6, 7], header.PixelDimensions);
        Assert.Equal([4, 2, 3, 4, 2, 1, 1, 1], header.Dimensions);
        Assert.Equal((1.5, TimeUnit.Millisecond, SpatialUnit.Millimetre), (header.RepetitionTime, header.TimeUnit, header.SpatialUnit));
        Assert.Equal((version == 1 ? 352L : 544L, 0L), (header.DataOffset, header.ExtensionBytes));
    }

    [Fact]
    public void An_ANALYZE_header_is_refused_for_it_has_no_orientation() =>
        Refused(new NiftiBytes { Magic = new byte[4] }, "byte 344 (magic): expected NIfTI, found an ANALYZE 7.5 header, which has no orientation");

    [Fact]
    public void A_damaged_magic_is_refused()
    {
        Refused(new NiftiBytes { Magic = "n+3\0"u8.ToArray() }, "byte 344 (magic): expected 6E2B3100");
        Refused(new NiftiBytes { Version = 2, Magic = "n+2\0\n\n\x1a\n"u8.ToArray() }, "found 6E2B32000A0A1A0A");
        Refused(new NiftiBytes { Version = 2, Magic = "n+1\0\r\n\x1a\n"u8.ToArray() }, "byte 4 (magic)");
    }

    [Fact]
    public void A_header_that_is_cut_anywhere_is_refused()
    {
        using var folder = new TemporaryFolder();
        foreach (var version in (int[])[1, 2])
        {
            var whole = new NiftiBytes { Version = version }.ToFile();
            for (var length = 1; length < whole.Length; length += 7)
            {
                Assert.Throws<InputException>(() => Image.Read(folder.Put("cut.nii", whole[..length])));
                Assert.Throws<InputException>(() => Image.Read(folder.Put("cut.nii.gz", NiftiBytes.Gzip(whole[..length]))));
            }
        }
    }

    [Fact]
    public void A_pair_header_named_nii_and_a_single_file_named_hdr_are_told_apart()
    {
        using var folder = new TemporaryFolder();
        var single = Assert.Throws<InputException>(() => NiftiFile.Open(folder.Put("a.nii", new NiftiBytes { Pair = true }.ToFile())));
        Assert.Contains("expected a single file, found the header of an .hdr/.img pair", single.Message, StringComparison.Ordinal);
        folder.Put("b.img", new byte[24]);
        var pair = Assert.Throws<InputException>(() => NiftiFile.Open(folder.Put("b.hdr", new NiftiBytes().ToFile())));
        Assert.Contains("found that of a single file. Name it .nii.", pair.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_damage_to_a_header_is_more_than_a_refusal()
    {
        // fixed seed: 4000 headers with one to eight bytes overwritten
        using var folder = new TemporaryFolder();
        var random = new Random(348);
        var (read, refused) = (0, 0);
        for (var round = 0; round < 4000; round++)
        {
            var bytes = new NiftiBytes { Version = 1 + round % 2, BigEndian = random.Next(2) == 0, QformCode = random.Next(2) }.ToFile();
            for (var n = random.Next(8); n >= 0; n--) bytes[random.Next(bytes.Length - 24)] = (byte)random.Next(256);
            var path = folder.Put("a.nii", round % 4 < 2 ? bytes : NiftiBytes.Gzip(bytes));
            try
            {
                read += Image.Read(path).Grid.VoxelCount > 0 ? 1 : 0;
            }
            catch (InputException fault)
            {
                Assert.DoesNotContain('\n', fault.Message);
                refused++;
            }
        }
        Assert.True(read > 500 && refused > 500, $"{read} read, {refused} refused");
    }

    private static void Refused(NiftiBytes bytes, string phrase)
    {
        using var folder = new TemporaryFolder();
        var fault = Assert.Throws<InputException>(() => NiftiFile.Open(folder.Put("a.nii", bytes.ToFile())));
        Assert.Contains(phrase, fault.Message, StringComparison.Ordinal);
    }
}
