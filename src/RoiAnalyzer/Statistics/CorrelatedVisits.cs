namespace RoiAnalyzer.Statistics;

/// <summary>
/// A variance of each visit, and a correlation that depends on the distance between visits alone:
/// V = √(vₐv_b) r(|a − b|). θ are the variances and the parameters of r.
/// </summary>
internal abstract class CorrelatedVisits(string name, int visits) : CovarianceStructure(name, visits)
{
    internal override bool IsLinear => false;

    internal override int Count => Visits + Correlations;

    internal override IReadOnlyList<string> Names =>
        [.. Enumerable.Range(0, Visits).Select(v => $"variance_{v}"), .. Enumerable.Range(1, Correlations).Select(c => $"correlation_{c}")];

    /// <summary>Number of parameters of r.</summary>
    protected abstract int Correlations { get; }

    /// <summary>r at a distance ≥ 1, differentiated by its parameters <paramref name="first"/> and <paramref name="second"/> where these are not negative.</summary>
    protected abstract double Correlation(int distance, ReadOnlySpan<double> parameters, int first = -1, int second = -1);

    internal override void Covariance(MixedBlock block, ReadOnlySpan<double> natural, Span<double> into) => Fill(block, natural, -1, -1, into);

    internal override void Derivative(MixedBlock block, ReadOnlySpan<double> natural, int i, Span<double> into) => Fill(block, natural, i, -1, into);

    internal override void SecondDerivative(MixedBlock block, ReadOnlySpan<double> natural, int i, int j, Span<double> into) =>
        Fill(block, natural, Math.Min(i, j), Math.Max(i, j), into);

    private void Fill(MixedBlock block, ReadOnlySpan<double> natural, int i, int j, Span<double> into)
    {
        for (var a = 0; a < block.Size; a++)
            for (var b = 0; b < block.Size; b++) into[a * block.Size + b] = Element(block.Visits[a], block.Visits[b], natural, i, j);
    }

    private double Element(int a, int b, ReadOnlySpan<double> natural, int i, int j)
    {
        var (first, second) = (i < Visits ? -1 : i - Visits, j < Visits ? -1 : j - Visits);
        if (first < 0 && second >= 0) (first, second) = (second, -1);
        var correlation = a == b ? (first < 0 ? 1 : 0) : Correlation(Math.Abs(a - b), natural[Visits..], first, second);
        return correlation == 0 ? 0 : correlation * Power(natural, a, b, i < Visits ? i : -1, j < Visits ? j : -1);
    }

    /// <summary>√(vₐv_b), differentiated by the variances of up to two visits.</summary>
    private static double Power(ReadOnlySpan<double> natural, int a, int b, int i, int j)
    {
        var value = Math.Sqrt(natural[a] * natural[b]);
        var left = 0.5 * ((a == i ? 1 : 0) + (b == i ? 1 : 0));
        if (i >= 0) value *= left / natural[i];
        if (j < 0) return value;
        var right = 0.5 * ((a == j ? 1 : 0) + (b == j ? 1 : 0)) - (i == j ? 1 : 0);
        return value * right / natural[j];
    }
}
