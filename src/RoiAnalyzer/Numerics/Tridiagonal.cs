namespace RoiAnalyzer.Numerics;

/// <summary>
/// A symmetric matrix turned into a tridiagonal one, H'AH = T, by Householder reflections (Golub and Van Loan, section 8.3).
/// What is asked of A + cI for many c is then asked of T + cI, in one pass along its diagonal.
/// </summary>
public sealed class Tridiagonal
{
    private readonly double[][] _reflectors;    // of step k: the entries from k + 1 on, of length √2

    private Tridiagonal(double[][] matrix)
    {
        var size = matrix.Length;
        _reflectors = new double[Math.Max(0, size - 2)][];
        for (var step = 0; step < _reflectors.Length; step++) _reflectors[step] = Eliminate(matrix, step);
        Diagonal = new double[size];
        Beside = new double[Math.Max(0, size - 1)];
        for (var i = 0; i < size; i++) Diagonal[i] = matrix[i][i];
        for (var i = 0; i < Beside.Length; i++) Beside[i] = matrix[i + 1][i];
    }

    /// <summary>T's diagonal.</summary>
    public double[] Diagonal { get; }

    /// <summary>T's entries beside the diagonal, one fewer.</summary>
    public double[] Beside { get; }

    /// <summary>Turns a symmetric matrix, given by its rows, of which the lower triangle is read; it is not changed.</summary>
    public static Tridiagonal Of(IReadOnlyList<double[]> rows)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Count);
        foreach (var row in rows) ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, rows.Count);
        return new Tridiagonal([.. rows.Select((_, i) => rows.Select((_, j) => rows[Math.Max(i, j)][Math.Min(i, j)]).ToArray())]);
    }

    /// <summary>H'v, in place.</summary>
    public void Turn(double[] vector)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(vector.Length, Diagonal.Length);
        for (var step = 0; step < _reflectors.Length; step++) Reflect(_reflectors[step], vector, step + 1);
    }

    /// <summary>Hv, in place: back from <see cref="Turn"/>.</summary>
    public void TurnBack(double[] vector)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(vector.Length, Diagonal.Length);
        for (var step = _reflectors.Length - 1; step >= 0; step--) Reflect(_reflectors[step], vector, step + 1);
    }

    /// <summary>Makes the entries of a row and column beyond the first beside the diagonal zero.</summary>
    private static double[] Eliminate(double[][] matrix, int step)
    {
        var reflector = matrix[step][(step + 1)..];
        var length = Length(reflector);
        if (length > 0)
        {
            reflector[0] += reflector[0] > 0 ? length : -length;
            var scale = Math.Sqrt(2) / Length(reflector);
            for (var i = 0; i < reflector.Length; i++) reflector[i] *= scale;
        }
        for (var row = step; row < matrix.Length; row++) Reflect(reflector, matrix[row], step + 1);
        Transpose(matrix, step);
        for (var row = step; row < matrix.Length; row++) Reflect(reflector, matrix[row], step + 1);
        return reflector;
    }

    private static void Transpose(double[][] matrix, int from)
    {
        for (var i = from; i < matrix.Length; i++)
            for (var j = from; j < i; j++)
                (matrix[i][j], matrix[j][i]) = (matrix[j][i], matrix[i][j]);
    }

    private static void Reflect(double[] reflector, double[] target, int from)
    {
        var own = target.AsSpan(from);
        Householder.Subtract(own, reflector, Householder.Dot(reflector, own));
    }

    private static double Length(double[] values) => Math.Sqrt(Householder.Dot(values, values));
}
