using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class FisherTestTests
{
    /// <summary>
    /// R 4.2.2 (anchors A21): fisher.test of 8 of 17 against 4 of 23. R looks for the odds ratios with uniroot's default tolerance of 1.2e-4;
    /// mpmath with 40 digits has them as below.
    /// </summary>
    [Fact]
    public void Abstinence_gives_what_R_and_mpmath_give()
    {
        var test = FisherTest.Of(8, 9, 4, 19);
        Close.To(1e-10, 0.0793755593533, test.P);
        Close.To(1e-10, [4.05946105639552, 0.824394084635918, 23.7332762766002], [test.OddsRatio, test.Interval.Low, test.Interval.High]);
        Close.To(1.2e-4, [4.0593495405703, 0.8243732135819, 23.7325165667562], [test.OddsRatio, test.Interval.Low, test.Interval.High]);
    }

    /// <summary>R 4.2.2: fisher.test(matrix(c(10, 0, 3, 7), 2, byrow = TRUE)); mpmath for the end of the interval.</summary>
    [Fact]
    public void An_empty_cell_has_an_infinite_odds_ratio_and_half_an_interval()
    {
        var test = FisherTest.Of(10, 0, 3, 7);
        Close.To(1e-10, 0.00309597523219814, test.P);
        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity), (test.OddsRatio, test.Interval.High));
        Close.To(1e-10, 2.57554476489147, test.Interval.Low);
        Assert.Equal((0, 0), (FisherTest.Of(0, 10, 7, 3).OddsRatio, FisherTest.Of(0, 10, 7, 3).Interval.Low));
    }

    /// <summary>R 4.2.2: fisher.test(matrix(c(12, 5, 29, 2), 2, byrow = TRUE))$p.value.</summary>
    [Fact]
    public void P_is_the_chance_of_tables_that_are_no_likelier() => Close.To(1e-10, 0.0802685520741047, FisherTest.Of(12, 5, 29, 2).P);

    [Fact]
    public void Margins_that_allow_one_table_tell_nothing()
    {
        var test = FisherTest.Of(5, 0, 7, 0);
        Assert.Equal(1, test.P, 1e-12);
        Assert.True(double.IsNaN(test.OddsRatio) && double.IsNaN(test.Interval.Low));
        Assert.Throws<ArgumentOutOfRangeException>(() => FisherTest.Of(-1, 2, 3, 4));
    }
}
