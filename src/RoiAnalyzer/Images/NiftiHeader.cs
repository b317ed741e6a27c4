using System.Globalization;

namespace RoiAnalyzer.Images;

/// <summary>The checked fields of a NIfTI-1 or NIfTI-2 header. Its free texts are not kept.</summary>
public sealed record NiftiHeader
{
    private NiftiHeader() { }

    /// <summary>1 or 2.</summary>
    public required int Version { get; init; }

    /// <summary>Whether numbers are stored with the highest byte first.</summary>
    public required bool BigEndian { get; init; }

    /// <summary>The voxel lattice, in world millimetres by the sform, else the qform, else the voxel sizes alone.</summary>
    public required Grid Grid { get; init; }

    /// <summary>Volumes along the fourth axis; 1 for an image of three dimensions or fewer.</summary>
    public required int VolumeCount { get; init; }

    /// <summary>How a voxel is stored.</summary>
    public required Datatype Datatype { get; init; }

    /// <summary>The bytes of one voxel.</summary>
    public required int BytesPerVoxel { get; init; }

    /// <summary>Value = slope · stored + intercept; 1 where the header has none (0 or not finite).</summary>
    public required double Slope { get; init; }

    /// <summary>Value = slope · stored + intercept; 0 where the header has no slope.</summary>
    public required double Intercept { get; init; }

    /// <summary>
    /// Seconds between volumes as the header says (an unknown unit is taken as seconds); null for an image of three dimensions, a
    /// time that is not positive and finite, or a fourth axis that is not time. Only ever to be compared with the sidecar's.
    /// </summary>
    public required double? RepetitionTime { get; init; }

    /// <summary>The unit of the fourth axis as stated.</summary>
    public required TimeUnit TimeUnit { get; init; }

    /// <summary>The unit of lengths as stated; all affines here are already in millimetres.</summary>
    public required SpatialUnit SpatialUnit { get; init; }

    /// <summary>What the qform leads to, 0 for no qform (a negative code is none).</summary>
    public required int QformCode { get; init; }

    /// <summary>What the sform leads to, 0 for no sform (a negative code is none).</summary>
    public required int SformCode { get; init; }

    /// <summary>The qform in millimetres; null where its code is 0 or, beside a good sform, where it has no inverse.</summary>
    public required Affine? Qform { get; init; }

    /// <summary>The sform in millimetres; null where its code is 0.</summary>
    public required Affine? Sform { get; init; }

    /// <summary>The template that the form in use names: <c>MNI152</c> (code 4), <c>Talairach</c> (code 3), else null.</summary>
    public required string? TemplateSpace { get; init; }

    /// <summary>Where the voxels begin, in bytes of the inflated file (of the .img in a pair).</summary>
    public required long DataOffset { get; init; }

    /// <summary>The bytes of all header extensions together.</summary>
    public required long ExtensionBytes { get; init; }

    /// <summary>What the values mean by the standard's table; 0 for nothing in particular, 1002 for labels.</summary>
    public required int IntentCode { get; init; }

    /// <summary>The eight <c>pixdim</c> as stored: qfac, then the spacings along each axis in the stated units.</summary>
    public required IReadOnlyList<double> PixelDimensions { get; init; }

    /// <summary>The eight <c>dim</c> as stored: how many dimensions, then the count along each.</summary>
    public required IReadOnlyList<long> Dimensions { get; init; }

    /// <summary>Whether the header says where in the world the voxels are; false where both codes are 0.</summary>
    public bool ClaimsSpace => SformCode > 0 || QformCode > 0;

    /// <summary>The bytes of one volume.</summary>
    public long BytesPerVolume => (long)Grid.VoxelCount * BytesPerVoxel;

    /// <summary>The first byte behind the last voxel.</summary>
    public long DataEnd => DataOffset + BytesPerVolume * VolumeCount;

    internal static NiftiHeader Of(HeaderBytes header, HeaderShape shape, long extensionBytes)
    {
        var layout = header.Layout;
        var space = HeaderSpace.Of(header, shape);
        var time = (TimeUnit)(header.Units & 0x38);
        return new NiftiHeader
        {
            Version = header.Version,
            BigEndian = header.BigEndian,
            Grid = new Grid(shape.X, shape.Y, shape.Z, space.Affine),
            VolumeCount = shape.VolumeCount,
            Datatype = shape.Datatype,
            BytesPerVoxel = shape.BytesPerVoxel,
            Slope = shape.Slope,
            Intercept = shape.Intercept,
            RepetitionTime = header.Count(layout.Dim, 0) < 4 ? null : Seconds(header.Real(layout.Pixdim, 4), time),
            TimeUnit = Enum.IsDefined(time) ? time : TimeUnit.Unknown,
            SpatialUnit = space.Unit,
            QformCode = space.QformCode,
            SformCode = space.SformCode,
            Qform = space.Qform,
            Sform = space.Sform,
            TemplateSpace = space.TemplateSpace,
            DataOffset = shape.DataOffset,
            ExtensionBytes = extensionBytes,
            IntentCode = header.Code(layout.IntentCode),
            PixelDimensions = [.. Enumerable.Range(0, 8).Select(n => header.Real(layout.Pixdim, n))],
            Dimensions = [.. Enumerable.Range(0, 8).Select(n => header.Count(layout.Dim, n))],
        };
    }

    // by division where a unit is a fraction of a second, so that 2000 ms are exactly 2 s
    private static double? Seconds(double stored, TimeUnit unit) => unit switch
    {
        _ when !double.IsFinite(stored) || stored <= 0 => null,
        TimeUnit.Millisecond => stored / 1e3,
        TimeUnit.Microsecond => stored / 1e6,
        TimeUnit.Hertz or TimeUnit.PartsPerMillion or TimeUnit.RadiansPerSecond => null,
        _ => stored,
    };
}
