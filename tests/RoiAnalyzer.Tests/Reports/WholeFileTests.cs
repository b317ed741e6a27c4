using RoiAnalyzer.Reports;

namespace RoiAnalyzer.Tests.Reports;

public sealed class WholeFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("roianalyzer-whole-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_written_with_its_folders_without_a_byte_order_mark_and_over_an_older_one()
    {
        var path = Path.Combine(_folder, "a", "b", "x.tsv");
        WholeFile.Write(path, "old and longer");
        WholeFile.Write(path, "né");
        Assert.Equal([0x6E, 0xC3, 0xA9], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_an_input_fault_that_leaves_nothing()
    {
        File.WriteAllText(Path.Combine(_folder, "file"), "not a folder");
        Directory.CreateDirectory(Path.Combine(_folder, "taken"));
        // below a file; in place of a folder
        foreach (var path in new[] { Path.Combine(_folder, "file", "x.tsv"), Path.Combine(_folder, "taken") })
            Assert.Contains(path, Assert.Throws<InputException>(() => WholeFile.Write(path, "text")).Message, StringComparison.Ordinal);
        Assert.Equal(["file", "taken"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Many_writers_of_one_file_leave_one_whole_text()
    {
        var path = Path.Combine(_folder, "plan.json");
        Parallel.For(0, 50, i => WholeFile.Write(path, new string((char)('a' + i % 26), 20000)));
        var text = File.ReadAllText(path);
        Assert.Equal(20000, text.Length);
        Assert.Single(text.Distinct());
        Assert.Equal([path], Directory.GetFiles(_folder));
    }
}
