using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class RankCorrelationTests
{
    /// <summary>R 4.2.2: cor.test(LSAT[1:9], GPA[1:9], method = "spearman"), which counts all orders up to 9.</summary>
    [Fact]
    public void Nine_law_schools_have_the_exact_p_of_R()
    {
        var r = RankCorrelation.Spearman(LawSchool.Lsat.AsSpan(..9), LawSchool.Gpa.AsSpan(..9), []);
        Assert.Equal((RankCorrelation.SpearmanExact, 22.0), (r.Method, r.Statistic));
        Close.To(1e-12, [0.816666666666667, 0.0107694003527337], [r.Estimate, r.P]);
        Assert.True(double.IsNaN(r.DegreesOfFreedom));
    }

    /// <summary>Python 3: all orders counted in integers, 2·min(#S ≤ 56, #S ≥ 56)/11! and the same of 62 and 12!.</summary>
    [Theory]
    [InlineData(11, 56, 0.7454545454545455, 0.011215478194644862)]
    [InlineData(12, 62, 0.7832167832167832, 0.003813072858211747)]
    public void Up_to_twelve_the_p_is_exact(int n, double distance, double estimate, double p)
    {
        var r = RankCorrelation.Spearman(LawSchool.Lsat.AsSpan(..n), LawSchool.Gpa.AsSpan(..n), []);
        Assert.Equal((RankCorrelation.SpearmanExact, distance), (r.Method, r.Statistic));
        Close.To(1e-12, [estimate, p], [r.Estimate, r.P]);
    }

    /// <summary>R 4.2.2: cor.test(method = "spearman", exact = FALSE) of all law schools.</summary>
    [Fact]
    public void Beyond_twelve_the_p_is_that_of_t()
    {
        var r = RankCorrelation.Spearman(LawSchool.Lsat, LawSchool.Gpa, []);
        Assert.Equal((RankCorrelation.SpearmanT, 13.0), (r.Method, r.DegreesOfFreedom));
        Close.To(1e-10, [0.796428571428571, 0.000380467678534634], [r.Estimate, r.P]);
    }

    /// <summary>
    /// R 4.2.2: cor.test(mpg, wt, method = "spearman", exact = FALSE); tanh(atanh(r) ± qnorm(.975)·sqrt((1 + r²/2)/29)).
    /// </summary>
    [Fact]
    public void Ties_give_what_R_gives()
    {
        var r = RankCorrelation.Spearman(MotorCars.Mpg, MotorCars.Weight, []);
        Close.To(1e-10, [-0.886422033270298, 1.48759485812743e-11, -0.950265882378298, -0.751081976970414], [r.Estimate, r.P, r.Interval.Low, r.Interval.High]);
    }

    /// <summary>R 4.2.2: r, t, p and tanh(atanh(r) ± qnorm(.975)·sqrt((1 + r²/2)/27)) of the residuals of ranks on ranks.</summary>
    [Fact]
    public void Covariates_are_taken_from_the_ranks_by_their_ranks()
    {
        var r = RankCorrelation.Spearman(MotorCars.Mpg, MotorCars.Weight, [MotorCars.Horsepower, MotorCars.Manual]);
        Assert.Equal(RankCorrelation.PartialSpearman, r.Method);
        Close.To(1e-10, [-0.465922560114292, -2.78634651078232, 0.00946098186697217, -0.717264658374009, -0.10729623498409],
            [r.Estimate, r.Statistic, r.P, r.Interval.Low, r.Interval.High]);
    }

    /// <summary>R 4.2.2: cor.test(LSAT, GPA, method = "kendall"), exact; T = 86 concordant pairs.</summary>
    [Fact]
    public void Kendall_without_ties_has_the_exact_p_of_R()
    {
        var r = RankCorrelation.Kendall(LawSchool.Lsat, LawSchool.Gpa);
        Assert.Equal((RankCorrelation.KendallExact, 86.0), (r.Method, r.Statistic));
        Close.To(1e-10, [0.638095238095238, 0.000532021560584628], [r.Estimate, r.P]);
    }

    /// <summary>R 4.2.2: cor.test(mpg, wt, method = "kendall", exact = FALSE); tanh(atanh(τ) ± qnorm(.975)·sqrt(.437/28)).</summary>
    [Fact]
    public void Kendall_with_ties_gives_what_R_gives()
    {
        var r = RankCorrelation.Kendall(MotorCars.Mpg, MotorCars.Weight);
        Assert.Equal(RankCorrelation.KendallNormal, r.Method);
        Close.To(1e-10, [-0.727832149528431, -5.79813189498173, 6.70577040559586e-09, -0.823937644160412, -0.5910292952842],
            [r.Estimate, r.Statistic, r.P, r.Interval.Low, r.Interval.High]);
    }

    /// <summary>Closed form: of the 5! orders one agrees fully and one is its reverse.</summary>
    [Fact]
    public void Full_agreement_of_five_has_a_p_of_one_in_sixty()
    {
        Close.To(1e-12, 2.0 / 120, RankCorrelation.Spearman([1, 2, 3, 4, 5], [10, 20, 30, 40, 500], []).P);
        Close.To(1e-12, 2.0 / 120, RankCorrelation.Kendall([1, 2, 3, 4, 5], [50, 40, 30, 20, 1]).P);
    }

    [Fact]
    public void Equal_values_have_no_ranks_to_correlate()
    {
        Assert.Equal("the second variable is the same for everybody", RankCorrelation.Spearman([1, 2, 3], [4, 4, 4], []).Reason);
        Assert.Equal("the second variable is the same for everybody", RankCorrelation.Kendall([1, 2, 3], [4, 4, 4]).Reason);
    }
}
