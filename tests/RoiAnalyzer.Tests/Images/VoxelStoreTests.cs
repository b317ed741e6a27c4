using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

public class VoxelStoreTests
{
    private static readonly Grid _one = new(1, 1, 1, new Affine(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0));

    [Theory]
    [InlineData(Datatype.UInt8, 256)]
    [InlineData(Datatype.UInt8, -1)]
    [InlineData(Datatype.UInt8, double.NaN)]
    [InlineData(Datatype.Int16, 32768)]
    [InlineData(Datatype.Int16, -32769)]
    [InlineData(Datatype.Int16, double.PositiveInfinity)]
    [InlineData(Datatype.Float32, 1e39)]
    public void A_value_that_does_not_fit_is_a_wrong_call(Datatype datatype, double value)
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<ArgumentException>(() => NiftiWriter.Write(folder["a.nii"], _one, [value], datatype));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory] // IEEE 754: half to even
    [InlineData(Datatype.UInt8, 2.5, 2)]
    [InlineData(Datatype.UInt8, 255.4, 255)]
    [InlineData(Datatype.Int16, -3.5, -4)]
    [InlineData(Datatype.Int16, -32768.5, -32768)]
    [InlineData(Datatype.Float32, double.NaN, double.NaN)]
    [InlineData(Datatype.Float32, double.NegativeInfinity, double.NegativeInfinity)]
    public void Values_are_rounded_to_the_nearest_stored_one(Datatype datatype, double value, double stored)
    {
        using var folder = new TemporaryFolder();
        NiftiWriter.Write(folder["a.nii"], _one, [value], datatype);
        Assert.Equal(stored, Image.Read(folder["a.nii"])[0]);
    }

    [Fact]
    public void Other_types_and_no_scaling_are_wrong_calls()
    {
        using var folder = new TemporaryFolder();
        void Write(Datatype datatype, double slope, double intercept) =>
            NiftiWriter.Write(folder["a.nii"], _one, (_, _) => { }, datatype: datatype, slope: slope, intercept: intercept);
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(Datatype.Float64, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(Datatype.Int16, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(Datatype.Int16, 1e-300, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(Datatype.Int16, 1, double.NaN));
    }
}
