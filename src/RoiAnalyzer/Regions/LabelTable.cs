using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Regions;

/// <summary>
/// The names of an atlas' labels, from a BIDS <c>dseg.tsv</c> or <c>probseg.tsv</c>: index or volume, name, and hemisphere
/// (L, R; anything else is no side) where the names do not say it.
/// </summary>
public static class LabelTable
{
    /// <summary>Reads a table; a number or a name that stands twice, and a number that is not whole, are faults.</summary>
    public static IReadOnlyList<Label> Read(string path)
    {
        var table = Table.Read(path);
        var index = FirstColumn(table, "index", "volume", "label", "value");
        var name = FirstColumn(table, "name", "label_name", "region", "roi");
        var hemisphere = table.Columns.FirstOrDefault(c => c is "hemisphere" or "hemi");
        if (table.RowCount == 0) throw new InputException(new Place(path), "a row for each label", "none", "Write the labels into the table.");
        var labels = Enumerable.Range(0, table.RowCount).Select(row => Of(table, row, index, name, hemisphere)).ToList();
        CheckOnce(table, labels, index, l => l.Index);
        CheckOnce(table, labels, name, l => l.Name);
        return labels;
    }

    private static Label Of(Table table, int row, string index, string name, string? hemisphere)
    {
        var said = hemisphere is null ? null : Side.OfWord(table[row, hemisphere].Trim());
        // FreeSurfer's tables, as fMRIPrep copies them, quote the names
        var plain = table[row, name].Trim().Trim('"').Trim().Replace(' ', '_');
        if (plain.Length == 0 || table.IsMissing(row, name))
            throw new InputException(table.PlaceOf(row, name), "a name", Table.Quoted(table[row, name]), "Name the label.");
        var named = Side.Of(plain);
        if (said is not null && named is not null && said != named)
            throw new InputException(table.PlaceOf(row, hemisphere!), $"the side that the name {plain} says, {named}", said, "Correct the name or the hemisphere.");
        return new Label(Whole(table, row, index), said is null || named is not null ? plain : $"{plain}_{said}", said ?? named);
    }

    private static int Whole(Table table, int row, string column)
    {
        var number = table.Number(row, column);
        return number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue
            ? (int)number
            : throw new InputException(table.PlaceOf(row, column), "a whole number", Table.Quoted(table[row, column]), "Write the number that the label has in the image.");
    }

    private static void CheckOnce<T>(Table table, List<Label> labels, string column, Func<Label, T> key)
    {
        var seen = new HashSet<T>();
        for (var row = 0; row < labels.Count; row++)
            if (!seen.Add(key(labels[row])))
                throw new InputException(table.PlaceOf(row, column), "each label once", $"{key(labels[row])} again", "Correct the row that is wrong.");
    }

    private static string FirstColumn(Table table, params string[] names) =>
        names.FirstOrDefault(table.Has) ?? throw new InputException(new Place(table.Path, Line: 1), $"a column {string.Join(" or ", names)}",
            $"columns {string.Join(", ", table.Columns)}", "Name the columns as BIDS does: index, name.");
}
