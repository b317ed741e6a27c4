using RoiAnalyzer.Group;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Group;

public class AttritionTests
{
    private static readonly GroupPlan Plan = new() { Regions = [new("A", "reward", true), new("B", "reward", false)], Contrasts = ["cue"], Arms = ["placebo", "ketamine"], ReferenceArm = "placebo" };

    [Fact]
    public void Everybody_is_counted_at_every_visit_with_the_reason()
    {
        var rows = Attrition.Of(Data);
        Assert.Equal(2 * 3 * (1 + 2) + 3 * 3, rows.Count);      // arms and the unknown one, visits, the study and its cells
        Assert.Equal((3, 2, 2, "no_images 1"), At("placebo", "pre", ""));
        Assert.Equal((3, 1, 1, "missing_session 1, no_images 1"), At("placebo", "post", ""));
        Assert.Equal((3, 1, 0, "low_coverage 1, missing_session 1, no_images 1"), At("placebo", "post", "B"));
        Assert.Equal((1, 1, 0, "high_motion 1"), At("ketamine", "pre", ""));
        Assert.Equal((1, 1, 1, ""), At("ketamine", "late", "A"));
        Assert.Equal((1, 0, 0, "no_images 1"), At(null, "late", "A"));

        (int, int, int, string) At(string? arm, string visit, string region)
        {
            var row = rows.Single(r => (r.Arm, r.Session, r.Region) == (arm, visit, region));
            return (row.Participants, row.Scanned, row.Measured, row.Reasons);
        }
    }

    /// <summary>sub-1 is whole but for region B after, sub-2 has no session after, sub-3 no images; sub-4 moved before; sub-5 has no arm.</summary>
    private static GroupData Data => new()
    {
        Plan = Plan,
        Changes = [],
        Participants = [.. new[] { ("1", "placebo"), ("2", "placebo"), ("3", "placebo"), ("4", "ketamine"), ("5", null) }.Select(p => new ParticipantFacts(p.Item1, p.Item2, null, new Dictionary<string, double>()))],
        Visits = [("pre", SessionRole.Pre), ("post", SessionRole.Post), ("late", SessionRole.FollowUp)],
        Sessions =
        [
            .. Both("1", "pre"), Row("1", "post", "A"), Row("1", "post", "B", "low_coverage"), .. Both("1", "late"),
            .. Both("2", "pre"), Row("4", "pre", "A", "high_motion"), Row("4", "pre", "B", "high_motion"), .. Both("4", "late"),
        ],
    };

    private static IEnumerable<SessionRow> Both(string who, string visit) => [Row(who, visit, "A"), Row(who, visit, "B")];

    private static SessionRow Row(string who, string visit, string region, string status = "ok") =>
        new(who, null, visit, SessionRole.Post, region, "cue", status == "ok" ? 1 : double.NaN, 0.1, status);
}
