namespace RoiAnalyzer.Images;

/// <summary>What is lawful in a header, but makes one look twice.</summary>
public static class NiftiOddities
{
    private const double Apart = 1e-3;

    /// <summary>One sentence an oddity; none for a plain image.</summary>
    public static IEnumerable<string> Of(NiftiHeader header) => [.. Geometry(header), .. Scaling(header), .. Timing(header)];

    private static IEnumerable<string> Geometry(NiftiHeader header)
    {
        if (!header.ClaimsSpace) yield return "sform and qform codes are both 0: the header claims no space, so left and right are a guess";
        if (header is { Sform: { } sform, Qform: { } qform, SformCode: > 0, QformCode: > 0 } && !new Grid(header.Grid.X, header.Grid.Y, header.Grid.Z, sform).SameAs(new Grid(header.Grid.X, header.Grid.Y, header.Grid.Z, qform)))
            yield return "sform and qform place the voxels differently; the sform is used";
        if (header.Grid.Affine.Determinant < 0) yield return "voxels are stored left-handed (as radiologists look); the affine accounts for it";
        var size = header.Grid.VoxelSize;
        double[] fromAffine = [size.X, size.Y, size.Z];
        for (var axis = 0; axis < Math.Min(3, header.Dimensions[0]); axis++)
            if (header.SpatialUnit is not (SpatialUnit.Metre or SpatialUnit.Micron) && Math.Abs(Math.Abs(header.PixelDimensions[axis + 1]) - fromAffine[axis]) > Apart)
                yield return FormattableString.Invariant($"pixdim[{axis + 1}] says {header.PixelDimensions[axis + 1]:0.####} mm, the affine {fromAffine[axis]:0.####} mm; the affine is used");
        if (header.SpatialUnit == SpatialUnit.Unknown) yield return "the unit of length is not stated; mm is taken";
    }

    private static IEnumerable<string> Scaling(NiftiHeader header)
    {
        if (header.Slope < 0) yield return "the slope is negative: the image is turned upside down in intensity";
        if (header.ExtensionBytes > 0) yield return FormattableString.Invariant($"{header.ExtensionBytes} bytes of header extensions are skipped");
    }

    private static IEnumerable<string> Timing(NiftiHeader header)
    {
        if (header.VolumeCount < 2) yield break;
        if (header.RepetitionTime is not { } time) yield return "no repetition time";
        else if (time is < 0.1 or > 20) yield return FormattableString.Invariant($"a repetition time of {time:0.###} s is hardly one: is the unit wrong?");
        if (header.TimeUnit == TimeUnit.Unknown) yield return "the unit of time is not stated; seconds are taken";
    }
}
