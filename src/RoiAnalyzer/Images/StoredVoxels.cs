using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Images;

/// <summary>Stored bytes of one datatype, byte order and scaling to values.</summary>
internal readonly record struct StoredVoxels(Datatype Datatype, bool BigEndian, double Slope, double Intercept)
{
    /// <summary>The bytes of one voxel.</summary>
    public static int BytesOf(Datatype datatype) => datatype switch
    {
        Datatype.UInt8 or Datatype.Int8 => 1,
        Datatype.Int16 or Datatype.UInt16 => 2,
        Datatype.Int32 or Datatype.UInt32 or Datatype.Float32 => 4,
        Datatype.Float64 or Datatype.Int64 or Datatype.UInt64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(datatype), datatype, "not a stored voxel type"),
    };

    /// <summary>The values of some voxels, where the bytes begin with voxel <paramref name="first"/>.</summary>
    public void At(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> voxels, int first, Span<double> values)
    {
        switch (Datatype)
        {
            case Datatype.UInt8: Gather.At<byte>(bytes, BigEndian, voxels, first, Slope, Intercept, values); break;
            case Datatype.Int8: Gather.At<sbyte>(bytes, BigEndian, voxels, first, Slope, Intercept, values); break;
            case Datatype.UInt16: Gather.At<ushort>(bytes, BigEndian, voxels, first, Slope, Intercept, values); break;
            case Datatype.Int16: Gather.At<short>(bytes, BigEndian, voxels, first, Slope, Intercept, values); break;
            case Datatype.UInt32: Gather.At<uint>(bytes, BigEndian, voxels, first, Slope, Intercept, values); break;
            case Datatype.Int32: Gather.At<int>(bytes, BigEndian, voxels, first, Slope, Intercept, values); break;
            case Datatype.UInt64: Gather.At<ulong>(bytes, BigEndian, voxels, first, Slope, Intercept, values); break;
            case Datatype.Int64: Gather.At<long>(bytes, BigEndian, voxels, first, Slope, Intercept, values); break;
            case Datatype.Float32: Gather.At<float>(bytes, BigEndian, voxels, first, Slope, Intercept, values); break;
            default: Gather.At<double>(bytes, BigEndian, voxels, first, Slope, Intercept, values); break;
        }
    }

    /// <summary>The values of all voxels that the bytes hold.</summary>
    public void All(ReadOnlySpan<byte> bytes, Span<double> values)
    {
        switch (Datatype)
        {
            case Datatype.UInt8: Gather.All<byte>(bytes, BigEndian, Slope, Intercept, values); break;
            case Datatype.Int8: Gather.All<sbyte>(bytes, BigEndian, Slope, Intercept, values); break;
            case Datatype.UInt16: Gather.All<ushort>(bytes, BigEndian, Slope, Intercept, values); break;
            case Datatype.Int16: Gather.All<short>(bytes, BigEndian, Slope, Intercept, values); break;
            case Datatype.UInt32: Gather.All<uint>(bytes, BigEndian, Slope, Intercept, values); break;
            case Datatype.Int32: Gather.All<int>(bytes, BigEndian, Slope, Intercept, values); break;
            case Datatype.UInt64: Gather.All<ulong>(bytes, BigEndian, Slope, Intercept, values); break;
            case Datatype.Int64: Gather.All<long>(bytes, BigEndian, Slope, Intercept, values); break;
            case Datatype.Float32: Gather.All<float>(bytes, BigEndian, Slope, Intercept, values); break;
            default: Gather.All<double>(bytes, BigEndian, Slope, Intercept, values); break;
        }
    }
}
