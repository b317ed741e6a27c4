namespace RoiAnalyzer.Statistics;

/// <summary>UN: a variance of each visit and a covariance of each pair. θ are those, row by row; φ their <see cref="LowerTriangle"/>.</summary>
internal sealed class UnstructuredCovariance(int visits) : CovarianceStructure("UN", visits)
{
    private const double StartCorrelation = 0.3;
    private readonly (int Row, int Column)[] _elements = [.. LowerTriangle.Elements(visits)];

    internal override int Count => _elements.Length;

    internal override IReadOnlyList<string> Names => [.. _elements.Select(e => $"covariance_{e.Row}_{e.Column}")];

    internal override double[] Start(ReadOnlySpan<double> variances)
    {
        // the factor of equal correlations, row by row
        var matrix = new double[Visits * Visits];
        for (var i = 0; i < Visits; i++)
            for (var j = 0; j < Visits; j++) matrix[i * Visits + j] = Math.Sqrt(variances[i] * variances[j]) * (i == j ? 1 : StartCorrelation);
        var factor = Numerics.Cholesky.Of(matrix, Visits, Visits);
        return [.. _elements.Select(e => e.Row == e.Column ? Math.Log(factor.Pivot(e.Row)) : factor.Row(e.Row)[e.Column])];
    }

    internal override double[] Natural(ReadOnlySpan<double> free) => LowerTriangle.Square(LowerTriangle.Factor(free, Visits), Visits);

    internal override double[,] Jacobian(ReadOnlySpan<double> free)
    {
        var jacobian = new double[Count, Count];
        LowerTriangle.FillJacobian(jacobian, LowerTriangle.Factor(free, Visits), Visits);
        return jacobian;
    }

    internal override void Derivative(MixedBlock block, ReadOnlySpan<double> natural, int i, Span<double> into)
    {
        into.Clear();
        var (row, column) = _elements[i];
        var (a, b) = (Array.IndexOf(block.Visits, row), Array.IndexOf(block.Visits, column));
        if (a < 0 || b < 0) return;
        into[a * block.Size + b] = into[b * block.Size + a] = 1;
    }

    internal override void Covariance(MixedBlock block, ReadOnlySpan<double> natural, Span<double> into)
    {
        for (var a = 0; a < block.Size; a++)
            for (var b = 0; b < block.Size; b++)
                into[a * block.Size + b] = natural[LowerTriangle.Place(Math.Max(block.Visits[a], block.Visits[b]), Math.Min(block.Visits[a], block.Visits[b]))];
    }
}
