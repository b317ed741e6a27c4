namespace RoiAnalyzer.Statistics;

/// <summary>
/// The values of one participant in a linear mixed model, as many as there are: participants may differ in which visits they
/// have. Values of different participants are independent.
/// </summary>
public sealed class MixedBlock
{
    /// <summary>
    /// Values at visits 0 … k − 1, each at most once where the covariance goes by visits; <paramref name="columns"/> are the model's,
    /// each of as many rows as there are values; <paramref name="times"/> are what a random slope is over, by default the visits.
    /// </summary>
    public MixedBlock(IReadOnlyList<int> visits, IReadOnlyList<double> values, IReadOnlyList<double[]> columns, IReadOnlyList<double>? times = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(visits.Count, values.Count);
        foreach (var column in columns) ArgumentOutOfRangeException.ThrowIfNotEqual(column.Length, values.Count);
        if (times is not null) ArgumentOutOfRangeException.ThrowIfNotEqual(times.Count, values.Count);
        if (!values.Concat(columns.SelectMany(c => c)).All(double.IsFinite)) throw new ArgumentException("a value of a mixed model is not a number", nameof(values));
        (Visits, Values, Columns) = ([.. visits], [.. values], [.. columns]);
        Times = times is null ? [.. visits.Select(v => (double)v)] : [.. times];
    }

    internal int[] Visits { get; }

    internal double[] Values { get; }

    internal double[][] Columns { get; }

    internal double[] Times { get; }

    internal int Size => Values.Length;

    /// <summary>Whether the covariance of this block is that of another.</summary>
    internal bool HasPatternOf(MixedBlock other) => Visits.AsSpan().SequenceEqual(other.Visits) && Times.AsSpan().SequenceEqual(other.Times);
}
