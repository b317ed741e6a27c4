using RoiAnalyzer.Images;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Cli;

/// <summary>Regions that are each participant's own segmentation, on a made study.</summary>
public class StudyRegionsTests(MadeStudy made) : IClassFixture<MadeStudy>
{
    private const int NAccLeft = 26;
    private const int NAccRight = 58;

    [Fact]
    public void Each_participants_own_segmentation_is_used()
    {
        var root = made.Copy("aseg");
        foreach (var (participant, voxels) in new[] { ("01", 1), ("02", 2), ("03", 2), ("04", 2) }) WriteSegmentation(root, participant, voxels);
        var run = CommandLine.Run(root, made["asegout"], "--regions", "reward-aseg");
        Assert.True(run.Code == 0, run.Error);
        Assert.Equal("1", VoxelsOf("01", "NAcc_L"));
        Assert.Equal("2", VoxelsOf("04", "NAcc_L"));
        Assert.Equal("2", VoxelsOf("04", "NAcc_R"));
        Assert.Equal(0, CommandLine.Run("check", root, "--regions", "reward-aseg").Code);
    }

    [Fact]
    public void A_participant_without_a_segmentation_is_refused_by_name()
    {
        var root = made.Copy("asegless");
        foreach (var participant in new[] { "01", "02", "04" }) WriteSegmentation(root, participant, 2);
        foreach (var run in new[] { CommandLine.Run("check", root, "--regions", "reward-aseg"), CommandLine.Run(root, made["aseglessout"], "--regions", "reward-aseg") })
        {
            Assert.Equal((65, "The input cannot be used: one fault."), (run.Code, run.LastLine));
            Assert.Contains("the segmentation of sub-03 beside it", run.Error, StringComparison.Ordinal);
        }
        Assert.False(Directory.Exists(made["aseglessout"]));
        Assert.Equal(0, CommandLine.Run(root, made["aseglessout"], "participant", "--participant-label", "01", "--regions", "reward-aseg").Code);
    }

    [Fact]
    public void One_atlas_given_for_all_goes_before_the_participants_own()
    {
        var root = made.Copy("asegall");
        foreach (var participant in new[] { "01", "02", "03", "04" }) WriteSegmentation(root, participant, 2);
        var atlas = WriteSegmentation(root, "01", 1);
        Assert.Equal(0, CommandLine.Run(root, made["asegallout"], "--regions", "reward-aseg", "--atlas", atlas).Code);
        Assert.Equal("1", VoxelsOf("04", "NAcc_L", "asegallout"));
    }

    private string VoxelsOf(string participant, string region, string output = "asegout")
    {
        var table = Table.Read(Directory.EnumerateFiles(made[output], $"sub-{participant}_*_change.tsv", SearchOption.AllDirectories).Single());
        return table[Enumerable.Range(0, table.Rows.Count).First(r => table[r, "region"] == region), "voxels"];
    }

    /// <summary>So many voxels in a row in both accumbens, beside every run of a participant.</summary>
    private static string WriteSegmentation(string root, string participant, int voxels)
    {
        var path = "";
        foreach (var bold in Directory.EnumerateFiles(root, $"sub-{participant}_*_bold.nii.gz", SearchOption.AllDirectories))
        {
            using var image = NiftiFile.Open(bold);
            var grid = image.Header.Grid;
            var labels = new double[grid.VoxelCount];
            foreach (var (label, side) in new[] { (NAccLeft, -1), (NAccRight, 1) })
                for (var v = 0; v < voxels; v++) labels[grid.NearestTo(new Point(side * (9 + 3 * v), 9, -9))!.Value] = label;
            path = bold.Replace("desc-preproc_bold", "desc-aseg_dseg", StringComparison.Ordinal);
            NiftiWriter.Write(path, grid, labels, Datatype.UInt8, sformCode: 4);
        }
        return path;
    }
}
