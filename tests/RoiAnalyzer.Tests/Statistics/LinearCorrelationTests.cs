using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class LinearCorrelationTests
{
    /// <summary>R 4.2.2: cor.test(law$LSAT, law$GPA).</summary>
    [Fact]
    public void Law_schools_give_what_R_gives()
    {
        var r = LinearCorrelation.Of(LawSchool.Lsat, LawSchool.Gpa, []);
        Assert.Equal((LinearCorrelation.Pearson, 15, 13.0, null), (r.Method, r.N, r.DegreesOfFreedom, r.Reason));
        Close.To(1e-10, [0.776374491289407, 0.438510824962796, 0.921964755964516, 4.44134999994881, 0.000665102011102815],
            [r.Estimate, r.Interval.Low, r.Interval.High, r.Statistic, r.P]);
    }

    /// <summary>
    /// R 4.2.2: r of resid(lm(mpg ~ hp + am)) and resid(lm(wt ~ hp + am)); t and p of wt in lm(mpg ~ wt + hp + am);
    /// tanh(atanh(r) ± qnorm(.975)/sqrt(32 − 2 − 3)).
    /// </summary>
    [Fact]
    public void The_partial_correlation_is_that_of_residuals_and_its_test_that_of_the_regression()
    {
        var r = LinearCorrelation.Of(MotorCars.Weight, MotorCars.Mpg, [MotorCars.Horsepower, MotorCars.Manual]);
        Assert.Equal((LinearCorrelation.PartialPearson, 28.0), (r.Method, r.DegreesOfFreedom));
        Close.To(1e-10, [-0.515203997561715, -3.18084986509243, 0.00357403107947374, -0.738414518461447, -0.190246912160748],
            [r.Estimate, r.Statistic, r.P, r.Interval.Low, r.Interval.High]);
    }

    /// <summary>R 4.2.2: cor(mpg, resid(lm(wt ~ hp + am))); t of wt in lm(mpg ~ wt + hp + am).</summary>
    [Fact]
    public void The_semipartial_correlation_has_the_same_test()
    {
        var r = LinearCorrelation.SemiPartial(MotorCars.Weight, MotorCars.Mpg, [MotorCars.Horsepower, MotorCars.Manual]);
        Close.To(1e-10, [-0.240532059810665, -3.18084986509243, 0.00357403107947374], [r.Estimate, r.Statistic, r.P]);
        Assert.True(double.IsNaN(r.Interval.Low));
    }

    [Fact]
    public void A_covariate_that_follows_from_another_changes_nothing()
    {
        double[] half = [.. MotorCars.Horsepower.Select(hp => hp / 2 + 3)];
        var (one, two) = (LinearCorrelation.Of(MotorCars.Weight, MotorCars.Mpg, [MotorCars.Horsepower]), LinearCorrelation.Of(MotorCars.Weight, MotorCars.Mpg, [MotorCars.Horsepower, half]));
        Assert.Equal(one.DegreesOfFreedom, two.DegreesOfFreedom);
        Close.To(1e-12, one.Estimate, two.Estimate);
    }

    [Fact]
    public void What_does_not_vary_has_no_correlation_and_the_reason()
    {
        Assert.Equal("the first variable is the same for everybody", LinearCorrelation.Of([1e6, 1e6, 1e6, 1e6], [1, 2, 4, 3], []).Reason);
        var followed = LinearCorrelation.Of([1, 2, 3, 4, 5], [1, 5, 2, 2, 7], [[2, 4, 6, 8, 10]]);
        Assert.Equal("the first variable does not vary beyond the covariates", followed.Reason);
        Assert.True(double.IsNaN(followed.Estimate) && double.IsNaN(followed.P));
        Assert.Equal("2 participants: a correlation needs 3", LinearCorrelation.Of([1, 2], [2, 1], []).Reason);
        Assert.Contains("leave no degree of freedom", LinearCorrelation.Of([1, 2, 4], [2, 1, 1], [[1, 1, 0]]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_is_an_estimate_without_a_test()
    {
        var r = LinearCorrelation.Of([1, 2, 3, 4], [5, 3, 1, -1], []);
        Assert.Equal(-1, r.Estimate);
        Assert.All([r.Statistic, r.P, r.Interval.Low], value => Assert.True(double.IsNaN(value)));
        Assert.Contains("exactly", r.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_participants_have_a_test_but_no_interval()
    {
        var r = LinearCorrelation.Of([1, 2, 3], [1, 3, 2], []);
        Close.To(1e-12, 0.5, r.Estimate);
        Close.To(1e-12, 2.0 / 3, r.P);      // closed form: t = 1/√3 on 1 degree of freedom
        Assert.True(double.IsNaN(r.Interval.Low));
    }

    /// <summary>Planted truth: normal values of correlation 0.5, n = 12.</summary>
    [Fact]
    public void The_interval_covers_as_often_as_it_says()
    {
        var (draws, hits) = (new NormalDraws(20260101), 0);
        const int trials = 2000;
        for (var trial = 0; trial < trials; trial++)
        {
            double[] x = [.. Enumerable.Range(0, 12).Select(_ => draws.Next())];
            double[] y = [.. x.Select(v => 0.5 * v + Math.Sqrt(0.75) * draws.Next())];
            if (LinearCorrelation.Of(x, y, []).Interval.Contains(0.5)) hits++;
        }
        NormalDraws.AssertRate(0.95, hits, trials);
    }
}
