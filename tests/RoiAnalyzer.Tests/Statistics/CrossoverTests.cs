using RoiAnalyzer.Statistics;
using static RoiAnalyzer.Tests.Statistics.MixedModelTests;

namespace RoiAnalyzer.Tests.Statistics;

public class CrossoverTests
{
    /// <summary>Made values of reference/anchors_R.txt, A16: ketamine then placebo, and placebo then ketamine.</summary>
    internal static readonly (double First, double Second)[] KetamineFirst = [(.42, .55), (.18, .40), (.35, .31), (.27, .46), (.51, .66), (.09, .30)],
        PlaceboFirst = [(.40, .22), (.33, .25), (.61, .38), (.28, .11), (.45, .41), (.37, .20)];

    /// <summary>R 4: t.test(A, B, var.equal = TRUE) of the periods' differences, halved, and of their sums (A16).</summary>
    [Fact]
    public void Two_periods_give_what_R_gives()
    {
        var crossover = Crossover.Of(KetamineFirst, PlaceboFirst, out var reason)!;
        Assert.Equal("", reason);
        Near(-0.144166666666666637, crossover.Treatment.Estimate, 1e-12);
        Near(0.144166666666666637 / 5.915091678307080, crossover.Treatment.StandardError, 1e-12);
        Near(-5.915091678307080, crossover.Treatment.T, 1e-12);
        Assert.Equal(10, crossover.Treatment.DegreesOfFreedom);
        Near(0.000148019148275, crossover.Treatment.P, 1e-10);
        Near(-0.1984723932101, crossover.Treatment.Interval.Low, 1e-11);
        Near(-0.0898609401233, crossover.Treatment.Interval.High, 1e-11);
        Near(-0.000833333333333, crossover.Period.Estimate, 1e-11);
        Near(-0.0341912813775, crossover.Period.T, 1e-11);
        Near(0.9733974730153, crossover.Period.P, 1e-11);
        Near(0.563874353577, crossover.CarryOver!.T, 1e-11);
        Near(0.585262437699, crossover.CarryOver.P, 1e-11);
    }

    [Fact]
    public void Too_few_and_nothing_that_varies_are_refused()
    {
        Assert.Null(Crossover.Of(KetamineFirst[..1], PlaceboFirst, out var reason));
        Assert.Equal("1 and 6 participants with both periods in the two sequences; 2 are needed in each", reason);
        Assert.Null(Crossover.Of([(1.1, 2.1), (1.3, 2.3)], [(0.2, 0.4), (0.5, 0.7)], out reason));
        Assert.Equal("nothing varies between participants beyond rounding", reason);
        Assert.Null(Crossover.Of([(1, 2), (1, 2)], [], out _));
    }

    [Fact]
    public void The_interval_covers_the_truth_and_nothing_is_found_where_nothing_is_as_often_as_it_says()
    {
        const int trials = 2000;
        var draws = new NormalDraws(20200110);
        var (hits, found) = (0, 0);
        for (var trial = 0; trial < trials; trial++)
        {
            (double, double)[] Sequence(int n, double truth) => [.. Enumerable.Range(0, n).Select(_ =>
            {
                var level = 2 * draws.Next();
                return (level + truth + draws.Next(), level + 0.7 + draws.Next());
            })];
            // the truth is .4: ketamine raises the first period of one sequence and the second of the other
            var crossover = Crossover.Of(Sequence(4, 0.4), Sequence(5, -0.4), out _)!;
            if (crossover.Treatment.Interval.Contains(0.4)) hits++;
            if (Crossover.Of(Sequence(4, 0), Sequence(5, 0), out _)!.Treatment.P < 0.05) found++;
        }
        NormalDraws.AssertRate(0.95, hits, trials);
        NormalDraws.AssertRate(0.05, found, trials);
    }
}
