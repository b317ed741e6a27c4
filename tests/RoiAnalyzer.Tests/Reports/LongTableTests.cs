using RoiAnalyzer.Group;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Reports;

public class LongTableTests
{
    /// <summary>sub-1 has both sessions, sub-2 only the first, sub-3 no images; the pair of a region with itself is no gap.</summary>
    [Fact]
    public void Everybody_has_a_row_for_every_session_and_cell()
    {
        var table = LongTable.Of(new GroupData
        {
            Plan = new GroupPlan { Regions = [new("A", "reward", true), new("B", "reward", false)], Contrasts = ["z_A"] },
            Changes = [],
            Sessions = [.. new[] { ("1", "pre"), ("1", "post"), ("2", "pre") }.SelectMany(s => new[]
            {
                new SessionRow(s.Item1, null, s.Item2, Role(s.Item2), "A", "z_A", double.NaN, double.NaN, "no_edge", "itself"),
                new SessionRow(s.Item1, null, s.Item2, Role(s.Item2), "B", "z_A", 0.5, 0.1, "ok", ""),
            })],
            Participants = [.. new[] { "1", "2", "3" }.Select(who => new ParticipantFacts(who, null, null, new Dictionary<string, double>()))],
            SessionFacts = [new("2", "post", "ketamine", new Dictionary<string, double> { ["dose"] = 0.5 })],
            Visits = [("pre", SessionRole.Pre), ("post", SessionRole.Post)],
        });
        var lines = table.Rows;
        Assert.Equal(
        [
            "sub-1 pre A no_edge", "sub-1 pre B ok", "sub-1 post A no_edge", "sub-1 post B ok",
            "sub-2 pre A no_edge", "sub-2 pre B ok", "sub-2 post B missing_session", "sub-3 pre B no_images", "sub-3 post B no_images",
        ], lines.Select(cells => $"{cells[0]} {cells[3]} {cells[^6]} {cells[^2]}"));
        Assert.Equal("sub-2 n/a n/a post post ketamine 0.5 B z_A n/a n/a missing_session there is no such session", string.Join(' ', lines[6]));

        static SessionRole Role(string label) => label == "pre" ? SessionRole.Pre : SessionRole.Post;
    }
}
