using RoiAnalyzer.Regions;

namespace RoiAnalyzer.Tests.Regions;

public class RegionTests
{
    [Fact]
    public void Coverage_is_the_share_of_the_expected_weight_that_is_valid()
    {
        var region = new Region(MadeImages.Sphere("s", 0, 0, 0, 1), [1, 3, 4], [0.5, 1, 0.25], 4, 2, default);
        Assert.Equal(0.875, region.Coverage([true, true, true, true, true]));
        Assert.Equal(0.375, region.Coverage([true, true, true, false, true]));
        Assert.Equal(0, region.Coverage([true, false, true, false, false]));
        Assert.Equal("s", region.Name);
    }
}
