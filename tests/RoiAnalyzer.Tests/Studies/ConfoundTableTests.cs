using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class ConfoundTableTests
{
    /// <summary>Rows counted by wc -l, columns by the tabs of line 1.</summary>
    [Theory]
    [InlineData("nilearn/test_desc-confounds_regressors.tsv", "trans_x")]
    [InlineData("nilearn/test-v21_desc-confounds_timeseries.tsv", "trans_x")]
    [InlineData("nilearn/no_nonsteady_desc-confounds_regressors.tsv", "trans_x")]
    [InlineData("narps-ds001734/derivatives/fmriprep/sub-001/func/sub-001_task-MGT_run-01_bold_confounds.tsv", "RotZ")]
    [InlineData("narps-ds001734/derivatives/fmriprep/sub-004/func/sub-004_task-MGT_run-02_bold_confounds.tsv", "aCompCor00")]
    public void Real_tables_of_every_fMRIPrep_version_are_read_whole(string file, string column)
    {
        var path = Shared.File("data/confounds/" + file);
        var lines = File.ReadAllLines(path);
        var table = ConfoundTable.Read(path);
        Assert.Equal(lines.Length - 1, table.VolumeCount);
        Assert.Equal(lines[0].Split('\t'), table.Names);
        Assert.True(table.Has(column));
        var cell = lines[2].Split('\t')[table.Names.ToList().IndexOf(column)];
        Assert.Equal(double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture), table[column][1]);
    }

    [Fact]
    public void All_confounds_of_the_shared_data_are_read()
    {
        var files = Directory.EnumerateFiles(Shared.File("data"), "*.tsv", SearchOption.AllDirectories)
            .Where(path => path.Contains("confounds_", StringComparison.Ordinal) || path.EndsWith("_bold_confounds.tsv", StringComparison.Ordinal)
                || path.EndsWith("_timeseries.tsv", StringComparison.Ordinal))
            .Where(path => new FileInfo(path).Length > 0).ToArray();
        Assert.True(files.Length >= 20, $"{files.Length} tables");
        foreach (var file in files) Assert.NotEqual(0, ConfoundTable.Read(file).VolumeCount);
    }

    [Fact]
    public void What_is_not_available_is_NaN_and_any_other_word_is_refused()
    {
        using var study = new TempStudy().Write("good.tsv", "a\tb\n1\tn/a\n2\t3\n").Write("bad.tsv", "a\tb\n1\t2\n2\tNA\n")
            .Write("none.tsv", "a\tb\n");
        var table = ConfoundTable.Read(Path.Combine(study.Root, "good.tsv"));
        Assert.Equal([double.NaN, 3], table["b"]);
        var message = Assert.Throws<InputException>(() => ConfoundTable.Read(Path.Combine(study.Root, "bad.tsv"))).Message;
        Assert.Contains("bad.tsv, line 3 (b): expected a number or n/a, found \"NA\"", message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => ConfoundTable.Read(Path.Combine(study.Root, "none.tsv")));
    }
}
