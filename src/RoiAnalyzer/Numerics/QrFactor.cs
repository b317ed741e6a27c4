using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RoiAnalyzer.Numerics;

/// <summary>
/// Householder QR with column pivoting of a design of n rows and p columns (Golub and Van Loan, section 5.4). Columns are
/// scaled to a length between 1 and 2 first, so that the rank does not depend on units, and by powers of two, which
/// rounds nothing. Columns that depend on earlier pivots are left out: their coefficients are zero, and combinations that
/// need them are not estimable.
/// </summary>
public sealed class QrFactor
{
    /// <summary>A column whose remainder after the earlier pivots is below this share of its length adds no rank.</summary>
    public const double RankTolerance = 1e-13;

    private readonly IReadOnlyList<double[]> _originals;
    private readonly double[][] _columns;    // below the diagonal the reflectors, above it R; in pivot order
    private readonly double[] _diagonal;     // of R
    private readonly double[] _scales;       // of each original column: its length, rounded down to a power of two
    private readonly int[] _pivots;          // pivot order → original column

    private QrFactor(IReadOnlyList<double[]> originals)
    {
        var count = originals.Count;
        _originals = originals;
        RowCount = originals[0].Length;
        _columns = new double[count][];
        _diagonal = new double[count];
        _scales = new double[count];
        _pivots = [.. Enumerable.Range(0, count)];
    }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Number of columns.</summary>
    public int ColumnCount => _columns.Length;

    /// <summary>Number of independent columns.</summary>
    public int Rank { get; private set; }

    /// <summary>The logarithm of the determinant of X'X over the independent columns.</summary>
    public double LogDeterminant { get; private set; }

    /// <summary>Factors a design given by its columns, each of the same length; they are kept, and not changed.</summary>
    public static QrFactor Of(IReadOnlyList<double[]> columns)
    {
        ArgumentOutOfRangeException.ThrowIfZero(columns.Count);
        var factor = new QrFactor(columns);
        for (var c = 0; c < columns.Count; c++)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(columns[c].Length, factor.RowCount);
            factor._scales[c] = PowerOfTwo(Length(columns[c], 0));
            var scale = factor._scales[c] > 0 ? 1 / factor._scales[c] : 0;
            factor._columns[c] = Array.ConvertAll(columns[c], v => v * scale);
        }
        factor.Reduce();
        return factor;
    }

    /// <summary>
    /// The least-squares coefficients of <paramref name="y"/> in the original order, and the residual sum of squares; see
    /// <see cref="Fit"/>.
    /// </summary>
    public double[] Solve(ReadOnlySpan<double> y, out double residualSumOfSquares)
    {
        var (coefficients, residuals) = Fit(y);
        residualSumOfSquares = SumOfSquares(residuals, 0);
        return coefficients;
    }

    /// <summary>
    /// The least-squares coefficients of <paramref name="y"/> in the original order, and what they leave of it. Both are
    /// refined once with residuals summed in doubled precision (Björck 1967), so that what is lost is what rounding the
    /// design lost, and not what solving it did.
    /// </summary>
    public (double[] Coefficients, double[] Residuals) Fit(ReadOnlySpan<double> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, RowCount);
        var coefficients = new double[ColumnCount];
        var residuals = new double[RowCount];
        Improve(y.ToArray(), new double[Rank], coefficients, residuals);
        Improve(Unexplained(y, coefficients, residuals), Imbalance(residuals), coefficients, residuals);
        return (coefficients, residuals);
    }

    /// <summary>Orthonormal columns that span the design's: <see cref="Rank"/> of them, in pivot order.</summary>
    public double[][] Basis()
    {
        var basis = new double[Rank][];
        for (var c = 0; c < Rank; c++)
        {
            basis[c] = new double[RowCount];
            basis[c][c] = 1;
            for (var step = Rank - 1; step >= 0; step--) Reflect(_columns[step], step, basis[c]);
        }
        return basis;
    }

    /// <summary>
    /// c'(X'X)⁻¹c for a combination <paramref name="weights"/> of the coefficients, or null where the combination is not
    /// estimable.
    /// </summary>
    public double? VarianceFactor(ReadOnlySpan<double> weights) => InBasis(weights) is { } direction ? SumOfSquares(direction, 0) : null;

    /// <summary>
    /// The direction u, in coordinates of <see cref="Basis"/>, for which u'Q'y is the combination <paramref name="weights"/>
    /// of the coefficients of every y; null where the combination is not estimable.
    /// </summary>
    public double[]? InBasis(ReadOnlySpan<double> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, ColumnCount);
        var scaled = new double[Rank];
        for (var row = 0; row < Rank; row++) scaled[row] = ScaledWeight(weights, row);
        var solution = ForwardSolve(scaled);
        return IsEstimable(weights, solution) ? solution : null;
    }

    /// <summary>The coefficients, in the original order, of the point with these coordinates of <see cref="Basis"/>.</summary>
    public double[] FromBasis(ReadOnlySpan<double> coordinates)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(coordinates.Length, Rank);
        var solution = coordinates.ToArray();
        BackSolve(solution);
        var coefficients = new double[ColumnCount];
        for (var row = 0; row < Rank; row++) coefficients[_pivots[row]] = solution[row] / _scales[_pivots[row]];
        return coefficients;
    }

    /// <summary>
    /// Adds to coefficients x and residuals r the solution of r + Xx = <paramref name="top"/>, X'r =
    /// <paramref name="bottom"/> (of the scaled columns, in pivot order).
    /// </summary>
    private void Improve(double[] top, double[] bottom, double[] coefficients, double[] residuals)
    {
        for (var step = 0; step < Rank; step++) Reflect(_columns[step], step, top);
        var balance = ForwardSolve(bottom);
        for (var row = 0; row < Rank; row++) top[row] -= balance[row];
        BackSolve(top.AsSpan(0, Rank));
        for (var row = 0; row < Rank; row++)
        {
            coefficients[_pivots[row]] += top[row] / _scales[_pivots[row]];
            top[row] = balance[row];
        }
        for (var step = Rank - 1; step >= 0; step--) Reflect(_columns[step], step, top);
        for (var row = 0; row < RowCount; row++) residuals[row] += top[row];
    }

    /// <summary>y − r − Xx, rounded once a row; four rows at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] Unexplained(ReadOnlySpan<double> y, double[] coefficients, double[] residuals)
    {
        var left = new double[RowCount];
        for (var row = 0; row < RowCount; row += DoubledSums.Count)
        {
            var sums = new DoubledSums(DoubledSums.Load(y, row), -DoubledSums.Load(residuals, row));
            for (var c = 0; c < Rank; c++)
                sums.Add(-DoubledSums.Load(_originals[_pivots[c]], row), Vector256.Create(coefficients[_pivots[c]]));
            for (var lane = 0; lane < Math.Min(DoubledSums.Count, RowCount - row); lane++) left[row + lane] = sums.Value[lane];
        }
        return left;
    }

    /// <summary>−X'r of the scaled columns, in pivot order, rounded once a column; four columns at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] Imbalance(double[] residuals)
    {
        var left = new double[Rank];
        for (var c = 0; c < Rank; c += DoubledSums.Count)
        {
            var (first, second, third, fourth) = (Original(c), Original(c + 1), Original(c + 2), Original(c + 3));
            var sums = new DoubledSums(default, default);
            for (var row = 0; row < RowCount; row++)
                sums.Add(Vector256.Create(first[row], second[row], third[row], fourth[row]), Vector256.Create(residuals[row]));
            for (var lane = 0; lane < Math.Min(DoubledSums.Count, Rank - c); lane++) left[c + lane] = -sums.Value[lane] / _scales[_pivots[c + lane]];
        }
        return left;
    }

    /// <summary>A column in pivot order; beyond the last, the last, whose sum is not asked for.</summary>
    private double[] Original(int position) => _originals[_pivots[Math.Min(position, Rank - 1)]];

    /// <summary>The solution of R'u = <paramref name="right"/>.</summary>
    private double[] ForwardSolve(double[] right)
    {
        var solution = new double[Rank];
        for (var row = 0; row < Rank; row++)
        {
            solution[row] = (right[row] - Householder.Dot(_columns[row].AsSpan(0, row), solution.AsSpan(0, row))) / _diagonal[row];
        }
        return solution;
    }

    /// <summary>Puts the solution of Ru = right in its place.</summary>
    private void BackSolve(Span<double> right)
    {
        for (var row = Rank - 1; row >= 0; row--)
        {
            for (var c = row + 1; c < Rank; c++) right[row] -= _columns[c][row] * right[c];
            right[row] /= _diagonal[row];
        }
    }

    /// <summary>A dependent column is a combination of the pivots; its weight must be the same combination of theirs.</summary>
    private bool IsEstimable(ReadOnlySpan<double> weights, double[] solution)
    {
        var largest = 0.0;      // weights are in the columns' units, so only their ratios tell
        for (var c = 0; c < ColumnCount; c++) largest = Math.Max(largest, Math.Abs(ScaledWeight(weights, c)));
        for (var c = Rank; c < ColumnCount; c++)
        {
            var implied = 0.0;
            for (var row = 0; row < Rank; row++) implied += _columns[c][row] * solution[row];
            if (Math.Abs(implied - ScaledWeight(weights, c)) > 1e-8 * (largest + Math.Abs(implied))) return false;
        }
        return true;
    }

    private double ScaledWeight(ReadOnlySpan<double> weights, int position)
    {
        var scale = _scales[_pivots[position]];
        return scale > 0 ? weights[_pivots[position]] / scale : weights[_pivots[position]];
    }

    private void Reduce()
    {
        var steps = Math.Min(RowCount, ColumnCount);
        for (var step = 0; step < steps; step++)
        {
            var best = LongestFrom(step, out var length);
            if (length <= RankTolerance) break;
            (_columns[step], _columns[best]) = (_columns[best], _columns[step]);
            (_pivots[step], _pivots[best]) = (_pivots[best], _pivots[step]);
            MakeReflector(step, length);
            for (var c = step + 1; c < ColumnCount; c++) Reflect(_columns[step], step, _columns[c]);
            Rank++;
            LogDeterminant += 2 * Math.Log(Math.Abs(_diagonal[step]) * _scales[_pivots[step]]);
        }
    }

    private int LongestFrom(int step, out double length)
    {
        var best = step;
        length = -1;
        for (var c = step; c < ColumnCount; c++)
        {
            var own = Length(_columns[c], step);
            if (own > length) (best, length) = (c, own);
        }
        return best;
    }

    private void MakeReflector(int step, double length)
    {
        var column = _columns[step];
        _diagonal[step] = column[step] > 0 ? -length : length;
        column[step] -= _diagonal[step];
        var scale = 1 / Length(column, step);
        for (var row = step; row < RowCount; row++) column[row] *= scale;
    }

    private static void Reflect(double[] reflector, int from, double[] target)
    {
        var direction = reflector.AsSpan(from);
        var own = target.AsSpan(from);
        Householder.Subtract(own, direction, 2 * Householder.Dot(direction, own));
    }

    private static double Length(double[] values, int from) => Math.Sqrt(SumOfSquares(values, from));

    private static double PowerOfTwo(double length) => length > 0 ? Math.ScaleB(1, Math.ILogB(length)) : 0;

    private static double SumOfSquares(double[] values, int from) => Householder.Dot(values.AsSpan(from), values.AsSpan(from));
}
