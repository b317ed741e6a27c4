using RoiAnalyzer.Regions;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Regions;

public sealed class LabelTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Names_carry_underscores_and_their_hemisphere() =>
        Assert.Equal([new Label(1, "Putamen_L", "L"), new Label(2, "Nucleus_Accumbens_R", "R"), new Label(3, "Brain_Stem", null), new Label(4, "Vermis", null)],
            Read("index\tname\themisphere\n1\tPutamen\tL\n2\tNucleus Accumbens\tright\n3\tBrain Stem\tn/a\n4\tVermis\tB\n"));

    [Fact]
    public void A_side_that_the_name_says_is_not_said_twice() =>
        Assert.Equal([new Label(1, "Putamen_L", "L"), new Label(2, "lh-insula", "L"), new Label(3, "Right-Caudate", "R")],
            Read("index\tname\themisphere\n1\tPutamen_L\tL\n2\tlh-insula\tL\n3\tRight-Caudate\tn/a\n"));

    [Fact]
    public void The_quoted_names_of_FreeSurfers_segmentation_are_read_without_quotes()
    {
        // fMRIPrep's copy in the bids-examples dataset
        var labels = LabelTable.Read(Shared.File("data/bids/bids-examples/ds000001-fmriprep/desc-aseg_dseg.tsv"));
        Assert.Contains(new Label(4, "Left-Lateral-Ventricle", "L"), labels);
        Assert.Contains(new Label(0, "Unknown", null), labels);
        Assert.Equal(labels.Count, labels.DistinctBy(l => l.Name).Count());
    }

    [Fact]
    public void All_32_nuclei_of_CIT168_are_read()
    {
        var labels = LabelTable.Read(RealScan.LabelTable);
        Assert.Equal(Enumerable.Range(1, 32), labels.Select(l => l.Index));
        Assert.Equal(new Label(5, "Nucleus_Accumbens_L", "L"), labels[4]);
        Assert.Equal(16, labels.Count(l => l.Hemisphere == "R"));
    }

    [Theory]
    [InlineData("index\tname\n2.5\tA\n", "line 2 (index): expected a whole number, found \"2.5\".")]
    [InlineData("index\tname\n1\tB\nn/a\tA\n", "line 3 (index): expected a whole number, found \"n/a\".")]
    [InlineData("index\tname\n1e12\tA\n", "line 2 (index): expected a whole number, found \"1e12\".")]
    [InlineData("index\tname\nfive\tA\n", "line 2 (index): expected a number or n/a, found \"five\".")]
    [InlineData("index\tname\n1\tA\n1\tB\n", "line 3 (index): expected each label once, found 1 again.")]
    [InlineData("index\tname\n1\tA\n2\tA\n", "line 3 (name): expected each label once, found A again.")]
    [InlineData("index\tname\n1\tn/a\n", "line 2 (name): expected a name, found \"n/a\".")]
    [InlineData("index\tname\n1\t\"\"\n", "line 2 (name): expected a name, found \"\"\"\".")]
    [InlineData("index\tname\themisphere\n1\tNAcc_L\tR\n", "line 2 (hemisphere): expected the side that the name NAcc_L says, L, found R.")]
    [InlineData("number\tname\n1\tA\n", "line 1: expected a column index or volume or label or value, found columns number, name.")]
    [InlineData("index\tcolour\n1\tA\n", "line 1: expected a column name or label_name or region or roi, found columns index, colour.")]
    [InlineData("index\tname\n", ": expected a row for each label, found none.")]
    [InlineData("index\tname\n1\n", "line 2: expected 2 fields between tabs, as in line 1, found 1.")]
    public void A_table_that_cannot_be_meant_is_refused_by_line_and_column(string text, string message)
    {
        var fault = Assert.Throws<InputException>(() => Read(text));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.StartsWith(_folder["labels.tsv"], fault.Message, StringComparison.Ordinal);
        Assert.Single(fault.Faults);
    }

    private IReadOnlyList<Label> Read(string text) => LabelTable.Read(_folder.Text("labels.tsv", text));
}
