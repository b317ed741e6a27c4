using MathNet.Numerics.LinearAlgebra;
using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public class AutoregressionTests
{
    // The oracle is restricted maximum likelihood written out: a dense V, its Cholesky factor by MathNet.

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_coefficient_is_where_the_restricted_likelihood_is_highest(int region)
    {
        var design = FirstLevelTests.GoldenDesign();
        var series = FirstLevelTests.GoldenSeries(region);
        var found = FirstLevel.Fit(series, design, NoiseModel.Ar1).Autocorrelation;
        var dense = new Dense(design, series);
        var peak = dense.Likelihood(found);
        var grid = Enumerable.Range(-50, 149).Select(hundredths => hundredths / 100.0);
        Assert.All(grid, coefficient => Assert.True(dense.Likelihood(coefficient) <= peak + 1e-9));
        // the slope at the maximum is 0: curvature is about n, so 1e-4 of slope is 1e-6 of ρ
        Assert.Equal(0, (dense.Likelihood(found + 1e-4) - dense.Likelihood(found - 1e-4)) / 2e-4, 1e-3);
    }

    // the same likelihood in forty digits: dense formulas in mpmath 1.3.0 with the design and series of parity_golden.json
    [Theory]
    [InlineData(0, 0.22938965369911596461)]
    [InlineData(1, 0.64126905335136644094)]
    [InlineData(2, 0.1287474305965510631)]
    public void The_coefficient_is_that_of_forty_digit_arithmetic(int region, double expected)
    {
        var fit = FirstLevel.Fit(FirstLevelTests.GoldenSeries(region), FirstLevelTests.GoldenDesign(), NoiseModel.Ar1);
        Assert.Equal(expected, fit.Autocorrelation, 1e-11);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Estimates_are_those_of_generalised_least_squares_to_nine_digits(int region)
    {
        var design = FirstLevelTests.GoldenDesign();
        var series = FirstLevelTests.GoldenSeries(region);
        var fit = FirstLevel.Fit(series, design, NoiseModel.Ar1);
        var dense = new Dense(design, series);
        var (coefficients, covariance, variance) = dense.Solve(fit.Autocorrelation);
        var estimate = fit.Estimate(FirstLevelTests.Weigh("x", ("alcohol", 1), ("neutral", -1)))!.Value;
        var error = covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1];
        Golden.Equal(coefficients[0] - coefficients[1], estimate.Effect, 1e-9);
        Golden.Equal(Math.Sqrt(error), estimate.StandardError, 1e-9);
        Golden.Equal(variance, fit.ResidualVariance, 1e-9);
        Golden.Equal(coefficients[5], fit.Baseline, 1e-9);
        Assert.Equal(114, estimate.DegreesOfFreedom);
    }

    [Theory]
    [InlineData(-0.4)]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(0.9)]
    public void A_long_series_gives_back_the_coefficient_it_was_made_with(double coefficient)
    {
        const int count = 4000;
        var ones = Enumerable.Repeat(1.0, count).ToArray();
        var design = DesignMatrix.Of(["constant"], [ones], []);
        var found = FirstLevel.Fit(Noise(count, coefficient, 20), design, NoiseModel.Ar1).Autocorrelation;
        // three standard errors: √((1−ρ²)/n)
        Assert.Equal(coefficient, found, 3 * Math.Sqrt((1 - coefficient * coefficient) / count));
    }

    [Fact]
    public void Confounds_do_not_bias_the_coefficient()
    {
        // 40 cosines of 200 volumes take most of the correlation that Yule-Walker sees, but not what the likelihood sees
        const int count = 200;
        var columns = new List<double[]>(CosineDrift.Columns(count, 2, 20)) { Enumerable.Repeat(1.0, count).ToArray() };
        var design = DesignMatrix.Of([.. columns.Select((_, c) => $"c{c}")], columns, []);
        Assert.Equal(41, design.Rank);
        var mean = Enumerable.Range(0, 60)
            .Average(seed => FirstLevel.Fit(Noise(count, 0.5, seed), design, NoiseModel.Ar1).Autocorrelation);
        var yuleWalker = Enumerable.Range(0, 60)
            .Average(seed => FirstLag(FirstLevel.Fit(Noise(count, 0.5, seed), design, NoiseModel.Ols)));
        Assert.Equal(0.5, mean, 0.1);
        Assert.True(yuleWalker < 0.2);
    }

    [Fact]
    public void Whitening_takes_the_correlation_out_of_every_row()
    {
        // L⁻¹ of the Cholesky factor of V, times √(1−ρ²)
        const double coefficient = 0.6;
        var correlation = Matrix<double>.Build.Dense(6, 6, (i, j) => Math.Pow(coefficient, Math.Abs(i - j)));
        double[] values = [3, -1, 4, 1, -5, 9];
        var expected = correlation.Cholesky().Factor.Inverse() * Vector<double>.Build.Dense(values) * Math.Sqrt(1 - 0.36);
        Golden.Equal(expected.ToArray(), Autoregression.Whiten(values, coefficient), 1e-14);
    }

    [Fact]
    public void A_series_that_the_design_explains_wholly_has_none()
    {
        var design = DesignMatrix.Of(["constant"], [[1, 1, 1, 1, 1]], []);
        var fit = FirstLevel.Fit([2, 2, 2, 2, 2], design, NoiseModel.Ar1);
        Assert.Equal(2, fit.Baseline, 1e-12);
        Assert.True(double.IsFinite(fit.Autocorrelation));
    }

    [Fact]
    public void Dependent_columns_change_nothing()
    {
        var golden = FirstLevelTests.GoldenDesign();
        var doubled = DesignMatrix.Of([.. golden.Names, "again"], [.. golden.Columns, golden.Columns[3]], ["alcohol", "neutral"]);
        var series = FirstLevelTests.GoldenSeries(1);
        var contrast = FirstLevelTests.Weigh("x", ("alcohol", 1));
        var one = FirstLevel.Fit(series, golden, NoiseModel.Ar1);
        var other = FirstLevel.Fit(series, doubled, NoiseModel.Ar1);
        Assert.Equal(one.Autocorrelation, other.Autocorrelation, 1e-6);
        Golden.Equal(one.Estimate(contrast)!.Value.T, other.Estimate(contrast)!.Value.T, 1e-6);
    }

    private static double FirstLag(FirstLevel fit)
    {
        var left = fit.Residuals.ToArray();
        return left.Zip(left.Skip(1), (a, b) => a * b).Sum() / left.Sum(a => a * a);
    }

    private static double[] Noise(int count, double coefficient, int seed)
    {
        var random = new Random(seed);
        var series = new double[count];
        for (var t = 0; t < count; t++)
        {
            var shock = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            series[t] = t == 0 ? shock / Math.Sqrt(1 - coefficient * coefficient) : coefficient * series[t - 1] + shock;
        }
        return series;
    }

    /// <summary>Restricted likelihood and generalised least squares with matrices of volumes × volumes.</summary>
    private sealed class Dense(DesignMatrix design, double[] series)
    {
        private readonly Matrix<double> _x = Matrix<double>.Build.DenseOfColumnArrays(design.Columns);
        private readonly Vector<double> _y = Vector<double>.Build.Dense(series);

        public double Likelihood(double coefficient)
        {
            var v = Correlation(coefficient).Cholesky();
            var information = (_x.Transpose() * v.Solve(_x)).Cholesky();
            var left = _y - _x * information.Solve(_x.Transpose() * v.Solve(_y));
            var squares = left * v.Solve(left);
            return -0.5 * ((_x.RowCount - _x.ColumnCount) * Math.Log(squares) + v.DeterminantLn + information.DeterminantLn);
        }

        public (Vector<double> Coefficients, Matrix<double> Covariance, double Variance) Solve(double coefficient)
        {
            var v = Correlation(coefficient).Cholesky();
            var information = _x.Transpose() * v.Solve(_x);
            var coefficients = information.Cholesky().Solve(_x.Transpose() * v.Solve(_y));
            var left = _y - _x * coefficients;
            var variance = left * v.Solve(left) / (_x.RowCount - _x.ColumnCount);
            return (coefficients, information.Inverse() * variance, variance);
        }

        private Matrix<double> Correlation(double coefficient) =>
            Matrix<double>.Build.Dense(_x.RowCount, _x.RowCount, (i, j) => Math.Pow(coefficient, Math.Abs(i - j)));
    }
}
