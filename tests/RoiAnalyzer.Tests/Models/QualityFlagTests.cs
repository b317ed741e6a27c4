using RoiAnalyzer.Models;

namespace RoiAnalyzer.Tests.Models;

public class QualityFlagTests
{
    /// <summary>Every word that the column <c>flags</c> may have.</summary>
    public static IReadOnlyList<string> All { get; } = [.. typeof(QualityFlag).GetFields().Select(f => (string)f.GetValue(null)!)];

    [Fact]
    public void Flags_are_words_and_each_is_there_once()
    {
        Assert.Equal(All.Count, All.Distinct().Count());
        Assert.All(All, flag => Assert.Matches("^[a-z]+(_[a-z]+)*$", flag));
    }
}
