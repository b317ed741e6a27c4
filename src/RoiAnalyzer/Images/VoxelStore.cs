using System.Buffers.Binary;

namespace RoiAnalyzer.Images;

/// <summary>
/// Values to stored little-endian bytes: the way back of <see cref="StoredVoxels"/>, for the types that are written.
/// </summary>
internal sealed class VoxelStore
{
    private readonly double _least, _most;

    public VoxelStore(Datatype datatype, double slope, double intercept)
    {
        (Datatype, Slope, Intercept) = (datatype, (float)slope, (float)intercept);
        if (Slope == 0 || !double.IsFinite(Slope)) throw new ArgumentOutOfRangeException(nameof(slope), slope, "no scaling");
        if (!double.IsFinite(Intercept)) throw new ArgumentOutOfRangeException(nameof(intercept), intercept, "no scaling");
        (_least, _most) = datatype switch
        {
            Datatype.UInt8 => ((double)byte.MinValue, (double)byte.MaxValue),
            Datatype.Int16 => (short.MinValue, short.MaxValue),
            Datatype.Float32 => (double.NegativeInfinity, double.PositiveInfinity),
            _ => throw new ArgumentOutOfRangeException(nameof(datatype), datatype, "only UInt8, Int16 and Float32 are written"),
        };
    }

    public Datatype Datatype { get; }

    public double Slope { get; }

    public double Intercept { get; }

    public int BytesPerVoxel => StoredVoxels.BytesOf(Datatype);

    /// <summary>Stores every value; one that does not fit is an <see cref="ArgumentException"/>.</summary>
    public void Put(ReadOnlySpan<double> values, Span<byte> bytes)
    {
        for (var n = 0; n < values.Length; n++) Put(values[n], bytes[(n * BytesPerVoxel)..]);
    }

    private void Put(double value, Span<byte> bytes)
    {
        var raw = (value - Intercept) / Slope;
        if (Datatype == Datatype.Float32)
        {
            if (double.IsFinite(value) && !float.IsFinite((float)raw)) throw DoesNotFit(value);
            BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)raw);
            return;
        }
        var whole = Math.Round(raw);
        // written so that not-a-number does not fit
        if (!(whole >= _least && whole <= _most)) throw DoesNotFit(value);
        if (Datatype == Datatype.UInt8) bytes[0] = (byte)whole;
        else BinaryPrimitives.WriteInt16LittleEndian(bytes, (short)whole);
    }

    private ArgumentException DoesNotFit(double value) =>
        new(FormattableString.Invariant($"{value} does not fit {Datatype} with slope {Slope} and intercept {Intercept}"));
}
