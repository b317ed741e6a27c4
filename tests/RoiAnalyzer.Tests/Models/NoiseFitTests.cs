using RoiAnalyzer.Models;

namespace RoiAnalyzer.Tests.Models;

public class NoiseFitTests
{
    /// <summary>R 4.2.2: m = lm(LakeHuron ~ x), x = year − 1920: logLik(m), logLik(m, REML = TRUE) + log|X'X|/2, deviance(m).</summary>
    [Theory]
    [InlineData(false, -150.047827117034), InlineData(true, -147.975352349357)]
    public void White_noise_has_the_likelihood_of_least_squares(bool restricted, double expected)
    {
        foreach (var fit in Fits(0, restricted))
        {
            Assert.Equal(expected, fit.LogLikelihood, 1e-10);
            Golden.Equal(122.644627430203, fit.ResidualSumOfSquares, 1e-11);
            Assert.Equal((0, 1), (fit.Correlation, fit.Variance));
        }
    }

    /// <summary>Closed form: variance 1/(1 − ρ²); both models have first-order noise among theirs.</summary>
    [Theory]
    [InlineData(0.783481721548, false), InlineData(-0.4, true)]
    public void First_order_noise_is_the_same_by_either_model(double rho, bool restricted)
    {
        var fits = Fits(rho, restricted);
        Assert.Equal(fits[0].LogLikelihood, fits[1].LogLikelihood, 1e-9);
        Golden.Equal(fits[0].ResidualSumOfSquares, fits[1].ResidualSumOfSquares, 1e-10);
        foreach (var fit in fits)
        {
            Assert.Equal(rho, fit.Correlation, 1e-12);
            Assert.Equal(1 / (1 - rho * rho), fit.Variance, 1e-12);
        }
    }

    private static NoiseFit[] Fits(double rho, bool restricted) =>
    [
        ArmaNoise.Of(LakeHuron.Design).At(LakeHuron.Residuals, rho, 0, restricted), SecondOrderNoise.Of(LakeHuron.Design).At(LakeHuron.Residuals, rho, 0, restricted),
    ];
}
