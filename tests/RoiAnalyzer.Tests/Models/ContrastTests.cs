using RoiAnalyzer.Models;

namespace RoiAnalyzer.Tests.Models;

public class ContrastTests
{
    [Fact]
    public void Positive_weights_sum_to_one_and_negative_ones_to_minus_one()
    {
        var weights = new Dictionary<string, double> { ["a"] = 3, ["b"] = 1, ["c"] = -2, ["d"] = 0 };
        var contrast = new Contrast("x", weights).Normalised();
        Assert.Equal("x", contrast.Name);
        Assert.Equal([0.75, 0.25, -1, 0], contrast.Weights.Values);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_contrast_that_weighs_nothing_is_refused(double weight) =>
        Assert.Throws<ArgumentException>(() => new Contrast("x", new Dictionary<string, double> { ["a"] = weight }).Normalised());
}
