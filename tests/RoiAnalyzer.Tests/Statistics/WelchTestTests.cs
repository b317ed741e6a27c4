using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class WelchTestTests
{
    /// <summary>R 4.2.2: t.test(y, x), x and y the two drugs of sleep (A2 of anchors_R.txt), and t.test(y[1:6], x, conf.level = .9).</summary>
    [Fact]
    public void Sleep_as_two_groups_gives_what_R_gives()
    {
        Agreement.Relative(
            1e-11,
            [1.58, 0.849091017238762, 1.86081346748685, 17.7764735161785, 0.0793941401873582, -0.20548323071171, 3.36548323071171],
            Numbers(WelchTest.Of(Sleep.Second, Sleep.First)!));
        Agreement.Relative(
            1e-11,
            [0.616666666666667, 0.880056816347672, 0.700712334944348, 11.3854515561043, 0.497553158298751, -0.958931889532604, 2.19226522286594],
            Numbers(WelchTest.Of(Sleep.Second.AsSpan(0, 6), Sleep.First, 0.9)!));
    }

    [Fact]
    public void Without_variance_there_is_an_estimate_but_no_test()
    {
        var test = WelchTest.Of([0.3, 0.1 + 0.2], [0.1, 0.1])!;
        Assert.Equal(0.2, test.Estimate, 1e-15);
        Assert.Equal(0, test.StandardError);
        Assert.All([test.T, test.P, test.DegreesOfFreedom, test.Interval.Low], value => Assert.True(double.IsNaN(value)));
        Assert.Equal(2, WelchTest.Of([1, 2, 3], [1, 1, 1])!.DegreesOfFreedom, 1e-14);
    }

    [Fact]
    public void Two_values_are_needed_in_each_sample()
    {
        Assert.Null(WelchTest.Of([1], [1, 2]));
        Assert.Null(WelchTest.Of([1, 2], []));
        Assert.Throws<ArgumentException>(() => WelchTest.Of([1, double.NaN], [1, 2]));
    }

    private static double[] Numbers(WelchTest test) =>
        [test.Estimate, test.StandardError, test.T, test.DegreesOfFreedom, test.P, test.Interval.Low, test.Interval.High];
}
