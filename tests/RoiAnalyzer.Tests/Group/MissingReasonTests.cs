using RoiAnalyzer.Group;

namespace RoiAnalyzer.Tests.Group;

public class MissingReasonTests
{
    [Fact]
    public void Reasons_are_counted_in_order_and_what_is_there_is_none() =>
        Assert.Equal("low_coverage 1, missing_session 2", MissingReason.Counted(["missing_session", GroupStatus.Ok, "low_coverage", "missing_session"]));

    [Fact]
    public void Without_reasons_there_is_nothing_to_say() => Assert.Equal("", MissingReason.Counted([GroupStatus.Ok]));
}
