namespace RoiAnalyzer.Statistics;

/// <summary>
/// A covariance as LL' of a lower triangle with a logarithmic diagonal (Pinheiro and Bates 1996), both row by row:
/// 00, 10, 11, 20 …; any numbers are a covariance.
/// </summary>
internal static class LowerTriangle
{
    /// <summary>Number of elements of a triangle with this many rows.</summary>
    public static int Count(int size) => size * (size + 1) / 2;

    /// <summary>The place of an element, the row not below the column.</summary>
    public static int Place(int row, int column) => Count(row) + column;

    /// <summary>Row and column of every element.</summary>
    public static IEnumerable<(int Row, int Column)> Elements(int size) =>
        Enumerable.Range(0, size).SelectMany(row => Enumerable.Range(0, row + 1).Select(column => (row, column)));

    /// <summary>L of its free numbers; a diagonal below <paramref name="none"/> is 0.</summary>
    public static double[] Factor(ReadOnlySpan<double> free, int size, double none = double.NegativeInfinity)
    {
        var factor = free[..Count(size)].ToArray();
        for (var i = 0; i < size; i++)
        {
            ref var pivot = ref factor[Place(i, i)];
            pivot = pivot < none ? 0 : Math.Exp(pivot);
        }
        return factor;
    }

    /// <summary>LL'.</summary>
    public static double[] Square(double[] factor, int size)
    {
        var square = new double[Count(size)];
        foreach (var (row, column) in Elements(size))
            for (var k = 0; k <= column; k++) square[Place(row, column)] += factor[Place(row, k)] * factor[Place(column, k)];
        return square;
    }

    /// <summary>The derivative of LL' by the free number at a row and column of L.</summary>
    public static double[] Slope(double[] factor, int size, int row, int column)
    {
        var slope = new double[Count(size)];
        var own = row == column ? factor[Place(row, row)] : 1;
        for (var other = column; other < size; other++)
        {
            var value = own * factor[Place(other, column)];
            slope[Place(Math.Max(row, other), Math.Min(row, other))] += other == row ? 2 * value : value;
        }
        return slope;
    }

    /// <summary>Fills the first rows and columns of a Jacobian with the slopes of LL'.</summary>
    public static void FillJacobian(double[,] jacobian, double[] factor, int size)
    {
        foreach (var (row, column) in Elements(size))
        {
            var slope = Slope(factor, size, row, column);
            for (var n = 0; n < slope.Length; n++) jacobian[n, Place(row, column)] = slope[n];
        }
    }
}
