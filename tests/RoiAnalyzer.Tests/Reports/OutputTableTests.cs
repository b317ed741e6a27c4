using System.Globalization;
using System.Text.Json.Nodes;
using RoiAnalyzer.Reports;

namespace RoiAnalyzer.Tests.Reports;

public class OutputTableTests
{
    [Theory]
    [InlineData(null, "n/a"), InlineData(double.NaN, "n/a"), InlineData("", "n/a"), InlineData(1.0 / 3, "0.3333333333"), InlineData(1e-12, "1E-12"), InlineData(7, "7"), InlineData(-0.5, "-0.5")]
    [InlineData("two\twords\r\nand a line", "two words and a line")]
    public void A_cell_is_written_so_that_every_reader_understands_it(object? cell, string text) => Assert.Equal(text, OutputTable.Text(cell));

    [Fact]
    public void Numbers_are_the_same_under_any_culture()
    {
        var own = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "~");
        try
        {
            CultureInfo.CurrentCulture = other;
            Assert.Equal(["-1.5", "-3"], new object[] { -1.5, -3 }.Select(cell => OutputTable.Text(cell)));
        }
        finally
        {
            CultureInfo.CurrentCulture = own;
        }
    }

    [Fact]
    public void A_table_is_a_line_of_names_and_a_line_a_row()
    {
        var table = new OutputTable(new OutputColumn("region", "Name"), new OutputColumn("change", "Post minus pre", "percent"));
        table.Add("NAcc_L", -0.25);
        table.Add("V1", null);
        Assert.Equal("region\tchange\nNAcc_L\t-0.25\nV1\tn/a\n", table.ToTsv());
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Add("short"));
    }

    [Fact]
    public void The_sidecar_describes_every_column_after_the_table_and_leaves_what_it_was_given()
    {
        var about = new JsonObject { ["RepetitionTime"] = 2.0 };
        var text = new OutputTable(new OutputColumn("region", "Name"), new OutputColumn("change", "Post minus pre", "percent")).ToSidecar(about);
        var json = JsonNode.Parse(text)!.AsObject();
        Assert.Equal(["RepetitionTime", "region", "change"], json.Select(p => p.Key));
        Assert.Equal("percent", json["change"]!["Units"]!.GetValue<string>());
        Assert.False(json["region"]!.AsObject().ContainsKey("Units"));
        Assert.Single(about);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }
}
