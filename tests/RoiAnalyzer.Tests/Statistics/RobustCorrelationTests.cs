using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class RobustCorrelationTests
{
    /// <summary>
    /// R 4.2.2, the formula of WRS2::pbcor with beta = .2: o = sort(|x − median|)[floor(.8·n + .5)]; φ = (Σ of x with |x − median| ≤ o, plus
    /// o·(#above − #below))/#within; a = pmax(−1, pmin(1, (x − φ)/o)); r = Σab/√(Σa²Σb²); t on n − 2.
    /// </summary>
    [Fact]
    public void Law_schools_and_cars_give_what_R_gives()
    {
        var law = RobustCorrelation.PercentageBend(LawSchool.Lsat, LawSchool.Gpa);
        Close.To(1e-10, [0.772446343044153, 4.38542350067102, 0.000737196805173018], [law.Estimate, law.Statistic, law.P]);
        var cars = RobustCorrelation.PercentageBend(MotorCars.Mpg, MotorCars.Weight);
        Close.To(1e-10, [-0.90567578143894, -11.7003072515242, 1.04699239327927e-12], [cars.Estimate, cars.Statistic, cars.P]);
        Assert.Equal((RobustCorrelation.Method, 30.0), (cars.Method, cars.DegreesOfFreedom));
    }

    [Fact]
    public void One_wild_value_moves_it_little()
    {
        double[] wild = [.. LawSchool.Gpa[..^1], 300];
        Assert.InRange(RobustCorrelation.PercentageBend(LawSchool.Lsat, wild).Estimate, 0.5, 0.8);
        Assert.InRange(LinearCorrelation.Of(LawSchool.Lsat, wild, []).Estimate, -0.2, 0.2);
    }

    [Fact]
    public void Values_that_are_mostly_equal_have_no_unit_of_distance()
    {
        var r = RobustCorrelation.PercentageBend([0, 0, 0, 0, 0, 0, 0, 0, 0, 5], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        Assert.True(double.IsNaN(r.Estimate));
        Assert.Contains("are its median", r.Reason, StringComparison.Ordinal);
    }
}
