using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class RegressionTermTests
{
    /// <summary>R 4.2.2: exp(coef) and exp(confint.default) of period2 in glm(…~ period, binomial, cbpp); confint.default(…, level = .9).</summary>
    [Fact]
    public void Ratios_are_the_exponentials_and_the_level_sets_the_interval()
    {
        var term = LogisticRegression.Of(Cbpp.Columns, Cbpp.Cases, Cbpp.Size).Terms[1];
        Close.To(1e-8, Math.Exp(-1.17076272514038), term.Ratio);
        Close.To(1e-7, Math.Exp(-1.17076272514038 - 1.95996398454005 * 0.291467789118791), term.RatioInterval.Low);
        var narrow = LogisticRegression.Of(Cbpp.Columns, Cbpp.Cases, Cbpp.Size, level: 0.9).Terms[1];
        Close.To(1e-7, -1.17076272514038 + 1.64485362695147 * 0.291467789118791, narrow.Interval.High);
    }
}
