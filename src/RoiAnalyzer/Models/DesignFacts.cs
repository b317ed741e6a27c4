namespace RoiAnalyzer.Models;

/// <summary>
/// How well a design can tell what it is asked: of each condition's column the variance inflation, of each contrast the
/// inflation and the efficiency. NaN where something cannot be told from other columns at all.
/// </summary>
public sealed record DesignFacts
{
    /// <summary>More inflation than this is noted.</summary>
    public const double MostInflation = 5;

    /// <summary>
    /// By column: how many times larger the variance of its coefficient is than it would be were the column uncorrelated with
    /// all others, (X'X)⁻¹ⱼⱼ · Σ(x − mean)².
    /// </summary>
    public required IReadOnlyDictionary<string, double> Columns { get; init; }

    /// <summary>By contrast c: its efficiency 1 / (c'(X'X)⁻¹c), and its inflation c'(X'X)⁻¹c / Σ cⱼ²/Σ(xⱼ − mean)².</summary>
    public required IReadOnlyDictionary<string, (double Efficiency, double Inflation)> Contrasts { get; init; }

    /// <summary>A sentence for each contrast whose variance is inflated beyond <see cref="MostInflation"/>.</summary>
    public IEnumerable<string> Notes => Contrasts.Where(c => c.Value.Inflation > MostInflation).Select(c => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"The variance of {c.Key} is inflated {c.Value.Inflation:0.0} times by other columns of the design (more than {MostInflation:0})."));

    /// <summary>The facts of a design; contrasts whose conditions have no events in this run are left out.</summary>
    public static DesignFacts Of(DesignMatrix design, IReadOnlyList<Contrast> contrasts)
    {
        var factor = design.Factor;
        var spreads = design.Columns.Select(SumOfSquares).ToArray();
        return new DesignFacts
        {
            Columns = design.ConditionColumns.OrderBy(c => c.Value).ToDictionary(c => c.Key, c => Inflation(OneAt(c.Value))),
            Contrasts = contrasts.Where(design.HasEvents).ToDictionary(c => c.Name, c => Of(design.WeightsOf(c))),
        };

        (double, double) Of(double[] weights) => (1 / (factor.VarianceFactor(weights) ?? double.NaN), Inflation(weights));

        double Inflation(double[] weights)
        {
            var alone = 0.0;
            for (var c = 0; c < weights.Length; c++) if (weights[c] != 0) alone += weights[c] * weights[c] / spreads[c];
            return (factor.VarianceFactor(weights) ?? double.NaN) / alone;
        }

        double[] OneAt(int column)
        {
            var weights = new double[design.Columns.Count];
            weights[column] = 1;
            return weights;
        }
    }

    private static double SumOfSquares(double[] column)
    {
        var mean = column.Average();
        return column.Sum(value => (value - mean) * (value - mean));
    }
}
