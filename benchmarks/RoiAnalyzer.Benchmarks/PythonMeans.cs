namespace RoiAnalyzer.Benchmarks;

/// <summary>
/// The same region means by nibabel and numpy, as quick as they can be had there: stored voxels without conversion, which
/// for an uncompressed run is a memory map of which only the regions' voxels are touched.
/// </summary>
public static class PythonMeans
{
    private const string Script = """
        import sys, numpy as np, nibabel as nib
        labels = np.asarray(nib.load(sys.argv[2]).dataobj).ravel(order='F').astype(int)
        inside = np.flatnonzero(labels)
        labels = labels[inside]
        counts = np.bincount(labels)[1:]
        image = nib.load(sys.argv[1])
        slope, inter = image.dataobj.slope, image.dataobj.inter
        stored = image.dataobj.get_unscaled().reshape(-1, image.shape[3], order='F')
        for t in range(image.shape[3]):
            means = np.bincount(labels, weights=stored[inside, t])[1:] / counts
            print('\t'.join('%.9g' % (slope * m + inter) for m in means))
        """;

    /// <summary>The command for one image and its label image; null where no Python has nibabel.</summary>
    public static Command? Of(string bold, string labels)
    {
        var python = new[] { Command.Find("python3"), "/usr/bin/python3" }.FirstOrDefault(p => p is not null && HasNibabel(p));
        return python is null ? null : new Command("nibabel + numpy", python, "-c", Script, bold, labels);
    }

    private static bool HasNibabel(string python) => File.Exists(python) && new Command("", python, "-c", "import nibabel, numpy").Succeeds();
}
