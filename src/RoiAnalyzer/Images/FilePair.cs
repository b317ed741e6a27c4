namespace RoiAnalyzer.Images;

/// <summary>Which file holds the header and which the voxels: the same for a single file, .hdr and .img for a pair.</summary>
internal sealed record FilePair(string Header, string Voxels)
{
    /// <summary>Whether header and voxels are in two files.</summary>
    public bool IsPair => Header != Voxels;

    /// <summary>
    /// Finds the other half of a pair from the name of either: beside <c>x.hdr</c> or <c>x.hdr.gz</c> is <c>x.img</c> or
    /// <c>x.img.gz</c>, gzipped alike if there are both. A missing half is an <see cref="InputException"/> that names it.
    /// </summary>
    public static FilePair Of(string path)
    {
        if (!File.Exists(path)) return new(path, path);
        if (HasEnding(path, ".hdr")) return new(path, OtherHalf(path, ".img", "voxels"));
        if (HasEnding(path, ".img")) return new(OtherHalf(path, ".hdr", "header"), path);
        return new(path, path);
    }

    private static bool HasEnding(string path, string ending) => Stem(path).EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static bool IsZipped(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private static string Stem(string path) => IsZipped(path) ? path[..^3] : path;

    private static string OtherHalf(string path, string ending, string what)
    {
        var plain = Stem(path)[..^4] + ending;
        var (first, second) = IsZipped(path) ? (plain + ".gz", plain) : (plain, plain + ".gz");
        if (File.Exists(first)) return first;
        if (File.Exists(second)) return second;
        throw new InputException(new Place(path),
            $"the {what} of the pair beside it, {Path.GetFileName(plain)} or {Path.GetFileName(plain)}.gz",
            "neither", "Copy both files of the pair.");
    }
}
