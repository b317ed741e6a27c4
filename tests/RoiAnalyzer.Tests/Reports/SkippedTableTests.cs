using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Reports;

public sealed class SkippedTableTests : IDisposable
{
    private readonly MadeStudy _made = new(perArm: 1, images: true);

    public void Dispose() => _made.Dispose();

    [Fact]
    public void A_region_without_an_estimate_is_named_once_a_run_with_its_reason()
    {
        var study = _made.Read(_made.PlanOfImages);
        var table = SkippedTable.Empty();
        SkippedTable.Add(table, MadeStudy.ResultOf(study, 0));
        Assert.Equal([["sub-01", "pre", "1", "Far", "no_voxels"], ["sub-01", "post", "1", "Far", "no_voxels"]], table.Rows.Select(r => r[..5]));
        Assert.All(table.Rows, r => Assert.Contains("the region lies outside the image", r[5], StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_study_lacks_is_there_and_reads_back_as_it_was()
    {
        var table = SkippedTable.Empty();
        SkippedTable.Add(table, [new Missing("07", "post", null, "missing_session", "there is no image")]);
        Assert.Equal(["sub-07", "post", "n/a", "n/a", "missing_session", "there is no image"], Assert.Single(table.Rows));
        table.Write(Path.Combine(_made.Folder, "skipped"));
        var again = SkippedTable.Empty();
        SkippedTable.AddFrom(again, Path.Combine(_made.Folder, "skipped.tsv"));
        Assert.Equal(table.ToTsv(), again.ToTsv());
    }
}
