namespace RoiAnalyzer.Statistics;

/// <summary>
/// CS: V = c 11' + dI, where c may be negative as long as V is a covariance of all visits. θ = (c, d); φ = (log(d + kc), log d) for
/// k visits, the logarithms of V's two eigenvalues.
/// </summary>
internal sealed class CompoundSymmetry(int visits) : CovarianceStructure("CS", visits)
{
    internal override int Count => 2;

    internal override IReadOnlyList<string> Names => ["covariance", "variance_within"];

    internal override double[] Start(ReadOnlySpan<double> variances)
    {
        var variance = 0.0;
        foreach (var own in variances) variance += own / variances.Length;
        return [Math.Log(variance * (0.7 + 0.3 * Visits)), Math.Log(variance * 0.7)];
    }

    internal override double[] Natural(ReadOnlySpan<double> free) => [(Math.Exp(free[0]) - Math.Exp(free[1])) / Visits, Math.Exp(free[1])];

    internal override double[,] Jacobian(ReadOnlySpan<double> free) => new[,]
    {
        { Math.Exp(free[0]) / Visits, -Math.Exp(free[1]) / Visits },
        { 0, Math.Exp(free[1]) },
    };

    internal override void Derivative(MixedBlock block, ReadOnlySpan<double> natural, int i, Span<double> into)
    {
        into.Fill(i == 0 ? 1 : 0);
        if (i == 1)
            for (var n = 0; n < block.Size; n++) into[n * block.Size + n] = 1;
    }
}
