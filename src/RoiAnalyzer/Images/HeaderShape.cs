using System.Globalization;

namespace RoiAnalyzer.Images;

/// <summary>What a header says of the voxels' number, type, place in the file and scaling; one check a method.</summary>
internal sealed record HeaderShape(
    int X, int Y, int Z, int VolumeCount, Datatype Datatype, int BytesPerVoxel, long DataOffset, double Slope, double Intercept)
{
    private const string Damaged = "The header is damaged; make the image again from its source.";

    /// <summary>The checked shape. What cannot be is an <see cref="InputException"/> with the field's place.</summary>
    public static HeaderShape Of(HeaderBytes header)
    {
        CheckNotCifti(header);
        var datatype = DatatypeOf(header);
        var dim = DimensionsOf(header);
        var (slope, intercept) = ScalingOf(header);
        var shape = new HeaderShape((int)dim[0], (int)dim[1], (int)dim[2], (int)dim[3], datatype, StoredVoxels.BytesOf(datatype),
            DataOffsetOf(header), slope, intercept);
        return shape;
    }

    /// <summary>The first byte behind the last voxel; more than fits is <see cref="long.MaxValue"/>.</summary>
    public long DataEnd => (long)Int128.Min(long.MaxValue, (Int128)X * Y * Z * VolumeCount * BytesPerVoxel + DataOffset);

    private static void CheckNotCifti(HeaderBytes header)
    {
        var intent = header.Code(header.Layout.IntentCode);
        if (intent is < 3000 or > 3099) return;
        throw header.Fault("intent_code", header.Layout.IntentCode, "an image of voxels",
            FormattableString.Invariant($"a CIFTI file of surface points and grey matter (intent {intent})"),
            "Use the volume image of the same run.");
    }

    private static Datatype DatatypeOf(HeaderBytes header)
    {
        var code = header.Short(header.Layout.Datatype);
        if (code == 0 || !Enum.IsDefined((Datatype)code))
            throw header.Fault("datatype", header.Layout.Datatype, "a real scalar type", NameOf(code),
                "Convert the image, for example to float32.");
        var (bits, stated) = (8 * StoredVoxels.BytesOf((Datatype)code), header.Short(header.Layout.Bitpix));
        if (bits == stated) return (Datatype)code;
        throw header.Fault("bitpix", header.Layout.Bitpix,
            string.Create(CultureInfo.InvariantCulture, $"{bits} bits for {(Datatype)code}"),
            stated.ToString(CultureInfo.InvariantCulture), Damaged);
    }

    private static string NameOf(short code) => code switch
    {
        0 => "no type (0)",
        1 => "one-bit voxels (1)",
        32 => "complex64 (32), pairs of float32",
        128 => "RGB24 (128), colours",
        1536 => "float128 (1536)",
        1792 => "complex128 (1792), pairs of float64",
        2048 => "complex256 (2048), pairs of float128",
        2304 => "RGBA32 (2304), colours",
        _ => FormattableString.Invariant($"the unknown code {code}"),
    };

    private static long[] DimensionsOf(HeaderBytes header)
    {
        var at = header.Layout.Dim;
        var rank = header.Count(at, 0);
        if (rank is < 1 or > 7)
            throw header.Fault("dim[0]", at, "1 to 7 dimensions", rank.ToString(CultureInfo.InvariantCulture), Damaged);
        var stated = Enumerable.Range(1, (int)rank).Select(n => header.Count(at, n)).ToArray();
        if (stated.Skip(4).Any(n => n != 1))
            throw header.Fault("dim", at, "a 3-D or 4-D image", $"one of {rank} dimensions, {InWords(stated)}",
                "Cut it into 4-D images.");
        var dim = (long[])[.. stated.Take(4), .. Enumerable.Repeat(1L, Math.Max(0, 4 - (int)rank))];
        CheckEach(header, dim);
        return dim;
    }

    private static void CheckEach(HeaderBytes header, long[] dim)
    {
        for (var n = 0; n < 4; n++)
            if (dim[n] is < 1 or > int.MaxValue)
                throw header.Fault(FormattableString.Invariant($"dim[{n + 1}]"),
                    header.Layout.Dim + (header.Version == 1 ? 2 : 8) * (n + 1),
                    FormattableString.Invariant($"1 to {int.MaxValue}"), dim[n].ToString(CultureInfo.InvariantCulture), Damaged);
        if ((Int128)dim[0] * dim[1] * dim[2] > Array.MaxLength)
            throw header.Fault("dim", header.Layout.Dim,
                FormattableString.Invariant($"at most {Array.MaxLength} voxels in a volume"),
                InWords(dim), "Resample the image to larger voxels.");
    }

    private static string InWords(long[] dim) => string.Join('x', dim.Select(n => n.ToString(CultureInfo.InvariantCulture)));

    /// <summary>
    /// In a single file voxels cannot begin inside the header, so an offset of 0 is refused too; in a pair it counts from the
    /// .img's start.
    /// </summary>
    private static long DataOffsetOf(HeaderBytes header)
    {
        var (offset, least) = (header.VoxOffset, header.IsSingle ? header.Layout.FirstData : 0);
        // 2^53: up to there a double is an exact count of bytes
        if (offset >= least && offset <= 1L << 53 && offset == Math.Floor(offset)) return (long)offset;
        throw header.Fault("vox_offset", header.Layout.VoxOffset,
            FormattableString.Invariant($"a whole number of bytes, {least} or more"),
            offset.ToString("R", CultureInfo.InvariantCulture), Damaged);
    }

    /// <summary>
    /// A slope of 0 or not finite means none (nifti1.h); an intercept that is not finite beside a slope is refused.
    /// </summary>
    private static (double Slope, double Intercept) ScalingOf(HeaderBytes header)
    {
        var (slope, intercept) = (header.Real(header.Layout.Slope), header.Real(header.Layout.Intercept));
        if (slope == 0 || !double.IsFinite(slope)) return (1, 0);
        if (double.IsFinite(intercept)) return (slope, intercept);
        throw header.Fault("scl_inter", header.Layout.Intercept, "a finite intercept beside the slope",
            intercept.ToString(CultureInfo.InvariantCulture), Damaged);
    }
}
