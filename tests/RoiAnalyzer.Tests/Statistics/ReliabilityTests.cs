using RoiAnalyzer.Numerics;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class ReliabilityTests
{
    private static readonly double[][] ShroutFleiss = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

    /// <summary>Shrout and Fleiss (1979), six targets and four judges; R 4.2.2 by the formulas of anchors.R, A8, ten digits printed.</summary>
    [Fact]
    public void Shrout_and_Fleiss_are_met()
    {
        var reliability = Reliability.Of(ShroutFleiss)!;
        Agreement.Relative(1e-8, [0.1657417684, -0.1329323249, 0.7225600623], Agreement.Numbers(reliability.Icc11));
        Agreement.Relative(1e-8, [0.2897637795, 0.01878651337, 0.76108436965], Agreement.Numbers(reliability.Icc21));
        Agreement.Relative(1e-8, [0.7148407148, 0.342464765, 0.94585826], Agreement.Numbers(reliability.Icc31));
        Agreement.Relative(1e-8, [0.4427971337, 0.6200505476, 0.9093155424], [reliability.Icc1K.Value, reliability.Icc2K.Value, reliability.Icc3K.Value]);
        Assert.Equal((6, 4), (reliability.N, reliability.Occasions));
        Assert.Equal(Math.Sqrt(1.019444444), reliability.MeasurementError, 1e-9);
    }

    /// <summary>R 4.2.2, A8 of anchors_R.txt: both drugs of sleep as two occasions; error, smallest detectable change and limits of agreement.</summary>
    [Fact]
    public void Sleep_as_two_occasions_gives_what_R_gives()
    {
        var reliability = Reliability.Of([.. Sleep.First.Zip(Sleep.Second, (first, second) => new[] { first, second })])!;
        Agreement.Relative(1e-8, [0.5397340898, -0.06086911466, 0.85975122823], Agreement.Numbers(reliability.Icc11));
        Agreement.Relative(1e-8, [0.5962182529, -0.0980238137, 0.8935003865], Agreement.Numbers(reliability.Icc21));
        Agreement.Relative(1e-8, [0.7901550411, 0.3587568071, 0.9434151286], Agreement.Numbers(reliability.Icc31));
        Agreement.Relative(1e-8, [0.7010744172, 0.7470385103, 0.8827783326], [reliability.Icc1K.Value, reliability.Icc2K.Value, reliability.Icc3K.Value]);
        Agreement.Relative(
            1e-10,
            [0.869738147056, 2.410791147229, 1.58, -0.830791147229, 3.990791147229],
            [reliability.MeasurementError, reliability.SmallestDetectableChange, reliability.Bias, .. Agreement.Numbers(reliability.LimitsOfAgreement)]);
    }

    /// <summary>
    /// R 4.2.2, A8 of anchors_R.txt: the mean squares that the correlations come from (rows, columns, error, within), F of the rows, and McGraw and
    /// Wong's degrees of freedom, which the interval of ICC(2,1) rests on.
    /// </summary>
    [Theory]
    [InlineData(false, 11.24166667, 32.48611111, 1.019444444, 6.263888889, 4.785143862, 11.02724796)]
    [InlineData(true, 6.453111111, 12.482, 0.7564444444, 1.929, 2.884166586, 8.530846063)]
    public void The_table_of_variance_is_that_of_R(bool sleep, double rows, double columns, double error, double within, double freedom, double f)
    {
        double[][] table = sleep ? [.. Sleep.First.Zip(Sleep.Second, (first, second) => new[] { first, second })] : ShroutFleiss;
        var (n, k) = (table.Length, table[0].Length);
        var byRow = OneWayAnova.Of(table)!;
        var byColumn = RepeatedMeasures.Of(table, [], [[.. Enumerable.Range(0, k)]])!.Single(effect => effect.Within.Count == 1);
        double Mean(double sum, double df) => sum / df;
        Agreement.Relative(
            1e-8,
            [rows, within, columns, error, f],
            [
                Mean(byRow.BetweenSumOfSquares, n - 1), Mean(byRow.WithinSumOfSquares, n * (k - 1)), Mean(byColumn.SumOfSquares, k - 1),
                Mean(byColumn.ErrorSumOfSquares, (n - 1) * (k - 1)), Mean(byRow.BetweenSumOfSquares, n - 1) / Mean(byColumn.ErrorSumOfSquares, (n - 1) * (k - 1)),
            ]);
        var rest = k * columns + (k * n - k - n) * error;
        var below = Distributions.FQuantile(0.975, n - 1, freedom);
        Agreement.Relative(1e-7, [n * (rows - below * error) / (below * rest + n * rows)], [Reliability.Of(table)!.Icc21.Interval.Low]);
    }

    /// <summary>R 4.2.2: 1 − qf(.975, 5, 15)/F and 1 − 1/(F·qf(.975, 15, 5)) with F = 11.02724796 (McGraw and Wong 1996, table 7).</summary>
    [Fact]
    public void The_mean_over_occasions_has_its_own_interval()
    {
        var interval = Reliability.Of(ShroutFleiss)!.Icc3K.Interval;
        Assert.Equal(1 - 3.5764153492790602 / 11.02724796, interval.Low, 1e-8);
        Assert.Equal(1 - 1 / (11.02724796 / 0.15557596307848698), interval.High, 1e-8);
    }

    /// <summary>Planted: participants vary by 1, occasions by the error that makes consistency .6.</summary>
    [Fact]
    public void Intervals_cover_the_truth_as_often_as_they_say()
    {
        const int trials = 3000;
        const double truth = 0.6;
        var draws = new NormalDraws(20200110);
        var (consistency, agreement) = (0, 0);
        for (var trial = 0; trial < trials; trial++)
        {
            double[][] values =
            [
                .. Enumerable.Range(0, 12).Select(_ => draws.Next()).Select(own => new[]
                {
                    own + Math.Sqrt((1 - truth) / truth) * draws.Next(), own + Math.Sqrt((1 - truth) / truth) * draws.Next(),
                }),
            ];
            var reliability = Reliability.Of(values)!;
            if (reliability.Icc31.Interval.Contains(truth)) consistency++;
            if (reliability.Icc11.Interval.Contains(truth)) agreement++;
        }
        NormalDraws.AssertRate(0.95, consistency, trials);
        NormalDraws.AssertRate(0.95, agreement, trials);
    }

    [Fact]
    public void Perfect_agreement_is_one_and_a_shift_of_all_lowers_absolute_agreement_alone()
    {
        var same = Reliability.Of([[1, 1], [2, 2], [4, 4]])!;
        Assert.Equal((1, 1, 1, 0), (same.Icc11.Value, same.Icc21.Value, same.Icc31.Value, same.MeasurementError));
        Assert.True(double.IsNaN(same.Icc31.Interval.Low));
        var shifted = Reliability.Of([[1, 2.1], [2, 3], [4, 5]])!;
        Assert.True(shifted.Icc31.Value > 0.99 && shifted.Icc21.Value < 0.85);
    }

    /// <summary>Closed form: for two occasions ICC(A,1) = −n/(n − 2 + 2F), F the occasions' ratio, which it is where participants' means agree, leaves McGraw and Wong's v nothing.</summary>
    [Fact]
    public void An_agreement_far_below_zero_has_no_interval()
    {
        var opposite = Reliability.Of([[1, 0], [-1, 2.01], [2, -1], [-2, 3]])!;
        Assert.InRange(opposite.Icc21.Value, -2, -0.5);
        Assert.True(double.IsNaN(opposite.Icc21.Interval.Low) && double.IsNaN(opposite.Icc21.Interval.High));
        Assert.True(double.IsFinite(opposite.Icc31.Interval.Low));
    }

    [Fact]
    public void Reliabilities_of_any_values_can_be_had()
    {
        var draws = new NormalDraws(20200113);
        for (var trial = 0; trial < 3000; trial++)
        {
            var r = 2 * (trial % 101) / 100.0 - 1;
            double[][] values = [.. Enumerable.Range(0, 2 + trial % 9).Select(_ => draws.Next()).Select(own => new[] { own, r * own + Math.Sqrt(1 - r * r) * draws.Next() })];
            var reliability = Reliability.Of(values)!;
            Assert.True(double.IsFinite(reliability.Icc11.Value) && double.IsFinite(reliability.Icc21.Value) && double.IsFinite(reliability.Icc31.Value));
        }
    }

    [Fact]
    public void Without_participants_or_occasions_there_is_none()
    {
        Assert.Null(Reliability.Of([]));
        Assert.Null(Reliability.Of([[1, 2]]));
        Assert.Null(Reliability.Of([[1], [2]]));
        Assert.True(double.IsNaN(Reliability.Of([[1, 1], [1, 1]])!.Icc31.Value));
        Assert.Throws<ArgumentException>(() => Reliability.Of([[1, 2], [1]]));
        Assert.Throws<ArgumentException>(() => Reliability.Of([[1, 2], [1, double.NaN]]));
    }
}
