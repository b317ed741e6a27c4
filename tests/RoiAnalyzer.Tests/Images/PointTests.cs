using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

public class PointTests
{
    [Fact] // closed form: 2² + 3² + 6² = 7²
    public void The_distance_is_Euclidean() => Assert.Equal(7, new Point(1, 1, 1).DistanceTo(new Point(3, -2, 7)));
}
