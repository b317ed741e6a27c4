using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// TOEPH: a variance of each visit, a correlation for each distance. φ are the log variances and atanh of the partial
/// correlations, any of which make correlations that can be (Barndorff-Nielsen and Schou 1973).
/// </summary>
internal sealed class ToeplitzCovariance(int visits) : CorrelatedVisits("TOEPH", visits)
{
    protected override int Correlations => Visits - 1;

    internal override double[] Start(ReadOnlySpan<double> variances)
    {
        // partial correlations of equal correlations r: r/(1 + (l − 1)r)
        const double correlation = 0.3;
        return [.. Array.ConvertAll(variances.ToArray(), Math.Log), .. Enumerable.Range(1, Correlations).Select(l => Math.Atanh(correlation / (1 + (l - 1) * correlation)))];
    }

    internal override double[] Natural(ReadOnlySpan<double> free) =>
        [.. Array.ConvertAll(free[..Visits].ToArray(), Math.Exp), .. Recursion(free[Visits..], -1).Select(r => r.Value)];

    internal override double[,] Jacobian(ReadOnlySpan<double> free)
    {
        var jacobian = new double[Count, Count];
        for (var i = 0; i < Visits; i++) jacobian[i, i] = Math.Exp(free[i]);
        for (var variable = 0; variable < Correlations; variable++)
        {
            var slopes = Recursion(free[Visits..], variable);
            for (var l = 0; l < Correlations; l++) jacobian[Visits + l, Visits + variable] = slopes[l].Slope;
        }
        return jacobian;
    }

    protected override double Correlation(int distance, ReadOnlySpan<double> parameters, int first, int second) =>
        first < 0 ? parameters[distance - 1] : second < 0 && first == distance - 1 ? 1 : 0;

    /// <summary>Durbin's and Levinson's recursion from partial correlations to correlations, with the slopes by one of them.</summary>
    private Dual[] Recursion(ReadOnlySpan<double> free, int variable)
    {
        var correlations = new Dual[Correlations];
        Dual[] coefficients = [];
        Dual rest = 1;
        for (var l = 0; l < Correlations; l++)
        {
            var tanh = Math.Tanh(free[l]);
            var partial = new Dual(tanh, l == variable ? 1 - tanh * tanh : 0);
            correlations[l] = partial * rest;
            for (var k = 0; k < l; k++) correlations[l] += coefficients[k] * correlations[l - 1 - k];
            var former = coefficients;
            coefficients = [.. former.Select((c, k) => c - partial * former[l - 1 - k]), partial];
            rest *= (Dual)1 - partial * partial;
        }
        return correlations;
    }
}
