using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class ContrastSidesTests
{
    private static readonly double[] Cue = [.1, -.2, .3, .05, -.1, .2, 0, -.05];
    private static readonly double[] Neutral = [1.1, .7, 1.4, .8, .9, 1.3, .95, .85];

    /// <summary>
    /// R 4.2.2: x = c(.1, -.2, .3, .05, -.1, .2, 0, -.05), y = c(1.1, .7, 1.4, .8, .9, 1.3, .95, .85): t.test of x, y, x − y and x + y; cov, cor.
    /// </summary>
    [Fact]
    public void One_arm_gives_what_R_gives_and_the_side_that_moved_is_named()
    {
        var sides = ContrastSides.Of(Cue, Neutral)!;
        Close.To(1e-9, [0.0375, -0.097950870288153, 0.172950870288153, 0.654653670707977, 0.533602672645324], [sides.Positive.Estimate, sides.Positive.Interval.Low, sides.Positive.Interval.High, sides.Positive.T, sides.Positive.P]);
        Close.To(1e-9, [1, 0.794002195886842, 1.20599780411316, 11.478880863671, 8.56059735900957e-06], [sides.Negative.Estimate, sides.Negative.Interval.Low, sides.Negative.Interval.High, sides.Negative.T, sides.Negative.P]);
        Close.To(1e-9, [-0.9625, -1.05925062163439, -0.865749378365605, -23.52388856744, 6.37125469371517e-08], [sides.Contrast.Estimate, sides.Contrast.Interval.Low, sides.Contrast.Interval.High, sides.Contrast.T, sides.Contrast.P]);
        Close.To(1e-9, [1.0375, 0.702532263738908, 1.37246773626109, 7.32398197035694, 0.00015944407708016], [sides.Sum.Estimate, sides.Sum.Interval.Low, sides.Sum.Interval.High, sides.Sum.T, sides.Sum.P]);
        Close.To(1e-9, [0.0367857142857143, 0.921444314025291], [sides.Covariance, sides.Correlation]);
        Assert.Equal(Carrier.Negative, sides.Carrier);
        Assert.Equal(Carrier.Positive, ContrastSides.Of(Neutral, Cue)!.Carrier);
    }

    /// <summary>R 4.2.2: t.test(x[1:4], x[5:8], var.equal = TRUE) and the same of y, x − y; pooled covariance by hand: (3·cov + 3·cov)/6.</summary>
    [Fact]
    public void Two_arms_give_what_R_gives()
    {
        var sides = ContrastSides.Of(Cue[..4], Neutral[..4], Cue[4..], Neutral[4..])!;
        Close.To(1e-9, [0.05, -0.248641890801812, 0.348641890801812], [sides.Positive.Estimate, sides.Positive.Interval.Low, sides.Positive.Interval.High]);
        Close.To(1e-9, [0.05, -0.160432048146494, 0.260432048146494], [sides.Contrast.Estimate, sides.Contrast.Interval.Low, sides.Contrast.Interval.High]);
        Close.To(1e-9, [0.0429166666666667, 0.934242764701862], [sides.Covariance, sides.Correlation]);
        Assert.Equal((6.0, Carrier.Undecided), (sides.Contrast.DegreesOfFreedom, sides.Carrier));
    }

    [Fact]
    public void Both_sides_carry_what_both_move_apart()
    {
        double[] up = [1, 1.2, .8, 1.1, .9], down = [-1.1, -.9, -1, -1.2, -.8];
        Assert.Equal(Carrier.Both, ContrastSides.Of(up, down)!.Carrier);
        Assert.Equal(Carrier.Both, ContrastSides.Of(down, up)!.Carrier);
    }

    [Fact]
    public void Where_the_contrast_or_the_larger_share_is_not_told_nothing_is_said()
    {
        double[] up = [1, 1.2, .8, 1.1, .9];
        Assert.Equal(Carrier.Undecided, ContrastSides.Of(up, [1.1, .9, .9, 1.2, 1])!.Carrier);       // both move alike: no contrast
        // the contrast is told from 0, and the positive side; but the negative may contribute as much
        var sides = ContrastSides.Of(up, [-3, 2, -3.5, 2.5, -1])!;
        Assert.Equal(Carrier.Undecided, sides.Carrier);
        Assert.Null(ContrastSides.Of([1], [2]));
        var still = ContrastSides.Of([1, 1, 1], [2, 2, 2])!;
        Assert.Equal(Carrier.Undecided, still.Carrier);
        Assert.True(double.IsNaN(still.Contrast.P) && double.IsNaN(still.Correlation));
    }

    /// <summary>Planted truth: only the negative side moves; the other is not named more often than its interval errs.</summary>
    [Fact]
    public void The_other_side_is_hardly_ever_named()
    {
        var (draws, wrong, right) = (new NormalDraws(7), 0, 0);
        const int trials = 2000;
        for (var trial = 0; trial < trials; trial++)
        {
            double[] still = [.. Enumerable.Range(0, 12).Select(_ => draws.Next())], moved = [.. Enumerable.Range(0, 12).Select(_ => 1.5 + draws.Next())];
            var carrier = ContrastSides.Of(still, moved)!.Carrier;
            if (carrier == Carrier.Negative) right++;
            if (carrier is Carrier.Positive) wrong++;
        }
        Assert.InRange(wrong, 0, trials / 100);
        Assert.InRange(right, trials / 2, trials);
    }
}
