namespace RoiAnalyzer.Statistics;

/// <summary>AR1H: a variance of each visit, correlation ρ to the power of the distance. φ are the log variances and atanh ρ.</summary>
internal sealed class AutoregressiveCovariance(int visits) : CorrelatedVisits("AR1H", visits)
{
    protected override int Correlations => 1;

    internal override double[] Start(ReadOnlySpan<double> variances) => [.. Array.ConvertAll(variances.ToArray(), Math.Log), Math.Atanh(0.3)];

    internal override double[] Natural(ReadOnlySpan<double> free)
    {
        var natural = Array.ConvertAll(free.ToArray(), Math.Exp);
        natural[^1] = Math.Tanh(free[^1]);
        return natural;
    }

    internal override double[,] Jacobian(ReadOnlySpan<double> free)
    {
        var natural = Natural(free);
        var jacobian = new double[Count, Count];
        for (var i = 0; i < Visits; i++) jacobian[i, i] = natural[i];
        jacobian[Visits, Visits] = 1 - natural[^1] * natural[^1];
        return jacobian;
    }

    protected override double Correlation(int distance, ReadOnlySpan<double> parameters, int first, int second)
    {
        var rho = parameters[0];
        if (first < 0) return Math.Pow(rho, distance);
        return second < 0 ? distance * Math.Pow(rho, distance - 1)
            : distance < 2 ? 0 : distance * (distance - 1) * Math.Pow(rho, distance - 2);
    }
}
