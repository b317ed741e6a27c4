using RoiAnalyzer.Benchmarks;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Benchmarks;

public class LimitTests
{
    private const string Head = "bench\tcase\tratio\tbytes\n";

    [Fact]
    public void A_limit_is_a_bench_a_case_a_ratio_and_bytes() =>
        Assert.Equal([new Limit("A.Of", "Voxels=3", 0.25, 0), new Limit("A.Of", "-", 1, 16)], Read(Head + "A.Of\tVoxels=3\t0.25\t0\nA.Of\t-\t1\t16\n"));

    [Theory]
    [InlineData("", "line 1: expected bench")]
    [InlineData("A.Of\t-\t1\t0\n", "line 1: expected bench")]
    [InlineData(Head + "A.Of\t-\t1\n", "line 2: no limit")]
    [InlineData(Head + "A.Of\t-\t1\t0\nB.Of\t-\t1,5\t0\n", "line 3: no limit")]
    [InlineData(Head + "A.Of\t-\t-1\t0\n", "line 2: no limit")]
    [InlineData(Head + "A.Of\t-\t1\t0\nA.Of\t-\t2\t0\n", "A.Of - has two limits")]
    public void Anything_else_is_refused(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    private static IReadOnlyList<Limit> Read(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["limits.tsv"], text);
        return Limit.Read(folder["limits.tsv"]);
    }
}
