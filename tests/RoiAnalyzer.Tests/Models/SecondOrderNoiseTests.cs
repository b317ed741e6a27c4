using MathNet.Numerics.LinearAlgebra;
using RoiAnalyzer.Models;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public class SecondOrderNoiseTests
{
    private static readonly int s_runs = Environment.GetEnvironmentVariable("ROI_FULL_SIMULATIONS") is { Length: > 0 } ? 100 : 8;

    /// <summary>
    /// R 4.2.2, nlme 3.1-162: gls(y ~ x, correlation = corARMA(p = 2), method = "ML", control = glsControl(tolerance = 1e-14, msTol = 1e-14)) on
    /// LakeHuron and year − 1920: parameters, coefficients, their errors (which gls takes with n − p), deviation at one volume, log-likelihood.
    /// </summary>
    [Fact]
    public void The_plain_likelihood_and_its_top_are_those_of_gls()
    {
        var noise = SecondOrderNoise.Of(LakeHuron.Design);
        var top = noise.Fit(LakeHuron.Residuals, restricted: false);
        Assert.Equal(-101.198267166517, top.LogLikelihood, 1e-10);
        Assert.Equal(1.00481761015285, top.First, 1e-6);
        Assert.Equal(-0.291301358382368, top.Second, 1e-6);
        Assert.Equal(-101.198267166517, noise.At(LakeHuron.Residuals, 1.00481761015285, -0.291301358382368, restricted: false).LogLikelihood, 1e-10);
        Golden.Equal(1.12463733139661, Math.Sqrt(top.ResidualSumOfSquares / 98 * top.Variance), 1e-6);
        Golden.Equal(1.00481761015285 / 1.291301358382368, top.Correlation, 1e-6);
    }

    /// <summary>The same with method = "REML", whose likelihood has the design's −½ log|X'X| = −½ log(98 · 79739.5 − 343²) beside ours.</summary>
    [Fact]
    public void The_restricted_fit_is_that_of_gls()
    {
        var design = DesignMatrix.Of(["constant", "year"], LakeHuron.Columns, ["constant", "year"]);
        var fit = FirstLevel.Fit(LakeHuron.Levels, design, NoiseModel.Ar2);
        Golden.Equal(1.02034178139998, fit.DecayOfCorrelation, 1e-6);
        Golden.Equal(-0.274124909431622, fit.SecondAutoregressive, 1e-6);
        Golden.Equal(1.02034178139998 / 1.274124909431622, fit.Autocorrelation, 1e-6);
        Golden.Equal(1.18641030535753, Math.Sqrt(fit.ResidualVariance), 1e-6);
        Assert.Equal((0, 2), (fit.MovingAverage, fit.NoiseParameters));
        foreach (var (name, value, error) in new[] { ("constant", 579.105651049277, 0.268861683864051), ("year", -0.0211138298125526, 0.00909230675048441) })
        {
            var estimate = fit.Estimate(FirstLevelTests.Weigh(name, (name, 1)))!.Value;
            Golden.Equal(value, estimate.Effect, 1e-6);
            Golden.Equal(error, estimate.StandardError, 1e-6);
            Assert.Equal(96, estimate.DegreesOfFreedom);
        }
        var squares = LakeHuron.Columns[1].Sum(x => x * x);
        var ofDesign = Math.Log(98 * squares - Math.Pow(LakeHuron.Columns[1].Sum(), 2));
        Assert.Equal(-105.513985523280, SecondOrderNoise.Of(LakeHuron.Design).Fit(LakeHuron.Residuals).LogLikelihood - 0.5 * ofDesign, 1e-9);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2)]
    public void The_restricted_likelihood_is_that_of_dense_matrices_and_is_highest_at_the_parameters_found(int region)
    {
        var (design, series) = (FirstLevelTests.GoldenDesign(), FirstLevelTests.GoldenSeries(region));
        var factor = QrFactor.Of(design.Columns);
        var (noise, residuals, dense) = (SecondOrderNoise.Of(factor), factor.Fit(series).Residuals, new Dense(design, series));
        var top = noise.Fit(residuals);
        foreach (var (first, second) in new[] { (top.First, top.Second), (0.5, 0.3), (1.2, -0.5), (-0.4, -0.9), (0.02, 0.97) })
            Assert.Equal(dense.Likelihood(first, second) - dense.Likelihood(0, 0), noise.At(residuals, first, second).LogLikelihood - noise.At(residuals, 0, 0).LogLikelihood, 1e-8);
        // the slope at the top is 0: curvature is about n, so 1e-4 of slope is 1e-6 of a parameter
        foreach (var (first, second) in new[] { (1e-4, 0.0), (0.0, 1e-4) })
            Assert.Equal(0, (dense.Likelihood(top.First + first, top.Second + second) - dense.Likelihood(top.First - first, top.Second - second)) / 2e-4, 1e-3);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2)]
    public void Estimates_are_those_of_generalised_least_squares(int region)
    {
        var (design, series) = (FirstLevelTests.GoldenDesign(), FirstLevelTests.GoldenSeries(region));
        var fit = FirstLevel.Fit(series, design, NoiseModel.Ar2);
        var (coefficients, covariance, variance) = new Dense(design, series).Solve(fit.DecayOfCorrelation, fit.SecondAutoregressive);
        var estimate = fit.Estimate(FirstLevelTests.Weigh("x", ("alcohol", 1), ("neutral", -1)))!.Value;
        Golden.Equal(coefficients[0] - coefficients[1], estimate.Effect, 1e-9);
        Golden.Equal(Math.Sqrt(covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1]), estimate.StandardError, 1e-9);
        Golden.Equal(variance, fit.ResidualVariance, 1e-9);
        Golden.Equal(coefficients[5], fit.Baseline, 1e-9);
    }

    [Fact]
    public void A_spike_column_is_the_volume_left_out_with_the_others_at_their_true_distances()
    {
        int[] spikes = [17, 18, 60];
        var (design, series) = (FirstLevelTests.GoldenDesign(), (double[])FirstLevelTests.GoldenSeries(1).Clone());
        foreach (var spike in spikes) series[spike] += 50;
        var with = DesignMatrix.Of([.. design.Names, .. spikes.Select(s => $"spike_{s}")],
            [.. design.Columns, .. spikes.Select(s => Enumerable.Range(0, 120).Select(t => t == s ? 1.0 : 0).ToArray())], ["alcohol", "neutral"]);
        var fit = FirstLevel.Fit(series, with, NoiseModel.Ar2);
        var (first, second) = (fit.DecayOfCorrelation, fit.SecondAutoregressive);
        var shortened = new Dense(design, series, [.. Enumerable.Range(0, 120).Except(spikes)]);
        var (coefficients, covariance, variance) = shortened.Solve(first, second);
        var estimate = fit.Estimate(FirstLevelTests.Weigh("a", ("alcohol", 1)))!.Value;
        Golden.Equal(coefficients[0], estimate.Effect, 1e-8);
        Golden.Equal(Math.Sqrt(covariance[0, 0]), estimate.StandardError, 1e-8);
        Golden.Equal(variance, fit.ResidualVariance, 1e-8);
        Assert.Equal(117 - 6, estimate.DegreesOfFreedom);
        foreach (var (da, db) in new[] { (1e-3, 0.0), (-1e-3, 0.0), (0.0, 1e-3), (0.0, -1e-3) })
            Assert.True(shortened.Likelihood(first + da, second + db) < shortened.Likelihood(first, second));
    }

    [Theory]
    [InlineData(0.5, 0.3), InlineData(1.2, -0.5), InlineData(-0.3, 0.4), InlineData(0, 0), InlineData(1.7, -0.9), InlineData(0.1, 0.85)]
    public void No_point_of_a_fine_grid_is_likelier_than_the_fit(double first, double second)
    {
        const int volumes = 90;
        var random = new Random(20261126);
        double[][] columns = [[.. Enumerable.Repeat(1.0, volumes)], [.. Enumerable.Range(0, volumes).Select(t => t / 10 % 2 * 1.0)], .. CosineDrift.Columns(volumes, 2, 128),
            .. Enumerable.Range(0, 6).Select(_ => Noise(random, volumes, 0.9, 0))];
        var factor = QrFactor.Of(columns);
        var noise = SecondOrderNoise.Of(factor);
        var (worst, missed) = (0.0, 0);
        double[] grid = [.. Enumerable.Range(0, 60).Select(k => Math.Tanh(-2.29 + 4.58 * k / 59))];
        for (var run = 0; run < s_runs; run++)
        {
            var residuals = factor.Fit(Noise(random, volumes, first, second)).Residuals;
            var top = noise.Fit(residuals).LogLikelihood;
            var highest = grid.Max(y => grid.Max(x => noise.At(residuals, x * (1 - y), y).LogLikelihood));
            worst = Math.Max(worst, highest - top);
            if (highest - top > 1e-9) missed++;
        }
        // of 600 series three, told by two pairs of parameters alike
        Assert.True(missed <= s_runs / 30 && worst < 0.01, $"{missed} missed, by {worst} at most");
    }

    /// <summary>Standard errors of both in large samples are √((1 − φ₂²)/n) (Brockwell and Davis 1991, example 8.8.2).</summary>
    [Theory]
    [InlineData(0.5, 0.3), InlineData(1.2, -0.5), InlineData(-0.3, 0.4), InlineData(0, 0)]
    public void A_long_series_gives_back_the_parameters_it_was_made_with(double first, double second)
    {
        const int count = 4000;
        var fit = SecondOrderNoise.Of(QrFactor.Of([[.. Enumerable.Repeat(1.0, count)]])).Fit(Centred(Noise(new Random(20), count, first, second)));
        var error = Math.Sqrt((1 - second * second) / count);
        Assert.Equal(first, fit.First, 3 * error);
        Assert.Equal(second, fit.Second, 3 * error);
        Assert.Equal(first / (1 - second), fit.Correlation, 3 * error);

        static double[] Centred(double[] values) => [.. values.Select(value => value - values.Average())];
    }

    /// <summary>L⁻¹ of the Cholesky factor of the process's covariance, whose variance is that of <see cref="SecondOrderFit.Variance"/>.</summary>
    [Fact]
    public void Whitening_takes_the_correlation_out_of_every_volume()
    {
        const double first = 1.2, second = -0.5;
        var fit = SecondOrderNoise.Of(LakeHuron.Design).At(LakeHuron.Residuals, first, second);
        var covariance = Matrix<double>.Build.Dense(6, 6, (i, j) => fit.Variance * Dense.Correlations(first, second, 6)[Math.Abs(i - j)]);
        double[] values = [3, -1, 4, 1, -5, 9];
        Golden.Equal((covariance.Cholesky().Factor.Inverse() * Vector<double>.Build.Dense(values)).ToArray(), SecondOrderNoise.Whiten(values, first, second), 1e-13);
    }

    [Fact]
    public void What_is_no_stationary_noise_or_leaves_nothing_is_told_apart()
    {
        var noise = SecondOrderNoise.Of(LakeHuron.Design);
        foreach (var (first, second) in new[] { (0.5, 0.5), (0.0, -1.0), (-1.5, -0.4), (double.NaN, 0) })
            Assert.Throws<ArgumentOutOfRangeException>(() => noise.At(LakeHuron.Residuals, first, second));
        Assert.Throws<ArgumentOutOfRangeException>(() => noise.Fit(LakeHuron.Residuals.AsSpan(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SecondOrderNoise.Of(QrFactor.Of([[1.0, 1]])));
        Assert.Equal((0, 0), (noise.Fit(new double[98]).First, noise.Fit(new double[98]).Second));
        Golden.Equal(LakeHuron.Residuals.Sum(r => r * r), noise.At(LakeHuron.Residuals, 0, 0).ResidualSumOfSquares, 1e-12);
        // an alternation without end is as far as it is looked for
        double[] alternating = [.. Enumerable.Range(0, 98).Select(t => t % 2 - 0.5 + 1e-3 * (t * t % 7))];
        Assert.Equal(-SecondOrderNoise.Largest, noise.Fit(LakeHuron.Design.Fit(alternating).Residuals).Correlation, 1e-12);
    }

    internal static double[] Noise(Random random, int count, double first, double second)
    {
        var series = new double[count];
        var (last, before) = (0.0, 0.0);
        for (var t = -300; t < count; t++)
        {
            (last, before) = (first * last + second * before + Distributions.NormalQuantile(1 - random.NextDouble()), last);
            if (t >= 0) series[t] = last;
        }
        return series;
    }

    /// <summary>Restricted maximum likelihood written out, with a dense V of the correlations ρ(k) = φ₁ρ(k−1) + φ₂ρ(k−2).</summary>
    private sealed class Dense(DesignMatrix design, double[] series, int[]? volumes = null)
    {
        private readonly int[] _volumes = volumes ?? [.. Enumerable.Range(0, series.Length)];

        private Matrix<double> X => Matrix<double>.Build.Dense(_volumes.Length, design.Columns.Count, (t, c) => design.Columns[c][_volumes[t]]);

        private Vector<double> Y => Vector<double>.Build.Dense(_volumes.Length, t => series[_volumes[t]]);

        public static double[] Correlations(double first, double second, int count)
        {
            var correlations = new double[count];
            (correlations[0], correlations[1]) = (1, first / (1 - second));
            for (var k = 2; k < count; k++) correlations[k] = first * correlations[k - 1] + second * correlations[k - 2];
            return correlations;
        }

        public double Likelihood(double first, double second)
        {
            var v = V(first, second).Cholesky();
            var information = X.TransposeThisAndMultiply(v.Solve(X)).Cholesky();
            var rest = Y - X * information.Solve(X.TransposeThisAndMultiply(v.Solve(Y)));
            return -0.5 * ((_volumes.Length - design.Columns.Count) * Math.Log(rest * v.Solve(rest)) + v.DeterminantLn + information.DeterminantLn);
        }

        public (Vector<double> Coefficients, Matrix<double> Covariance, double Variance) Solve(double first, double second)
        {
            var v = V(first, second).Cholesky();
            var information = X.TransposeThisAndMultiply(v.Solve(X)).Cholesky();
            var coefficients = information.Solve(X.TransposeThisAndMultiply(v.Solve(Y)));
            var rest = Y - X * coefficients;
            var variance = rest * v.Solve(rest) / (_volumes.Length - design.Columns.Count);
            return (coefficients, information.Solve(Matrix<double>.Build.DenseIdentity(design.Columns.Count)) * variance, variance);
        }

        private Matrix<double> V(double first, double second)
        {
            var correlations = Correlations(first, second, series.Length);
            return Matrix<double>.Build.Dense(_volumes.Length, _volumes.Length, (i, j) => correlations[Math.Abs(_volumes[i] - _volumes[j])]);
        }
    }
}
