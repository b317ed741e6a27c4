namespace RoiAnalyzer.Statistics;

/// <summary>One main effect or interaction of a factorial design.</summary>
/// <param name="Factors">The factors that it is of, by their places; none for the grand mean.</param>
/// <param name="Columns">Its columns, one value a row: products of each factor's contrasts, which sum to 0 over the factor's levels.</param>
public sealed record FactorialTerm(IReadOnlyList<int> Factors, IReadOnlyList<double[]> Columns)
{
    /// <summary>
    /// The grand mean, then every main effect and interaction of crossed factors, the simpler ones first. A factor is the level of each
    /// row, from 0; without factors the grand mean of <paramref name="rows"/> rows is all.
    /// </summary>
    public static IReadOnlyList<FactorialTerm> Of(IReadOnlyList<int[]> factors, int rows)
    {
        double[] ones = [.. Enumerable.Repeat(1.0, rows)];
        List<FactorialTerm> terms = [new FactorialTerm([], [ones])];
        for (var factor = 0; factor < factors.Count; factor++)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(factors[factor].Length, rows);
            var contrasts = SumContrasts(factors[factor]);
            terms.AddRange([.. terms.Select(term => new FactorialTerm(
                [.. term.Factors, factor], [.. term.Columns.SelectMany(own => contrasts.Select(contrast => own.Zip(contrast, (a, b) => a * b).ToArray()))]))]);
        }
        return [.. terms.OrderBy(term => term.Factors.Count)];
    }

    /// <summary>One column for each level but the last: 1 there, −1 at the last.</summary>
    private static double[][] SumContrasts(int[] levels)
    {
        var last = levels.Max();
        return [.. Enumerable.Range(0, last).Select(level => Array.ConvertAll(levels, own => own == level ? 1.0 : own == last ? -1.0 : 0.0))];
    }
}
