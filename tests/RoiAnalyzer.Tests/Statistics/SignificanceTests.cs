using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class SignificanceTests
{
    /// <summary>R 4, A14: the 90 % interval of the changes in the sleep data.</summary>
    [Fact]
    public void The_level_sets_the_interval()
    {
        var change = PairedChange.Of(new double[10], [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4], 0.90)!;
        Assert.Equal(0.866994732971, change.Interval.Low, 1e-12);
        Assert.Equal(2.293005267029, change.Interval.High, 1e-12);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0)]
    [InlineData(1000.3)]
    public void The_same_change_in_everybody_is_an_estimate_without_a_test(double shift)
    {
        double[] pre = [0.3, 0.7, 1.1, 1.9];
        var change = PairedChange.Of(pre, [.. pre.Select(value => value + shift)])!;
        Assert.Equal(shift, change.Mean, 1e-12);
        Assert.Equal((4, 3, 0, 0), (change.N, change.DegreesOfFreedom, change.StandardDeviation, change.StandardError));
        Assert.All([change.T, change.P, change.Dz, change.Interval.Low, change.DzInterval.High], value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void Without_variance_there_is_an_estimate_but_no_test()
    {
        var changes = ArmDifference.OfChanges([0.3, 0.1 + 0.2], [0.1, 0.1, 0.1])!;
        Assert.Equal(0.2, changes.Estimate, 1e-15);
        var adjusted = ArmDifference.Adjusted([1, 2, 3.5, 1, 2, 5], [3, 5, 8, 2, 4, 10], [true, true, true, false, false, false])!;
        Assert.Equal(1, adjusted.Estimate, 1e-12);
        foreach (var difference in new[] { changes, adjusted })
        {
            Assert.Equal(0, difference.StandardError);
            Assert.True(double.IsNaN(difference.T) && double.IsNaN(difference.P) && double.IsNaN(difference.Interval.Low));
        }
        Assert.True(double.IsNaN(adjusted.SlopeP));
    }
}
