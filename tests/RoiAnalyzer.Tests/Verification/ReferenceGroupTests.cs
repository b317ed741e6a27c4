using RoiAnalyzer.Verification;

namespace RoiAnalyzer.Tests.Verification;

public class ReferenceGroupTests
{
    [Fact]
    public void A_value_that_is_off_by_more_than_the_bound_does_not_hold()
    {
        Assert.True(ReferenceGroup.Of("x", "me", 1e-3, [2, 0], [2.001, 0.0005]).Holds);
        var off = ReferenceGroup.Of("x", "me", 1e-3, [2, 4], [2, 4.01]);
        Assert.Equal(0.0025, off.LargestError, 1e-12);
        Assert.False(off.Holds);
    }

    [Fact]
    public void What_is_not_a_number_and_an_empty_group_do_not_hold()
    {
        Assert.False(ReferenceGroup.Of("x", "me", 1, [1], [double.NaN]).Holds);
        Assert.False(ReferenceGroup.Of("x", "me", 1, [], []).Holds);
        Assert.Throws<ArgumentOutOfRangeException>(() => ReferenceGroup.Of("x", "me", 1, [1, 2], [1]));
    }

    [Fact]
    public void Every_group_is_named_has_an_issuer_and_fails_when_its_expectations_are_off_by_a_little_more_than_its_bound()
    {
        foreach (var group in ReferenceValues.All())
        {
            Assert.NotEmpty(group.What);
            Assert.NotEmpty(group.Issuer);
            Assert.True(group.Holds, $"{group.What}: {group.LargestError}");
            var step = 3 * group.Bound + 1e-15;
            Assert.False((group with { Values = [.. group.Values.Select(v => v with { Expected = v.Expected == 0 ? v.Computed + step + 1 : v.Computed * (1 + step) })] }).Holds, group.What);
        }
    }
}
