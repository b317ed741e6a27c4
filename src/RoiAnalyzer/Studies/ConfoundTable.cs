namespace RoiAnalyzer.Studies;

/// <summary>A run's confounds: one named column of numbers each, one row a volume; <c>n/a</c> is NaN.</summary>
public sealed class ConfoundTable
{
    private readonly Dictionary<string, double[]> _columns;

    /// <summary>A table of columns of equal length; <paramref name="path"/> is named in messages.</summary>
    public ConfoundTable(string path, IReadOnlyList<string> names, IReadOnlyList<double[]> columns)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(columns.Count, names.Count);
        Path = path;
        Names = names;
        VolumeCount = columns.Count == 0 ? 0 : columns[0].Length;
        _columns = names.Zip(columns).ToDictionary(c => c.First, c => c.Second);
    }

    /// <summary>The file it was read from, for messages.</summary>
    public string Path { get; }

    /// <summary>Column names in the file's order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of rows: one a volume.</summary>
    public int VolumeCount { get; }

    /// <summary>
    /// Reads a table of numbers of any fMRIPrep version; an <see cref="InputException"/> names the line and the column
    /// of the first cell that is neither a number nor <c>n/a</c>.
    /// </summary>
    public static ConfoundTable Read(string path)
    {
        var table = Table.Read(path);
        if (table.RowCount == 0)
            throw new InputException(new Place(path), "one row a volume", "no rows", "Get the confounds of this run again.");
        var columns = table.Columns.Select(table.Numbers).ToArray();
        return new ConfoundTable(path, table.Columns, columns);
    }

    /// <summary>Whether the table has this column.</summary>
    public bool Has(string name) => _columns.ContainsKey(name);

    /// <summary>The column of this name; NaN where the file says <c>n/a</c>.</summary>
    public double[] this[string name] => _columns[name];
}
