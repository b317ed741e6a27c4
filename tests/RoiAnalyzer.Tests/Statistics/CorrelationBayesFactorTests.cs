using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class CorrelationBayesFactorTests
{
    /// <summary>R 4.2.2, BayesFactor 0.9.12: exp(correlationBF(law$LSAT, law$GPA)@bayesFactor$bf); mpmath with 40 digits has ….22.</summary>
    [Fact]
    public void Law_schools_give_what_BayesFactor_gives() =>
        Close.To(1e-9, 32.5787182546222, CorrelationBayesFactor.Of(LinearCorrelation.Of(LawSchool.Lsat, LawSchool.Gpa, []).Estimate, 15));

    /// <summary>R 4.2.2: correlationBF(mpg, wt, rscale = …) of mtcars.</summary>
    [Theory]
    [InlineData(1.0 / 3, 13286626.3086362)]
    [InlineData(0.57735026918962584, 42728766.3272873)]
    [InlineData(1, 77198223.0807479)]
    public void The_width_of_the_prior_is_that_of_R(double width, double expected) =>
        Close.To(1e-8, expected, CorrelationBayesFactor.Of(LinearCorrelation.Of(MotorCars.Mpg, MotorCars.Weight, []).Estimate, 32, width));

    /// <summary>Closed form: with r = 0 the series is 1, and with n = 4 and κ = 1 the factor is ½·√π·Γ(5/2)/Γ(3) = 3π/16.</summary>
    [Fact]
    public void Without_correlation_it_speaks_for_none()
    {
        Close.To(1e-12, 3 * Math.PI / 16, CorrelationBayesFactor.Of(0, 4, 1));
        Assert.True(CorrelationBayesFactor.Of(0, 50) < CorrelationBayesFactor.Of(0, 20));
        Assert.Equal(CorrelationBayesFactor.Of(0.4, 20), CorrelationBayesFactor.Of(-0.4, 20));
    }

    [Fact]
    public void What_has_no_test_has_no_factor()
    {
        Assert.All([CorrelationBayesFactor.Of(1, 10), CorrelationBayesFactor.Of(double.NaN, 10), CorrelationBayesFactor.Of(0.3, 2)], value => Assert.True(double.IsNaN(value)));
        Assert.True(double.IsFinite(CorrelationBayesFactor.Of(0.9999, 30)));
        Assert.Throws<ArgumentOutOfRangeException>(() => CorrelationBayesFactor.Of(0.3, 20, 0));
    }
}
