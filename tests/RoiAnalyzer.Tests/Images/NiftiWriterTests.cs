using CsCheck;
using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

public class NiftiWriterTests
{
    private static readonly Grid _grid = new(3, 4, 2, new Affine(-3, 0, 0, 90, 0, 2.5, 1, -126, 0, 0.5, 2, -72));

    [Theory]
    [InlineData(Datatype.UInt8, 1, 0, "a.nii")]
    [InlineData(Datatype.UInt8, 0.25, -3, "a.nii.gz")]
    [InlineData(Datatype.Int16, 1, 0, "a.nii.gz")]
    [InlineData(Datatype.Int16, 0.1, 1000.3, "a.nii")]
    [InlineData(Datatype.Float32, 1, 0, "a.nii.gz")]
    [InlineData(Datatype.Float32, -2.5, 1.5, "a.nii")]
    public void What_is_written_is_read_to_half_a_step(Datatype datatype, double slope, double intercept, string name)
    {
        using var folder = new TemporaryFolder();
        // the header's floats, as the writer documents
        (slope, intercept) = ((float)slope, (float)intercept);
        // stored numbers are below 256, where half a unit in a float's last place is 2^-17; 1e-9 for the double arithmetic
        var half = 1e-9 + (datatype == Datatype.Float32 ? Math.Abs(slope) * Math.ScaleB(1, -17) : Math.Abs(slope) * 0.5);
        Gen.Double[1, 254].Array[24].Array[1, 3].Sample(volumes =>
        {
            double[][] values = [.. volumes.Select(volume => volume.Select(raw => slope * raw + intercept).ToArray())];
            NiftiWriter.Write(folder[name], _grid, (volume, into) => values[volume].CopyTo(into), volumes.Length, 2.0, datatype, slope, intercept, 4);
            using var file = NiftiFile.Open(folder[name]);
            Assert.Equal((volumes.Length, datatype, slope, intercept), (file.Header.VolumeCount, file.Header.Datatype, file.Header.Slope, file.Header.Intercept));
            var read = new double[24];
            foreach (var volume in values)
            {
                Assert.True(file.GatherNext([.. Enumerable.Range(0, 24)], read));
                for (var n = 0; n < 24; n++) Assert.InRange(read[n], volume[n] - half, volume[n] + half);
            }
        }, iter: 40, threads: 1);
    }

    [Fact]
    public void The_header_says_what_was_asked_for()
    {
        using var folder = new TemporaryFolder();
        NiftiWriter.Write(folder["a.nii"], _grid, (_, _) => { }, 5, 1.5, Datatype.Int16, sformCode: 4);
        using var file = NiftiFile.Open(folder["a.nii"]);
        var header = file.Header;
        Assert.True(header.Grid.SameAs(_grid));
        Assert.Equal((1, false, 5, 1.5, TimeUnit.Second, SpatialUnit.Millimetre),
            (header.Version, header.BigEndian, header.VolumeCount, header.RepetitionTime, header.TimeUnit, header.SpatialUnit));
        Assert.Equal((0, 4, "MNI152", 352L), (header.QformCode, header.SformCode, header.TemplateSpace, header.DataOffset));
        Assert.Equal([4, 3, 4, 2, 5, 1, 1, 1], header.Dimensions);
        Assert.Equal((float)Math.Sqrt(2.5 * 2.5 + 0.5 * 0.5), header.PixelDimensions[2]);
    }

    [Fact]
    public void A_volume_in_memory_is_written_as_a_3D_image()
    {
        using var folder = new TemporaryFolder();
        double[] values = [.. Enumerable.Range(0, 24).Select(n => (double)(n % 2))];
        NiftiWriter.Write(folder["mask.nii.gz"], _grid, values, Datatype.UInt8);
        var mask = Image.Read(folder["mask.nii.gz"]);
        Assert.Equal(values, mask.Values.ToArray());
        Assert.Equal(3, mask.Header.Dimensions[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => NiftiWriter.Write(folder["b.nii"], _grid, new double[23]));
    }

    [Fact]
    public void The_same_image_is_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["a.nii.gz", "b.nii.gz"]) NiftiWriter.Write(folder[name], _grid, new double[24]);
        Assert.Equal(File.ReadAllBytes(folder["a.nii.gz"]), File.ReadAllBytes(folder["b.nii.gz"]));
    }

    [Fact]
    public void A_file_is_written_whole_or_not_at_all()
    {
        using var folder = new TemporaryFolder();
        NiftiWriter.Write(folder["a.nii"], _grid, new double[24]);
        var before = File.ReadAllBytes(folder["a.nii"]);
        Assert.Throws<InvalidOperationException>(() => NiftiWriter.Write(folder["a.nii"], _grid,
            (volume, _) => { if (volume == 1) throw new InvalidOperationException(); }, 2));
        Assert.Equal(before, File.ReadAllBytes(folder["a.nii"]));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_refused()
    {
        using var folder = new TemporaryFolder();
        var fault = Assert.Throws<InputException>(() => NiftiWriter.Write(folder["no/such.nii"], _grid, new double[24]));
        Assert.Contains("expected a file that can be written", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_NIfTI_1_cannot_say_is_a_wrong_call()
    {
        using var folder = new TemporaryFolder();
        void Write(string name = "a.nii", Grid? grid = null, int volumes = 1, double? time = null, short code = 1) =>
            NiftiWriter.Write(folder[name], grid ?? _grid, (_, _) => { }, volumes, time, sformCode: code);
        Assert.Throws<ArgumentException>(() => Write(name: "a.img"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(grid: new Grid(32768, 1, 1, _grid.Affine)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(volumes: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(volumes: 32768));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(time: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(code: 0));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
