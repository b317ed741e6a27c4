using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class McNemarTestTests
{
    /// <summary>R 4.2.2: mcnemar.test(matrix(c(59, 6, 16, 80), 2)) with correct = TRUE and FALSE; binom.test(6, 22)$p.value.</summary>
    [Fact]
    public void Changes_give_what_R_gives()
    {
        var test = McNemarTest.Of(16, 6);
        Close.To(1e-10, [3.68181818181818, 0.0550088336292657, 4.54545454545455, 0.0330062576612324, 0.0524787902832032],
            [test.CorrectedChiSquared, test.CorrectedP, test.ChiSquared, test.P, test.ExactP]);
    }

    [Fact]
    public void As_many_either_way_is_no_evidence_and_nobody_no_test()
    {
        Assert.Equal((1, 1, 1), (McNemarTest.Of(4, 4).ExactP, McNemarTest.Of(4, 4).P, McNemarTest.Of(4, 4).CorrectedP));
        Assert.True(double.IsNaN(McNemarTest.Of(0, 0).ExactP) && double.IsNaN(McNemarTest.Of(0, 0).P));
    }
}
