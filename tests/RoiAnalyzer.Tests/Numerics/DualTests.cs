using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Tests.Numerics;

public class DualTests
{
    // expected slopes: derivatives by hand
    [Theory]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(7.25)]
    public void Slopes_are_those_of_the_closed_forms(double x)
    {
        var variable = Dual.Variable(x);
        Near(3 * x * x - 2, variable * variable * variable - 2 * variable + 5);
        Near(-2 / Math.Pow(1 + x, 2), (1 - variable) / (1 + variable));
        Near(2 * x / (1 + x * x), Dual.Log(1 + variable * variable));
        Near(-1 / (x * x), 1 / variable);
        Near(4, variable * 4);
        Assert.Equal(0, ((Dual)x).Slope);
    }

    [Fact]
    public void Values_are_those_of_plain_arithmetic()
    {
        var (x, y) = (Dual.Variable(0.1), new Dual(0.7, 3));
        Assert.Equal(0.1 + 0.7, (x + y).Value);
        Assert.Equal(0.1 - 0.7, (x - y).Value);
        Assert.Equal(0.1 * 0.7, (x * y).Value);
        Assert.Equal(0.1 / 0.7, (x / y).Value);
        Assert.Equal(Math.Log(0.1), Dual.Log(x).Value);
    }

    private static void Near(double expected, Dual found) => Assert.Equal(expected, found.Slope, 1e-14 * Math.Abs(expected));
}
