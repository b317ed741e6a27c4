namespace RoiAnalyzer.Images;

/// <summary>The three letters of an affine: which world direction each voxel axis leads to.</summary>
internal static class GridOrientation
{
    private const string Positive = "RAS", Negative = "LPI";

    /// <summary>
    /// The largest direction cosine takes its pair of axes first, then the largest of what is left, then the last.
    /// </summary>
    public static string Of(Affine affine)
    {
        var letters = new char[3];
        var cosines = CosinesOf(affine);
        for (var round = 0; round < 3; round++)
        {
            var (world, voxel) = LargestOf(cosines);
            letters[voxel] = (cosines[world, voxel] < 0 ? Negative : Positive)[world];
            for (var n = 0; n < 3; n++) cosines[world, n] = cosines[n, voxel] = double.NaN;
        }
        return new string(letters);
    }

    private static double[,] CosinesOf(Affine m)
    {
        var (i, j, k) = m.ColumnLengths;
        return new[,] { { m.Xi / i, m.Xj / j, m.Xk / k }, { m.Yi / i, m.Yj / j, m.Yk / k }, { m.Zi / i, m.Zj / j, m.Zk / k } };
    }

    private static (int World, int Voxel) LargestOf(double[,] cosines)
    {
        var (world, voxel, largest) = (0, 0, -1.0);
        for (var w = 0; w < 3; w++)
            for (var v = 0; v < 3; v++)
                if (Math.Abs(cosines[w, v]) > largest) (world, voxel, largest) = (w, v, Math.Abs(cosines[w, v]));
        return (world, voxel);
    }
}
