using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class SurvivalCurveTests
{
    private static SurvivalCurve Maintained => SurvivalCurve.Of(Aml.Times[..11], Aml.Events[..11]);

    private static SurvivalCurve Not => SurvivalCurve.Of(Aml.Times[11..], Aml.Events[11..]);

    /// <summary>R 4.2.2: s = survfit(Surv(time, status) ~ 1, aml, subset = x == "Maintained"); s$surv, s$std.err·s$surv, s$lower, s$upper.</summary>
    [Fact]
    public void Maintained_remissions_give_what_R_gives()
    {
        var points = Maintained.Points;
        Assert.Equal([9, 13, 18, 23, 28, 31, 34, 45, 48, 161], points.Select(p => p.Time));
        Assert.Equal([11, 10, 8, 7, 6, 5, 4, 3, 2, 1], points.Select(p => p.AtRisk));
        Assert.Equal([1, 1, 1, 1, 0, 1, 1, 0, 1, 0], points.Select(p => p.Events));
        Close.To(1e-10, [0.909090909090909, 0.818181818181818, 0.715909090909091, 0.613636363636364, 0.613636363636364, 0.490909090909091, 0.368181818181818,
            0.368181818181818, 0.184090909090909, 0.184090909090909], [.. points.Select(p => p.Survival)]);
        Close.To(1e-10, [0.0866784172041448, 0.1162912998303329, 0.1396649705572278, 0.1526323310273120, 0.1526323310273120, 0.1641932672211358,
            0.1626688858270948, 0.1626688858270948, 0.1534927457862937, 0.1534927457862937], [.. points.Select(p => p.StandardError)]);
        Close.To(1e-10, [0.7541338450815255, 0.6192489873993635, 0.4884262874221285, 0.3768670595016798, 0.3768670595016798, 0.2548599511993173,
            0.1548771178971911, 0.1548771178971911, 0.0359178984891853, 0.0359178984891853], [.. points.Select(p => p.Interval.Low)]);
        Close.To(1e-10, [1, 1, 1, 0.999157600228473, 0.999157600228473, 0.945584955200429, 0.875260678143908, 0.875260678143908, 0.943525769474552, 0.943525769474552],
            [.. points.Select(p => p.Interval.High)]);
        Assert.Equal((11, 7), (Maintained.N, Maintained.Events));
    }

    /// <summary>R 4.2.2: quantile(survfit(Surv(time, status) ~ x, aml), .5): 31 (18, NA) and 23 (8, NA).</summary>
    [Fact]
    public void Medians_and_their_intervals_are_those_of_R()
    {
        Assert.Equal((31, new Interval(18, double.NaN)), Maintained.Median());
        Assert.Equal((23, new Interval(8, double.NaN)), Not.Median());
    }

    [Fact]
    public void When_it_has_happened_to_all_nothing_is_left_to_have_an_error()
    {
        var last = Not.Points[^1];
        Assert.Equal((45, 0), (last.Time, last.Survival));
        Assert.True(double.IsNaN(last.StandardError) && double.IsNaN(last.Interval.High));
    }

    /// <summary>R 4.2.2: quantile(survfit(Surv(c(1, 2, 3, 4), c(1, 1, 1, 1)) ~ 1), .5)$quantile is 2.5; with no event it is NA.</summary>
    [Fact]
    public void A_curve_flat_at_one_half_has_the_middle_and_one_above_it_none()
    {
        Assert.Equal(2.5, SurvivalCurve.Of([1, 2, 3, 4], [true, true, true, true]).Median().Time);
        Assert.True(double.IsNaN(SurvivalCurve.Of([1, 2], [false, false]).Median().Time));
        Assert.Throws<ArgumentException>(() => SurvivalCurve.Of([-1, 2], [true, true]));
    }
}
