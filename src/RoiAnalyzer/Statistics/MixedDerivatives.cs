using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The derivatives of a mixed model's −2 log-likelihood by θ, in the whitened and rotated columns of <see cref="MixedPoint"/>, and what
/// Kenward and Roger's correction is made of.
/// </summary>
internal sealed class MixedDerivatives
{
    private readonly MixedData _data;
    private readonly CovarianceStructure _structure;
    private readonly double[] _natural;
    private readonly bool _restricted;
    private readonly Cholesky[] _factors;
    private readonly double[][][] _design;
    private readonly double[][] _residuals;
    private readonly double[][][] _whitened;    // Ṽᵢ by pattern, parameter
    private readonly double[][][][] _columns;   // ṼᵢX̃ by parameter, participant, column
    private readonly double[][][] _turned;      // Ṽᵢ times the residuals by parameter, participant
    private readonly double[,] _traces;         // tr(V⁻¹VᵢV⁻¹Vⱼ)

    internal MixedDerivatives(
        MixedData data, CovarianceStructure structure, double[] natural, bool restricted, Cholesky[] factors, double[][][] design, double[][] residuals)
    {
        (_data, _structure, _natural, _restricted, _factors, _design, _residuals) = (data, structure, natural, restricted, factors, design, residuals);
        var count = structure.Count;
        _whitened = [.. data.Representatives.Select((block, pattern) => Enumerable.Range(0, count).Select(i => Whitened(block, pattern, i)).ToArray())];
        _columns = [.. Enumerable.Range(0, count).Select(i => data.Blocks.Select((_, b) => Array.ConvertAll(design[b], column => Times(_whitened[data.Patterns[b]][i], column))).ToArray())];
        _turned = [.. Enumerable.Range(0, count).Select(i => data.Blocks.Select((_, b) => Times(_whitened[data.Patterns[b]][i], residuals[b])).ToArray())];
        P = [.. Enumerable.Range(0, count).Select(i => SumOverBlocks(b => Products(design[b], _columns[i][b])))];
        _traces = Symmetric(count, (i, j) => data.Patterns.Sum(pattern => Householder.Dot(_whitened[pattern][i], _whitened[pattern][j])));
    }

    /// <summary>Of each parameter, Σ X̃'ṼᵢX̃: the derivative of the coefficients' covariance, row by row.</summary>
    public double[][] P { get; }

    /// <summary>Σ X̃'ṼᵢṼⱼX̃.</summary>
    public double[] Q(int i, int j) => SumOverBlocks(b => Products(_columns[i][b], _columns[j][b]));

    /// <summary>Σ X̃'ṼᵢⱼX̃ of the second derivative of V; null where there is none.</summary>
    public double[]? R(int i, int j) => _structure.IsLinear ? null
        : SumOverBlocks(b => Products(_design[b], Array.ConvertAll(_design[b], column => Times(Whitened(_data.Blocks[b], _data.Patterns[b], i, j), column))));

    /// <summary>The slopes.</summary>
    public double[] Gradient()
    {
        var gradient = new double[P.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            if (_restricted) gradient[i] -= Trace(P[i]);
            for (var b = 0; b < _design.Length; b++) gradient[i] += Trace(_whitened[_data.Patterns[b]][i]) - Householder.Dot(_residuals[b], _turned[i][b]);
        }
        return gradient;
    }

    /// <summary>The curvature that is expected where the model is true: twice Fisher's information.</summary>
    public double[,] Expected() => Symmetric(P.Length, ExpectedOf);

    /// <summary>The curvature as it is.</summary>
    public double[,] Observed() => Symmetric(P.Length, (i, j) =>
    {
        var sum = -ExpectedOf(i, j);
        var (left, right) = (SumOfColumns(i), SumOfColumns(j));
        sum -= 2 * Householder.Dot(left, right);
        for (var b = 0; b < _design.Length; b++) sum += 2 * Householder.Dot(_turned[i][b], _turned[j][b]);
        return _structure.IsLinear ? sum : sum + Bend(i, j);
    });

    private double ExpectedOf(int i, int j) => !_restricted ? _traces[i, j]
        : _traces[i, j] - 2 * SumOfProducts(i, j) + Householder.Dot(P[i], P[j]);

    /// <summary>tr(Q) without the rest of it.</summary>
    private double SumOfProducts(int i, int j)
    {
        var sum = 0.0;
        for (var b = 0; b < _design.Length; b++)
            for (var c = 0; c < _design[b].Length; c++) sum += Householder.Dot(_columns[i][b][c], _columns[j][b][c]);
        return sum;
    }

    /// <summary>Σ X̃'Ṽᵢ times the residuals.</summary>
    private double[] SumOfColumns(int i)
    {
        var sum = new double[_design[0].Length];
        for (var b = 0; b < _design.Length; b++)
            for (var c = 0; c < sum.Length; c++) sum[c] += Householder.Dot(_design[b][c], _turned[i][b]);
        return sum;
    }

    /// <summary>What the second derivative of V adds to the curvature.</summary>
    private double Bend(int i, int j)
    {
        var second = _data.Representatives.Select((block, pattern) => Whitened(block, pattern, i, j)).ToArray();
        var sum = 0.0;
        for (var b = 0; b < _design.Length; b++)
        {
            var own = second[_data.Patterns[b]];
            sum += Trace(own) - Householder.Dot(_residuals[b], Times(own, _residuals[b]));
            if (_restricted) sum -= _design[b].Sum(column => Householder.Dot(column, Times(own, column)));
        }
        return sum;
    }

    /// <summary>L⁻¹ML'⁻¹ of the first or second derivative of V.</summary>
    private double[] Whitened(MixedBlock block, int pattern, int i, int j = -1)
    {
        var size = block.Size;
        var matrix = new double[size * size];
        if (j < 0) _structure.Derivative(block, _natural, i, matrix);
        else _structure.SecondDerivative(block, _natural, i, j, matrix);
        for (var side = 0; side < 2; side++)
        {
            for (var row = 0; row < size; row++) _factors[pattern].Forward(matrix.AsSpan(row * size, size));
            Transpose(matrix, size);
        }
        return matrix;
    }

    private double[] SumOverBlocks(Func<int, double[]> term)
    {
        var sum = term(0);
        for (var b = 1; b < _design.Length; b++)
        {
            var own = term(b);
            for (var n = 0; n < sum.Length; n++) sum[n] += own[n];
        }
        return sum;
    }

    private static double[] Products(double[][] left, double[][] right)
    {
        var products = new double[left.Length * left.Length];
        for (var i = 0; i < left.Length; i++)
            for (var j = 0; j < left.Length; j++) products[i * left.Length + j] = Householder.Dot(left[i], right[j]);
        return products;
    }

    private static double[] Times(double[] matrix, double[] vector)
    {
        var size = vector.Length;
        var product = new double[size];
        for (var row = 0; row < size; row++) product[row] = Householder.Dot(matrix.AsSpan(row * size, size), vector);
        return product;
    }

    private static double Trace(double[] matrix)
    {
        var size = (int)Math.Sqrt(matrix.Length);
        var sum = 0.0;
        for (var i = 0; i < size; i++) sum += matrix[i * size + i];
        return sum;
    }

    private static void Transpose(double[] matrix, int size)
    {
        for (var i = 0; i < size; i++)
            for (var j = 0; j < i; j++) (matrix[i * size + j], matrix[j * size + i]) = (matrix[j * size + i], matrix[i * size + j]);
    }

    private static double[,] Symmetric(int count, Func<int, int, double> element)
    {
        var matrix = new double[count, count];
        for (var i = 0; i < count; i++)
            for (var j = 0; j <= i; j++) matrix[i, j] = matrix[j, i] = element(i, j);
        return matrix;
    }
}
