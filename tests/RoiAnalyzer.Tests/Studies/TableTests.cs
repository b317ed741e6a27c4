using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class TableTests
{
    [Theory]
    [InlineData("a\tb\n1\tn/a\n")]
    [InlineData("a\tb\n1\tn/a")]
    [InlineData("a\tb\r\n1\tn/a\r\n")]
    [InlineData("a\tb\r1\tn/a\r")]
    [InlineData("a\tb\n1\tn/a\n\n\n")]
    public void Line_ends_of_any_system_give_the_same_table(string text)
    {
        var table = Table.Parse(text, "t.tsv");
        Assert.Equal(["a", "b"], table.Columns);
        Assert.Single(table.Rows);
        Assert.Equal(1, table.Number(0, "a"));
        Assert.True(double.IsNaN(table.Number(0, "b")));
        Assert.True(table.IsMissing(0, "b"));
        Assert.False(table.Has("A"));
    }

    [Theory]
    [InlineData("a\tb\n1\t2\n1\n", "t.tsv, line 3: expected 2 fields between tabs, as in line 1, found 1. ")]
    [InlineData("a\tb\n\n1\t2\n", "t.tsv, line 2: expected 2 fields")]
    [InlineData("a\tb\n1\t2\t\n", "t.tsv, line 2: expected 2 fields between tabs, as in line 1, found 3. ")]
    [InlineData("a\ta\n", "t.tsv, line 1: expected each column name once, found \"a\" twice. ")]
    [InlineData("a\t\n", "t.tsv, line 1: expected a name for every column, found none for column 2. ")]
    [InlineData("", "t.tsv, line 1: expected a name for every column")]
    public void A_table_of_another_shape_is_refused_by_line(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<InputException>(() => Table.Parse(text, "t.tsv")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("x", "\"x\"")]
    [InlineData("", "an empty cell")]
    [InlineData("NaN", "\"NaN\"")]
    [InlineData("1,5", "\"1,5\"")]
    [InlineData("1e999", "\"1e999\"")]
    public void A_cell_that_is_no_number_is_named(string cell, string found)
    {
        var table = Table.Parse($"a\tb\n1\t2\n3\t{cell}\n", "t.tsv");
        var fault = Assert.Throws<InputException>(() => table.Number(1, "b")).Message;
        Assert.StartsWith($"t.tsv, line 3 (b): expected a number or n/a, found {found}. ", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-3.5e-2", -0.035)]
    [InlineData(" 4 ", 4)]
    public void Numbers_are_read_in_the_invariant_culture(string cell, double number) =>
        Assert.Equal(number, Table.Parse($"a\n{cell}\n", "t.tsv").Number(0, "a"));
}
