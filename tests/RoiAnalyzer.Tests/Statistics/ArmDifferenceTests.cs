using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class ArmDifferenceTests
{
    /// <summary>R 4: lm(Postwt ~ Prewt + Treat) and confint, CBT against Cont; 15 digits printed, 12 for the interval.</summary>
    [Fact]
    public void Anorexia_adjusted_gives_what_R_gives()
    {
        var adjusted = ArmDifference.Adjusted(Anorexia.Pre, Anorexia.Post, Anorexia.IsTreated)!;
        Assert.Equal(ArmDifference.AdjustedDifference, adjusted.Method);
        Assert.Equal((29, 26, 52), (adjusted.Treated, adjusted.Reference, adjusted.DegreesOfFreedom));
        Assert.Equal(4.244112265475056, adjusted.Estimate, 1e-12);
        Assert.Equal(1.837795930985168, adjusted.StandardError, 1e-12);
        Assert.Equal(2.30934903811652, adjusted.T, 1e-12);
        Assert.Equal(0.024929176010103766, adjusted.P, 1e-13);
        Assert.Equal(0.556304932208, adjusted.Interval.Low, 1e-12);
        Assert.Equal(7.931919598742, adjusted.Interval.High, 1e-12);
    }

    /// <summary>R 4.2.2: car::hccm(type = "hc3") of the same model, and t²/(t² + 52) (A4 of anchors_R.txt).</summary>
    [Fact]
    public void Anorexia_adjusted_has_the_robust_error_and_the_effect_size_of_R()
    {
        var adjusted = ArmDifference.Adjusted(Anorexia.Pre, Anorexia.Post, Anorexia.IsTreated)!;
        Assert.Equal(1.84909371431269, adjusted.RobustError, 1e-11);
        Assert.Equal(0.093019453559292, adjusted.PartialEtaSquared, 1e-12);
    }

    /// <summary>mpmath with 50 digits, by normal equations of the same data with and without the product.</summary>
    [Fact]
    public void Anorexia_has_different_slopes_in_the_two_arms()
    {
        var adjusted = ArmDifference.Adjusted(Anorexia.Pre, Anorexia.Post, Anorexia.IsTreated)!;
        Assert.Equal(8.82197511098413301, adjusted.SlopeF, 1e-10);
        Assert.Equal(0.00452881532686903953, adjusted.SlopeP, 1e-12);
    }

    /// <summary>R 4: lm(I(Postwt - Prewt) ~ Treat), CBT against Cont; t² is the F of arm × time in the mixed ANOVA.</summary>
    [Fact]
    public void Anorexia_difference_of_changes_gives_what_R_gives()
    {
        var difference = ArmDifference.OfChanges(Anorexia.TreatedChange, Anorexia.ControlChange)!;
        Assert.Equal(ArmDifference.DifferenceOfChanges, difference.Method);
        Assert.Equal((29, 26, 53), (difference.Treated, difference.Reference, difference.DegreesOfFreedom));
        Assert.Equal(3.456896551724137, difference.Estimate, 1e-12);
        Assert.Equal(2.0625909788217589, difference.StandardError, 1e-12);
        Assert.Equal(1.6759971255662456, difference.T, 1e-12);
        Assert.Equal(0.0996290135149212, difference.P, 1e-13);
        Assert.Equal(2.80896636491, difference.T * difference.T, 1e-11);
        Assert.True(double.IsNaN(difference.SlopeF) && double.IsNaN(difference.SlopeP));
    }

    /// <summary>R 4: t.test(var.equal = TRUE) on the sleep data as if they were two groups.</summary>
    [Fact]
    public void Sleep_as_two_groups_gives_what_R_gives()
    {
        var difference = ArmDifference.OfChanges(
            [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4], [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2])!;
        Assert.Equal(1.8608134674869, difference.T, 1e-12);
        Assert.Equal(0.0791867142159, difference.P, 1e-12);
    }

    /// <summary>Closed form: F of arm × time from the cell means of the 2 × 2 mixed analysis of variance.</summary>
    [Fact]
    public void Its_square_is_the_interaction_of_arm_and_time() => Trials.Sample(trial =>
    {
        var difference = ArmDifference.OfChanges(trial.ChangeOf(true), trial.ChangeOf(false))!;
        double[] all = [.. trial.ChangeOf(true), .. trial.ChangeOf(false)];
        var (between, within) = (0.0, 0.0);
        foreach (var own in new[] { trial.ChangeOf(true), trial.ChangeOf(false) })
        {
            between += own.Length * Math.Pow(own.Average() - all.Average(), 2);
            within += own.Sum(value => Math.Pow(value - own.Average(), 2));
        }
        var f = between / (within / (all.Length - 2));
        Assert.Equal(f, difference.T * difference.T, 1e-9 * (1 + f));
    });

    /// <summary>Closed form: slope within arms, difference of means adjusted by it, and Var τ = σ²(1/n₁ + 1/n₀ + Δ²/SS within).</summary>
    [Fact]
    public void The_adjusted_difference_is_that_of_the_closed_form() => Trials.Sample(trial =>
    {
        var adjusted = ArmDifference.Adjusted(trial.Pre, trial.Post, trial.Treated)!;
        var (xx, xy, yy) = (0.0, 0.0, 0.0);
        foreach (var arm in new[] { true, false })
        {
            var (x, y) = (trial.Of(trial.Pre, arm), trial.Of(trial.Post, arm));
            xx += x.Sum(value => Math.Pow(value - x.Average(), 2));
            yy += y.Sum(value => Math.Pow(value - y.Average(), 2));
            xy += x.Zip(y, (a, b) => (a - x.Average()) * (b - y.Average())).Sum();
        }
        double Mean(double[] values, bool arm) => trial.Of(values, arm).Average();
        var gap = Mean(trial.Pre, true) - Mean(trial.Pre, false);
        var estimate = Mean(trial.Post, true) - Mean(trial.Post, false) - xy / xx * gap;
        var (n1, n0) = (trial.Treated.Count(arm => arm), trial.Treated.Count(arm => !arm));
        var variance = (yy - xy * xy / xx) / (n1 + n0 - 3) * (1.0 / n1 + 1.0 / n0 + gap * gap / xx);
        Assert.Equal(n1 + n0 - 3, adjusted.DegreesOfFreedom);
        Assert.Equal(estimate, adjusted.Estimate, 1e-10 * (1 + Math.Abs(estimate)));
        Assert.Equal(Math.Sqrt(variance), adjusted.StandardError, 1e-9 * Math.Sqrt(variance));
    });

    [Fact]
    public void Units_of_the_values_before_do_not_matter_to_the_adjusted_difference() => Trials.Sample(trial =>
    {
        var plain = ArmDifference.Adjusted(trial.Pre, trial.Post, trial.Treated)!;
        var scaled = ArmDifference.Adjusted([.. trial.Pre.Select(value => 1000 * value + 7)], trial.Post, trial.Treated)!;
        Assert.Equal(plain.T, scaled.T, 1e-8 * (1 + Math.Abs(plain.T)));
        Assert.Equal(plain.SlopeP, scaled.SlopeP, 1e-7);
    });

    [Fact]
    public void Values_before_that_are_all_the_same_cost_no_degree_of_freedom()
    {
        double[] post = [1.0, 2.5, 3.1, 0.4, 0.7, 1.2];
        bool[] treated = [true, true, true, false, false, false];
        var adjusted = ArmDifference.Adjusted([0.1 + 0.2, 0.3, 0.3, 0.3, 0.3, 0.3], post, treated)!;
        var plain = ArmDifference.OfChanges(post.AsSpan(0, 3), post.AsSpan(3))!;
        Assert.Equal(4, adjusted.DegreesOfFreedom);
        Assert.Equal(plain.T, adjusted.T, 1e-12);
    }

    [Fact]
    public void Values_before_that_only_say_which_arm_it_is_leave_nothing_to_estimate() =>
        Assert.Null(ArmDifference.Adjusted([1, 1, 1, 2, 2, 2], [1, 2, 4, 3, 5, 4], [true, true, true, false, false, false]));

    [Fact]
    public void Two_participants_are_needed_in_each_arm()
    {
        Assert.Null(ArmDifference.OfChanges([1], [1, 2, 3]));
        Assert.Null(ArmDifference.OfChanges([1, 2, 3], [1]));
        Assert.Null(ArmDifference.Adjusted([1, 2, 3], [2, 1, 5], [true, false, true]));
        Assert.Equal(1, ArmDifference.Adjusted([1, 2, 3, 5], [2, 1, 5, 3], [true, false, true, false])!.DegreesOfFreedom);
    }

    [Fact]
    public void Values_that_are_not_numbers_or_not_of_the_same_participants_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ArmDifference.OfChanges([1, double.NaN], [1, 2]));
        Assert.Throws<ArgumentException>(() => ArmDifference.Adjusted([1, 2, 3, double.NaN], [1, 2, 3, 4], [true, true, false, false]));
        Assert.Throws<ArgumentException>(() => ArmDifference.Adjusted([1, 2, 3, 4], [1, 2, 3, 4], [true, true, false]));
    }

    [Fact]
    public void The_interval_of_the_adjusted_difference_covers_the_truth_as_often_as_it_says()
    {
        const int trials = 2000;
        const double truth = -0.3, correlation = 0.7;
        var draws = new NormalDraws(20200102);
        bool[] treated = [.. Enumerable.Range(0, 10).Select(i => i < 5)];
        var hits = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            double[] pre = [.. treated.Select(_ => draws.Next())];
            double[] post = [.. pre.Zip(treated, (value, arm) =>
                correlation * value + Math.Sqrt(1 - correlation * correlation) * draws.Next() + (arm ? truth : 0))];
            if (ArmDifference.Adjusted(pre, post, treated)!.Interval.Contains(truth)) hits++;
        }
        NormalDraws.AssertRate(0.95, hits, trials);
    }

    private static class Trials
    {
        public static void Sample(Action<Trial> law)
        {
            var draws = new NormalDraws(20200103);
            for (var trial = 0; trial < 300; trial++)
            {
                var (treated, n) = (3 + trial % 7, 6 + trial % 11);
                double[] pre = [.. Enumerable.Range(0, n).Select(_ => draws.Next())];
                law(new Trial(pre, [.. pre.Select(value => 0.5 * value + draws.Next())], [.. pre.Select((_, i) => i < Math.Min(treated, n - 3))]));
            }
        }
    }

    private sealed record Trial(double[] Pre, double[] Post, bool[] Treated)
    {
        public double[] Of(double[] values, bool arm) => [.. values.Where((_, i) => Treated[i] == arm)];

        public double[] ChangeOf(bool arm) => Of([.. Post.Zip(Pre, (post, pre) => post - pre)], arm);
    }
}
