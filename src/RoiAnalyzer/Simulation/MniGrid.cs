using RoiAnalyzer.Images;

namespace RoiAnalyzer.Simulation;

/// <summary>
/// Grids of MNI152NLin2009cAsym, whose 1 mm template has 193×229×193 voxels from (−96, −132, −78) mm: as fMRIPrep
/// resamples to 3 mm, and as TemplateFlow's <c>res-02</c> is.
/// </summary>
public static class MniGrid
{
    /// <summary>The space's name.</summary>
    public const string Space = "MNI152NLin2009cAsym";

    /// <summary>The grid of 3 mm (65×77×65) or 2 mm (97×115×97).</summary>
    public static Grid Of(double voxelMm) => voxelMm switch
    {
        3 => Of(3, 0),
        2 => Of(2, -0.5),
        _ => throw new ArgumentOutOfRangeException(nameof(voxelMm), voxelMm, "2 or 3 mm"),
    };

    private static Grid Of(int edge, double shift) => new(
        Count(193, edge), Count(229, edge), Count(193, edge),
        new Affine(edge, 0, 0, -96 + shift, 0, edge, 0, -132 + shift, 0, 0, edge, -78 + shift));

    private static int Count(int template, int edge) => (template + edge - 1) / edge;
}
