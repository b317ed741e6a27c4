using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;

namespace RoiAnalyzer.Tests.Regions;

public class BoxTests
{
    [Fact]
    public void A_box_holds_its_points_and_no_more() =>
        Assert.Equal(new Box(new Point(-1, 0, 2), new Point(3, 5, 4)), Box.Around([new Point(3, 0, 4), new Point(-1, 5, 2), new Point(0, 1, 3)]));

    [Fact]
    public void A_turned_box_is_the_box_of_its_corners()
    {
        // a quarter turn about z and a doubling: x becomes 2y, y becomes -2x
        var turned = new Box(new Point(0, 0, 0), new Point(1, 2, 3)).Through(p => new Point(2 * p.Y, -2 * p.X, 2 * p.Z));
        Assert.Equal(new Box(new Point(0, -2, 0), new Point(4, 0, 6)), turned);
    }
}
