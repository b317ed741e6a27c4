using RoiAnalyzer.Statistics;
using static RoiAnalyzer.Tests.Statistics.MixedModelTests;

namespace RoiAnalyzer.Tests.Statistics;

/// <summary>The differences of periods of Group/CrossoverData, p, and of made values before them, b; s is 1 where ketamine came first.</summary>
public class AdjustedCrossoverTests
{
    private static readonly double[] s_differences = [-.13, -.22, .04, -.19, -.15, -.21, .18, .08, .23, .17, .05, .16],
        s_before = [.03, -.13, .12, .05, -.05, .04, .05, -.02, .06, .09, -.07, .11];

    private static readonly bool[] s_first = [.. Enumerable.Range(0, 12).Select(n => n < 6)];

    /// <summary>R 4.2.2: m &lt;- lm(p ~ s + b); summary, confint; c(-1, -.5, 0) of coef and vcov; the sandwich of (e/(1 - hatvalues))^2.</summary>
    [Fact]
    public void The_treatment_is_that_of_Rs_analysis_of_covariance()
    {
        var found = AdjustedCrossover.Of(s_differences, s_before, s_first, out var reason)!;
        Assert.Equal(("", 9.0), (reason, found.Treatment.DegreesOfFreedom));
        Near(-0.134145068394528, found.Treatment.Estimate, 1e-11);
        Near(0.0180491611915873, found.Treatment.StandardError, 1e-11);
        Near(3.96593858165436e-05, found.Treatment.P, 1e-9);
        Near(-0.174975107666577, found.Treatment.Interval.Low, 1e-10);
        Near(-0.0933150291224798, found.Treatment.Interval.High, 1e-10);
        Near(0.751619870410367, found.Slope.Estimate, 1e-11);
        Near(0.0140633636998871, found.Slope.P, 1e-9);
        Near(0.0167044636429085, found.Period.Estimate, 1e-10);
        Near(0.0186605417209857, found.Period.StandardError, 1e-10);
        Near(0.02354681947584, found.RobustError, 1e-10);
    }

    [Fact]
    public void Too_few_and_what_cannot_be_told_apart_are_refused()
    {
        Assert.Null(AdjustedCrossover.Of(s_differences[5..], s_before[5..], s_first[5..], out var reason));
        Assert.StartsWith("1 and 6 participants with both periods and the values before them", reason, StringComparison.Ordinal);
        Assert.Null(AdjustedCrossover.Of(s_differences, [.. s_first.Select(first => first ? 2.0 : -2)], s_first, out reason));
        Assert.Contains("cannot be told apart", reason, StringComparison.Ordinal);
    }

    /// <summary>Nothing is there: p below .05 as often as it says, though values before drive those after; and it finds more than without them.</summary>
    [Fact]
    public void It_is_right_as_often_as_it_says_and_finds_more()
    {
        const int trials = 2000;
        var draws = new NormalDraws(20200111);
        var (hits, found, foundWithout) = (0, 0, 0);
        for (var trial = 0; trial < trials; trial++)
        {
            bool[] first = [.. Enumerable.Range(0, 10).Select(n => n < 5)];
            double[] before = [.. first.Select(_ => 1.5 * draws.Next())];
            double[] after = [.. before.Select((b, n) => 0.8 * b + (first[n] ? 0.6 : -0.6) + 0.3 + draws.Next())];
            var adjusted = AdjustedCrossover.Of(after, before, first, out _)!;
            if (adjusted.Treatment.Interval.Contains(0.6)) hits++;
            if (adjusted.Treatment.P < 0.05) found++;
            if (ArmDifference.OfChanges(after.AsSpan(0, 5), after.AsSpan(5))!.P < 0.05) foundWithout++;
        }
        NormalDraws.AssertRate(0.95, hits, trials);
        Assert.True(found > foundWithout + 100, $"{found} and {foundWithout}");
    }
}
