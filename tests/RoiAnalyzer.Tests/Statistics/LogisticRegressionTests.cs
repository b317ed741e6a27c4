using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class LogisticRegressionTests
{
    private static readonly double[] One = [.. MotorCars.Mpg.Select(_ => 1.0)];

    /// <summary>
    /// R 4.2.2: m = glm(am ~ wt + hp, binomial, mtcars, control = list(epsilon = 1e-15)); summary, confint.default, deviance, logLik; deviances
    /// without wt and without hp; and the b where the deviance reaches that of m plus qchisq(.95, 1), by uniroot with tol 1e-14, the other two
    /// coefficients by solve(t(X) %*% (X·p·(1 − p)), t(X) %*% (y − p)) from those of the b before, in steps of a tenth of an error (glm with
    /// an offset does not converge there; MASS's confint, by a spline: −17.2087 to −3.7731).
    /// </summary>
    [Fact]
    public void Cars_give_what_R_gives()
    {
        var fit = LogisticRegression.Of([One, MotorCars.Weight, MotorCars.Horsepower], MotorCars.Manual, One);
        Assert.Null(fit.Reason);
        Close.To(1e-8, [18.8662987172040957, -8.0834751824446283, 0.0362555960822165], [.. fit.Terms.Select(t => t.Estimate)]);
        Close.To(1e-6, [7.4435580602052740, 3.0686751130546961, 0.0177341536507693], [.. fit.Terms.Select(t => t.StandardError)]);
        Close.To(1e-6, [0.01125819871661369, 0.00843381259970702, 0.04091464645902994], [.. fit.Terms.Select(t => t.P)]);
        Close.To(1e-6, [-14.09796788428620928, -2.068982480603046], [fit.Terms[1].Interval.Low, fit.Terms[1].Interval.High]);
        Close.To(1e-10, [10.059110472267, -5.02955523613349], [fit.Deviance, fit.LogLikelihood]);
        Close.To(1e-8, [31.1684551532607, 9.1169743351781, 2.3657942806122e-08, 0.00253248481199101],
            [fit.Terms[1].LikelihoodRatio, fit.Terms[2].LikelihoodRatio, fit.Terms[1].LikelihoodRatioP, fit.Terms[2].LikelihoodRatioP]);
        Close.To(1e-6, [-17.20712817893898, -3.76953015350864, 0.0105942727649550, 0.0905523562994142],
            [fit.Terms[1].ProfileInterval.Low, fit.Terms[1].ProfileInterval.High, fit.Terms[2].ProfileInterval.Low, fit.Terms[2].ProfileInterval.High]);
    }

    /// <summary>R 4.2.2: glm(cbind(incidence, size − incidence) ~ period, binomial, lme4::cbpp): summary, deviance, logLik.</summary>
    [Fact]
    public void Counts_give_what_R_gives()
    {
        var fit = LogisticRegression.Of(Cbpp.Columns, Cbpp.Cases, Cbpp.Size);
        Close.To(1e-8, [-1.26902348936715, -1.17076272514038, -1.30140533385901, -1.78227863534165], [.. fit.Terms.Select(t => t.Estimate)]);
        Close.To(1e-7, [0.144919762468155, 0.291467789118791, 0.312881430987113, 0.413056457603226], [.. fit.Terms.Select(t => t.StandardError)]);
        Close.To(1e-10, [114.101691440856, -99.0291994893634, 52], [fit.Deviance, fit.LogLikelihood, fit.DegreesOfFreedom]);
    }

    /// <summary>R 4.2.2: the same with family = quasibinomial: dispersion, errors, t, p.</summary>
    [Fact]
    public void Dispersed_counts_have_the_errors_and_t_of_R()
    {
        var fit = LogisticRegression.Of(Cbpp.Columns, Cbpp.Cases, Cbpp.Size, dispersed: true);
        Close.To(1e-8, 2.19015134509136, fit.Dispersion);
        Close.To(1e-7, [0.214469074117385, 0.431347842438569, 0.463038233498860, 0.611288857445081], [.. fit.Terms.Select(t => t.StandardError)]);
        Close.To(1e-6, [2.60251015600451e-07, 8.99200205670873e-03, 6.95556727270238e-03, 5.22734493355861e-03], [.. fit.Terms.Select(t => t.P)]);
        Assert.All(fit.Terms, t => Assert.True(double.IsNaN(t.LikelihoodRatio) && double.IsNaN(t.ProfileInterval.Low)));
    }

    /// <summary>Closed form: the odds ratio of a 2 × 2 table is ad/bc and the error of its logarithm √(1/a + 1/b + 1/c + 1/d).</summary>
    [Fact]
    public void Of_two_arms_it_is_the_tables_odds_ratio()
    {
        double[] arm = [.. Enumerable.Range(0, 40).Select(i => i < 17 ? 1.0 : 0)], abstinent = [.. Enumerable.Range(0, 40).Select(i => i < 8 || i >= 17 && i < 21 ? 1.0 : 0)];
        double[] ones = [.. arm.Select(_ => 1.0)];
        var term = LogisticRegression.Of([ones, arm], abstinent, ones).Terms[1];
        Close.To(1e-10, 8.0 * 19 / (9 * 4), term.Ratio);
        Close.To(1e-10, Math.Sqrt(1 / 8.0 + 1 / 9.0 + 1 / 4.0 + 1 / 19.0), term.StandardError);
    }

    [Fact]
    public void Units_and_far_origins_change_nothing()
    {
        double[] far = [.. MotorCars.Weight.Select(w => 1e6 + 1000 * w)];
        var (near, other) = (LogisticRegression.Of([One, MotorCars.Weight], MotorCars.Manual, One), LogisticRegression.Of([One, far], MotorCars.Manual, One));
        Close.To(1e-6, near.Terms[1].Estimate / 1000, other.Terms[1].Estimate);
        Close.To(1e-6, near.Terms[1].P, other.Terms[1].P);
    }

    /// <summary>A line tells the outcome; all the same outcome; one side of a column with one outcome only (quasi-complete).</summary>
    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6 }, new double[] { 0, 0, 0, 1, 1, 1 })]
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6 }, new double[] { 1, 1, 1, 1, 1, 1 })]
    [InlineData(new double[] { 0, 0, 0, 1, 1, 1 }, new double[] { 0, 1, 0, 1, 1, 1 })]
    [InlineData(new double[] { 1, 2, 3, 3, 5, 6 }, new double[] { 0, 0, 0, 1, 1, 1 })]
    [InlineData(new double[] { 1, 2, 3, 3.001, 5e6, 6e6 }, new double[] { 0, 0, 0, 1, 1, 1 })]
    public void Separation_is_told_and_nothing_printed(double[] x, double[] y)
    {
        double[] ones = [1, 1, 1, 1, 1, 1];
        var fit = LogisticRegression.Of([ones, x], y, ones);
        Assert.Contains("separation", fit.Reason, StringComparison.Ordinal);
        Assert.Empty(fit.Terms);
        Assert.True(double.IsNaN(fit.LogLikelihood));
    }

    /// <summary>A fit near separation still is one: one exception in 200 rows.</summary>
    [Fact]
    public void One_exception_is_enough_for_a_maximum()
    {
        double[] x = [.. Enumerable.Range(0, 200).Select(i => (double)i)], y = [.. x.Select(v => v is > 100 or 99 ? 1.0 : 0)], ones = [.. x.Select(_ => 1.0)];
        var fit = LogisticRegression.Of([ones, x], y, ones);
        Assert.Null(fit.Reason);
        Assert.True(fit.Terms[1].Estimate > 0.5);
    }

    /// <summary>Planted truth: 100 rows, no effect; then log odds of 0.8 per unit.</summary>
    [Fact]
    public void Its_test_errs_and_its_profile_interval_covers_as_often_as_they_say()
    {
        var (draws, random, wrong, covered) = (new NormalDraws(21), new Random(22), 0, 0);
        const int trials = 500, n = 100;
        for (var trial = 0; trial < trials; trial++)
        {
            double[] x = [.. Enumerable.Range(0, n).Select(_ => draws.Next())], ones = [.. x.Select(_ => 1.0)];
            double[] Drawn(double slope) => [.. x.Select(v => random.NextDouble() < 1 / (1 + Math.Exp(-slope * v)) ? 1.0 : 0)];
            if (LogisticRegression.Of([ones, x], Drawn(0), ones).Terms[1].LikelihoodRatioP < 0.05) wrong++;
            if (LogisticRegression.Of([ones, x], Drawn(0.8), ones).Terms[1].ProfileInterval.Contains(0.8)) covered++;
        }
        NormalDraws.AssertRate(0.05, wrong, trials);
        NormalDraws.AssertRate(0.95, covered, trials);
    }

    [Fact]
    public void Collinear_columns_and_too_few_rows_are_refused()
    {
        double[] ones = [1, 1, 1, 1, 1], x = [1, 2, 3, 4, 6], y = [0, 1, 0, 1, 1];
        Assert.Equal("the columns are collinear", LogisticRegression.Of([ones, x, [.. x.Select(v => 2 * v + 1)]], y, ones).Reason);
        Assert.Equal("2 rows cannot tell 2 coefficients", LogisticRegression.Of([[1, 1], [0, 1]], [0, 1], [1, 1]).Reason);
        Assert.Throws<ArgumentException>(() => LogisticRegression.Of([ones], [0, 1, 2, 0, 1], ones));
    }
}
