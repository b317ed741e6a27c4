using RoiAnalyzer.Models;

namespace RoiAnalyzer.Tests.Models;

public class ArmaFitTests
{
    [Theory]
    [InlineData(0.6, 0, 0.6, 1.5625)]               // autoregressive: ρ = a, variance 1/(1 − a²)
    [InlineData(0, 0.5, 0.4, 1.25)]                 // moving average: ρ = b/(1 + b²), variance 1 + b²
    [InlineData(0.6, -0.6, 0, 1)]                   // white
    public void Correlation_and_variance_are_those_of_the_process(double a, double b, double correlation, double variance)
    {
        var fit = ArmaNoise.Of(LakeHuron.Design).At(LakeHuron.Residuals, a, b);
        Assert.Equal(correlation, fit.Correlation, 1e-12);
        Assert.Equal(variance, fit.Variance, 1e-12);
        Assert.Equal((a, b), (fit.A, fit.B));
    }

    [Fact]
    public void What_is_left_of_white_noise_is_what_least_squares_leaves()
    {
        var fit = ArmaNoise.Of(LakeHuron.Design).At(LakeHuron.Residuals, 0, 0);
        Golden.Equal(LakeHuron.Residuals.Sum(r => r * r), fit.ResidualSumOfSquares, 1e-12);
    }
}
