using RoiAnalyzer.Group;
using RoiAnalyzer.Images;
using RoiAnalyzer.Models;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Reports;

namespace RoiAnalyzer.Tests.Reports;

public sealed class ChangeTableTests : IDisposable
{
    private static readonly Seed[] Seeds = [new SphereSeed("NAcc_L", new Point(0, 0, 0), 4) { Role = "reward", Family = "primary" }, new SphereSeed("mOFC", new Point(0, 0, 0), 4)];
    private readonly string _folder = Directory.CreateTempSubdirectory("roianalyzer-change-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_is_read_back_with_roles_families_and_reasons()
    {
        var path = Path.Combine(_folder, "x_change");
        ChangeTable.Of([Measured, new ParticipantChange("mOFC", "alcohol", "low_coverage", "post: the run covers 0.2")], Seeds).Write(path);
        var (rows, regions) = ChangeTable.Read(path + ".tsv", "01", "ketamine");
        Assert.Equal(new ChangeRow("01", "ketamine", "NAcc_L", "alcohol", 0.5, 0.25) { Voxels = 33, Coverage = 0.9 }, rows[0]);
        Assert.Equal(-0.25, rows[0].Change);
        Assert.Equal(("low_coverage", true), (rows[1].Status, double.IsNaN(rows[1].Pre)));
        Assert.Equal([("NAcc_L", "reward", "primary"), ("mOFC", "", "secondary")], regions);
    }

    [Fact]
    public void The_change_has_its_error_from_both_sessions()
    {
        var table = ChangeTable.Of([Measured], Seeds);
        var row = table.Columns.Zip(table.Rows[0]).ToDictionary(c => c.First.Name, c => c.Second);
        Assert.Equal(("-0.25", "2", "1", "33"), (row["change"], row["runs_pre"], row["runs_post"], row["voxels"]));
        // √(0.3² + 0.4²)
        Assert.Equal("0.5", row["change_standard_error"]);
    }

    private static ParticipantChange Measured => new("NAcc_L", "alcohol", "ok", "")
    {
        Pre = new Estimate(0.5, 0.3, 100),
        Post = new Estimate(0.25, 0.4, 90),
        PreRuns = 2,
        PostRuns = 1,
        Voxels = 33,
        Coverage = 0.9,
    };
}
