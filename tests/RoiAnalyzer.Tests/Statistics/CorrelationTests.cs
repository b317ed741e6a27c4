using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class CorrelationTests
{
    /// <summary>Closed form: R's tanh(atanh(r) + c(−1, 1)·qnorm(.95)/sqrt(12)) of r = 0.776374491289407.</summary>
    [Fact]
    public void The_level_sets_the_interval()
    {
        var r = LinearCorrelation.Of(LawSchool.Lsat, LawSchool.Gpa, [], 0.9);
        var reach = 1.6448536269514722 / Math.Sqrt(12);
        Close.To(1e-12, Math.Tanh(Math.Atanh(r.Estimate) - reach), r.Interval.Low);
        Close.To(1e-12, Math.Tanh(Math.Atanh(r.Estimate) + reach), r.Interval.High);
    }

    [Fact]
    public void A_value_that_is_not_a_number_is_a_wrong_call()
    {
        Assert.Throws<ArgumentException>(() => LinearCorrelation.Of([1, double.NaN, 3], [1, 2, 4], []));
        Assert.Throws<ArgumentException>(() => LinearCorrelation.Of([1, 2, 3], [1, 2], []));
        Assert.Throws<ArgumentException>(() => LinearCorrelation.Of([1, 2, 3], [1, 2, 4], [[1, 2]]));
    }
}
