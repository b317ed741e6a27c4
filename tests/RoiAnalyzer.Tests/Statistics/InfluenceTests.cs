using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class InfluenceTests
{
    /// <summary>
    /// R 4.2.2, m = lm(mpg ~ wt + hp + am): dfbetas(m)[, "wt"], cooks.distance(m), and the partial correlation of mpg and wt again
    /// without each row; rows 1 and 17 (the Chrysler Imperial, counted from 1) are held here.
    /// </summary>
    [Fact]
    public void The_cars_give_what_R_gives()
    {
        var influence = Influence.Of(MotorCars.Weight, MotorCars.Mpg, [MotorCars.Horsepower, MotorCars.Manual])!;
        Assert.Equal(16, influence.Strongest);
        Close.To(1e-9, [-0.504650551671056, -0.61224169464361], [influence.Without[0], influence.Without[16]]);
        Close.To(1e-9, -0.61224169464361 + 0.515203997561715, influence.LargestChange);
        Close.To(1e-9, -0.45888508948438, influence.Without.Max());
        Close.To(1e-9, [-0.180702660264349, 0.972688100779458], [influence.DfBetas[0], influence.DfBetas[16]]);
        Close.To(1e-9, [0.0515380407542131, 0.333916908306439], [influence.Cook[0], influence.Cook[16]]);
        Assert.Equal(influence.Cook[16], influence.Cook.Max());
    }

    [Fact]
    public void Who_cannot_be_left_out_is_not_a_number()
    {
        var influence = Influence.Of([0, 0, 0, 1], [1, 2, 3, 9], [])!;
        Assert.True(double.IsNaN(influence.Without[3]) && double.IsNaN(influence.Cook[3]) && double.IsNaN(influence.DfBetas[3]));
        Assert.NotEqual(3, influence.Strongest);
        Assert.Null(Influence.Of([1, 1, 1, 1], [1, 2, 3, 9], []));
    }
}
