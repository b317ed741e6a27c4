using MathNet.Numerics.LinearAlgebra;
using RoiAnalyzer.Models;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public class ArmaNoiseTests
{
    // R 4.2.2, arima(LakeHuron, c(1,0,1) and c(1,0,0), xreg = time - 1920). What anchors_R.txt prints is where its search stopped, some
    // 1e-7 below the top, and 4e-7 below what its own parameter allows, for its regression coefficients had not settled either;
    // optim.control = list(reltol = 1e-16) climbs on to the values at the end, still by numerical slopes
    [Fact]
    public void The_plain_likelihood_is_R_s_and_so_is_its_top()
    {
        var noise = ArmaNoise.Of(LakeHuron.Design);
        Assert.Equal(-101.197690106, noise.At(LakeHuron.Residuals, 0.6526379423468, 0.3566308657825, restricted: false).LogLikelihood, 3e-7);
        Assert.Equal(-105.225073697, noise.At(LakeHuron.Residuals, 0.783481721548, 0, restricted: false).LogLikelihood, 5e-7);
        Assert.Equal(-105.22507324663, noise.At(LakeHuron.Residuals, 0.7834752738978, 0, restricted: false).LogLikelihood, 1e-9);
        var top = noise.Fit(LakeHuron.Residuals, restricted: false);
        Assert.Equal(-101.19768996477, top.LogLikelihood, 1e-9);
        Assert.Equal(0.6526176039441, top.A, 2e-6);
        Assert.Equal(0.3566334581500, top.B, 2e-6);
        Assert.Equal(0.456603711146, top.ResidualSumOfSquares / LakeHuron.Levels.Length, 1e-6);
    }

    // R's nlme, gls(y ~ x, correlation = corAR1(0.783481721548, fixed = TRUE)); the slope that anchors_R.txt prints of arima at this ρ,
    // -0.020393438014, had not settled: with reltol = 1e-16 arima comes to -0.0203844644002 at ρ = 0.7834752738978, as gls does there
    [Fact]
    public void The_whitened_fit_has_R_s_coefficients()
    {
        var coefficients = Coefficients(0.783481721548);
        Golden.Equal(579.15560637674014, coefficients[0], 1e-12);
        Golden.Equal(-0.02038434244021, coefficients[1], 1e-10);
        Golden.Equal(-0.02038446762598, Coefficients(0.7834752738978)[1], 1e-10);

        static double[] Coefficients(double rho) => QrFactor.Of([.. LakeHuron.Columns.Select(column => ArmaNoise.Whiten(column, rho, 0))])
            .Solve(ArmaNoise.Whiten(LakeHuron.Levels, rho, 0), out _);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2)]
    public void The_restricted_likelihood_is_highest_at_the_parameters_found_and_is_that_of_dense_matrices(int region)
    {
        var (design, series) = (FirstLevelTests.GoldenDesign(), FirstLevelTests.GoldenSeries(region));
        var noise = ArmaNoise.Of(QrFactor.Of(design.Columns));
        var residuals = QrFactor.Of(design.Columns).Fit(series).Residuals;
        var top = noise.Fit(residuals);
        var dense = new Dense(design, series);
        foreach (var (a, b) in new[] { (top.A, top.B), (0.5, -0.2), (0.9, -0.7), (-0.2, 0.4) })
            Assert.Equal(dense.Likelihood(a, b) - dense.Likelihood(0, 0), noise.At(residuals, a, b).LogLikelihood - noise.At(residuals, 0, 0).LogLikelihood, 1e-8);
        for (var a = 0.0; a < 0.96; a += 0.05)
            for (var b = -0.9; b < 0.96; b += 0.05)
                Assert.True(noise.At(residuals, a, b).LogLikelihood <= top.LogLikelihood + 1e-9, $"{a} {b}");
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2)]
    public void Estimates_are_those_of_generalised_least_squares(int region)
    {
        var (design, series) = (FirstLevelTests.GoldenDesign(), FirstLevelTests.GoldenSeries(region));
        var fit = FirstLevel.Fit(series, design, NoiseModel.Arma11);
        var top = ArmaNoise.Of(QrFactor.Of(design.Columns)).Fit(QrFactor.Of(design.Columns).Fit(series).Residuals);
        var (coefficients, covariance, variance) = new Dense(design, series).Solve(top.A, top.B);
        var estimate = fit.Estimate(FirstLevelTests.Weigh("x", ("alcohol", 1), ("neutral", -1)))!.Value;
        Golden.Equal(coefficients[0] - coefficients[1], estimate.Effect, 1e-9);
        Golden.Equal(Math.Sqrt(covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1]), estimate.StandardError, 1e-9);
        Golden.Equal(variance, fit.ResidualVariance, 1e-9);
        Assert.Equal(top.Correlation, fit.Autocorrelation, 1e-12);
    }

    // parity_golden_afni.json: 3dREMLfit of AFNI 26.2.03 on the same series and columns: a and b from a grid of tenths, and with them
    // effect and t, six digits printed
    [Theory]
    [InlineData(0, 0.0, 0.2, 1.28997, 7.07688)]
    [InlineData(1, 0.6, 0.1, 0.180204, 0.795263)]
    [InlineData(2, 0.7, -0.6, -0.154153, -1.13751)]
    public void With_AFNI_s_parameters_the_estimates_are_AFNI_s_and_ours_are_likelier(int region, double a, double b, double effect, double t)
    {
        var (design, series) = (FirstLevelTests.GoldenDesign(), FirstLevelTests.GoldenSeries(region));
        // 3dREMLfit takes correlations for 0 beyond the first that is below 1e-4 (its -corcut)
        var (coefficients, covariance, _) = new Dense(design, series) { Cut = 1e-4 }.Solve(a, b);
        Golden.Equal(effect, coefficients[0], 1e-5);
        Golden.Equal(t, coefficients[0] / Math.Sqrt(covariance[0, 0]), 1e-5);
        var noise = ArmaNoise.Of(QrFactor.Of(design.Columns));
        var residuals = QrFactor.Of(design.Columns).Fit(series).Residuals;
        Assert.True(noise.Fit(residuals).LogLikelihood >= noise.At(residuals, a, b).LogLikelihood);
        // peers.md 5.4: effects of noise models differ by less than a hundredth, t by some percent where noise is weak, a quarter where ρ is .6
        var own = FirstLevel.Fit(series, design, NoiseModel.Arma11).Estimate(FirstLevelTests.Weigh("a", ("alcohol", 1)))!.Value;
        Assert.Equal(effect, own.Effect, 0.01);
        Assert.InRange(own.T / t, 0.75, 1.3);
    }

    [Theory]
    [InlineData(NoiseModel.Ar1), InlineData(NoiseModel.Arma11)]
    public void A_spike_column_is_the_volume_left_out_with_the_others_at_their_true_distances(NoiseModel noise)
    {
        int[] spikes = [17, 18, 60];
        var (design, series) = (FirstLevelTests.GoldenDesign(), (double[])FirstLevelTests.GoldenSeries(1).Clone());
        foreach (var spike in spikes) series[spike] += 50;
        var with = DesignMatrix.Of([.. design.Names, .. spikes.Select(s => $"spike_{s}")],
            [.. design.Columns, .. spikes.Select(s => Enumerable.Range(0, 120).Select(t => t == s ? 1.0 : 0).ToArray())], ["alcohol", "neutral"]);
        var fit = FirstLevel.Fit(series, with, noise);
        var (a, b) = (fit.DecayOfCorrelation, MovingAverage(fit));
        var left = Enumerable.Range(0, 120).Except(spikes).ToArray();
        var (coefficients, covariance, variance) = new Dense(design, series, left).Solve(a, b);
        var estimate = fit.Estimate(FirstLevelTests.Weigh("a", ("alcohol", 1)))!.Value;
        Golden.Equal(coefficients[0], estimate.Effect, 1e-8);
        Golden.Equal(Math.Sqrt(covariance[0, 0]), estimate.StandardError, 1e-8);
        Golden.Equal(variance, fit.ResidualVariance, 1e-8);
        Assert.Equal(117 - 6, estimate.DegreesOfFreedom);
        var shortened = new Dense(design, series, left);
        foreach (var (da, db) in new[] { (1e-3, 0.0), (-1e-3, 0.0) }) Assert.True(shortened.Likelihood(a + da, b + db) < shortened.Likelihood(a, b));

        static double MovingAverage(FirstLevel fit)
        {
            // λ = (a+b)(1+ab)/(1+2ab+b²), solved for the b inside the unit circle
            double a = fit.DecayOfCorrelation, lambda = fit.Autocorrelation;
            if (Math.Abs(a - lambda) < 1e-14) return 0;
            double p = lambda - a, q = 2 * a * lambda - 1 - a * a;
            var root = Math.Sqrt(q * q - 4 * p * p);
            return Math.Abs(-q - root) < Math.Abs(-q + root) ? (-q - root) / (2 * p) : (-q + root) / (2 * p);
        }
    }

    [Fact]
    public void White_noise_and_a_series_that_is_explained_have_no_correlation_to_speak_of()
    {
        var design = FirstLevelTests.GoldenDesign();
        var explained = Array.ConvertAll(design.Columns[0], value => 3 * value + 100);
        var fit = FirstLevel.Fit(explained, design, NoiseModel.Arma11);
        Assert.Equal(3, fit.Coefficients[0], 1e-9);
        Assert.True(double.IsFinite(fit.Autocorrelation));
    }

    /// <summary>Restricted maximum likelihood written out, with a dense V.</summary>
    private sealed class Dense(DesignMatrix design, double[] series, int[]? volumes = null)
    {
        private readonly int[] _volumes = volumes ?? [.. Enumerable.Range(0, series.Length)];

        public double Cut { get; init; }

        private Matrix<double> X => Matrix<double>.Build.Dense(_volumes.Length, design.Columns.Count, (t, c) => design.Columns[c][_volumes[t]]);

        private Vector<double> Y => Vector<double>.Build.Dense(_volumes.Length, t => series[_volumes[t]]);

        public double Likelihood(double a, double b)
        {
            var v = V(a, b).Cholesky();
            var information = X.TransposeThisAndMultiply(v.Solve(X)).Cholesky();
            var rest = Y - X * information.Solve(X.TransposeThisAndMultiply(v.Solve(Y)));
            var freedom = _volumes.Length - design.Columns.Count;
            return -0.5 * (freedom * Math.Log(rest * v.Solve(rest)) + v.DeterminantLn + information.DeterminantLn);
        }

        public (Vector<double> Coefficients, Matrix<double> Covariance, double Variance) Solve(double a, double b)
        {
            var v = V(a, b).Cholesky();
            var information = X.TransposeThisAndMultiply(v.Solve(X)).Cholesky();
            var coefficients = information.Solve(X.TransposeThisAndMultiply(v.Solve(Y)));
            var rest = Y - X * coefficients;
            var variance = rest * v.Solve(rest) / (_volumes.Length - design.Columns.Count);
            return (coefficients, information.Solve(Matrix<double>.Build.DenseIdentity(design.Columns.Count)) * variance, variance);
        }

        private Matrix<double> V(double a, double b)
        {
            var lambda = (a + b) * (1 + a * b) / (1 + 2 * a * b + b * b);
            return Matrix<double>.Build.Dense(_volumes.Length, _volumes.Length, (i, j) =>
                i == j ? 1 : Correlation(lambda, a, Math.Abs(_volumes[i] - _volumes[j])));
        }

        private double Correlation(double lambda, double a, int distance) =>
            distance > 1 && Math.Abs(lambda * Math.Pow(a, distance - 2)) < Cut ? 0 : lambda * Math.Pow(a, distance - 1);
    }
}
