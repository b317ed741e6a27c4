using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>What a linear mixed model is fitted to: participants with their values, the columns of the model in each.</summary>
public sealed class MixedData
{
    /// <summary>Participants of a model whose columns have these names, in their order.</summary>
    public MixedData(IReadOnlyList<string> columnNames, IReadOnlyList<MixedBlock> blocks)
    {
        ArgumentOutOfRangeException.ThrowIfZero(blocks.Count);
        foreach (var block in blocks) ArgumentOutOfRangeException.ThrowIfNotEqual(block.Columns.Length, columnNames.Count);
        (ColumnNames, Blocks) = (columnNames, blocks);
        var patterns = new List<MixedBlock>();
        Patterns = [.. blocks.Select(block => PatternOf(block, patterns))];
        Representatives = patterns;
        Design = columnNames.Count == 0 ? null : QrFactor.Of([.. columnNames.Select((_, c) => blocks.SelectMany(b => b.Columns[c]).ToArray())]);
        Values = [.. blocks.SelectMany(b => b.Values)];
    }

    /// <summary>Names of the model's columns.</summary>
    public IReadOnlyList<string> ColumnNames { get; }

    /// <summary>The participants.</summary>
    public IReadOnlyList<MixedBlock> Blocks { get; }

    /// <summary>All values, participant after participant.</summary>
    internal double[] Values { get; }

    /// <summary>What least squares leave of the values.</summary>
    internal double[] LeastSquaresResiduals() => Design is null ? Values : Design.Fit(Values).Residuals;

    /// <summary>Of each participant, the place in <see cref="Representatives"/> of one with the same visits.</summary>
    internal int[] Patterns { get; }

    /// <summary>One participant of each pattern of visits.</summary>
    internal IReadOnlyList<MixedBlock> Representatives { get; }

    /// <summary>Number of visits.</summary>
    internal int VisitCount => Blocks.Max(b => b.Visits.Max()) + 1;

    /// <summary>The columns that depend on the others, by name.</summary>
    internal IEnumerable<string> DependentColumns => ColumnNames.Where((_, c) => Design!.VarianceFactor([.. ColumnNames.Select((_, k) => k == c ? 1.0 : 0)]) is null);

    /// <summary>Mean squared residual of least squares at each visit, and over all where a visit has none.</summary>
    internal double[] LeastSquaresVariances()
    {
        var residuals = LeastSquaresResiduals();
        var visits = Blocks.SelectMany(b => b.Visits).ToArray();
        var all = residuals.Average(r => r * r);
        return [.. Enumerable.Range(0, VisitCount).Select(visit =>
        {
            var own = residuals.Where((_, i) => visits[i] == visit).ToList();
            return own.Count == 0 ? all : Math.Max(own.Average(r => r * r), 1e-3 * all);
        })];
    }

    /// <summary>
    /// The columns that are left where a combination of the coefficients is zero, and the column whose coefficient the combination is beside them.
    /// </summary>
    internal (MixedData Others, IReadOnlyList<double[]> Effect) TakenApart(ReadOnlySpan<double> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, ColumnNames.Count);
        var own = weights.ToArray();
        var place = Array.FindIndex(own, value => Math.Abs(value) == own.Max(Math.Abs));
        int[] rest = [.. Enumerable.Range(0, own.Length).Where(c => c != place)];
        double[] Left(MixedBlock block, int column) => [.. block.Columns[column].Select((value, i) => value - own[column] / own[place] * block.Columns[place][i])];
        return (new MixedData([.. rest.Select(c => ColumnNames[c])], [.. Blocks.Select(block => new MixedBlock(block.Visits, block.Values, [.. rest.Select(c => Left(block, c))], block.Times))]),
            [.. Blocks.Select(block => Array.ConvertAll(block.Columns[place], value => value / own[place]))]);
    }

    /// <summary>The columns of all values; null where there are none.</summary>
    private QrFactor? Design { get; }

    private static int PatternOf(MixedBlock block, List<MixedBlock> patterns)
    {
        var pattern = patterns.FindIndex(block.HasPatternOf);
        if (pattern >= 0) return pattern;
        patterns.Add(block);
        return patterns.Count - 1;
    }
}
