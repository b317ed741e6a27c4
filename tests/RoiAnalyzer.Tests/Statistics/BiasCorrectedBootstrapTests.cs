using RoiAnalyzer.Numerics;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class BiasCorrectedBootstrapTests
{
    // Efron and Tibshirani's law schools, as in R's bootstrap::law
    private static readonly double[] _lsat = [576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594];
    private static readonly double[] _gpa = [3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96];

    /// <summary>anchors_R.txt A13: the correlation, and the acceleration and the jackknife's error that leaving out each school gives.</summary>
    [Fact]
    public void Law_schools_have_the_acceleration_that_R_gives()
    {
        var boot = Law(1000, 1);
        Assert.Equal(0.776374491289407, boot.Estimate, 1e-14);
        Assert.Equal(-0.0756715649378794, boot.Acceleration, 1e-13);
        Assert.Equal((1000, 1ul), (boot.Samples, boot.Seed));
        var without = Influence.Of(_lsat, _gpa, [])!.Without;
        Assert.Equal(-0.0756715649378794, BiasCorrectedBootstrap.AccelerationOf(without, new int[15]), 1e-11);
        Assert.Equal(0.142518618602, Math.Sqrt(14.0 / 15 * without.Sum(r => Math.Pow(r - without.Average(), 2))), 1e-12);
    }

    /// <summary>anchors_R.txt A13: levels of the two ends for z₀ = −0.0776.</summary>
    [Fact]
    public void The_levels_of_the_ends_are_those_that_R_gives()
    {
        Assert.Equal(0.00644857526473975, BiasCorrectedBootstrap.Level(0.025, -0.0776, -0.0756715649378794), 1e-14);
        Assert.Equal(0.94180033360494830, BiasCorrectedBootstrap.Level(0.975, -0.0776, -0.0756715649378794), 1e-14);
        Assert.Equal(0.025, BiasCorrectedBootstrap.Level(0.025, 0, 0), 1e-15);
    }

    /// <summary>
    /// R 4.2, 2 000 000 samples (seed 11) with this acceleration: p₀ .461095, ends .33301 and .94170, where the samples' density is .0700
    /// and 2.206, and a change of z₀ moves their levels (.00563, .93756) by .0386 and .2173. anchors_R.txt's ends .3229 and .9408 are
    /// boot's, whose acceleration is a regression's, −.0828. Each end's error is that of z₀ and of the quantile, over the density; both
    /// sides' samples are counted, and four of these errors allowed.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(20200101)]
    public void Law_schools_have_the_ends_that_R_gives_within_their_error(ulong seed)
    {
        const int samples = 100_000;
        var boot = Law(samples, seed);
        Assert.Equal(0.461095, MathNet.Numerics.Distributions.Normal.CDF(0, 1, boot.Bias), 4 * Error(0.461095));
        Assert.Equal(0.133609391047288, boot.StandardError, 0.0015);
        var ofBias = Error(0.461095) / 0.397042;
        Assert.Equal(0.333011909853195, boot.Interval.Low, 4 * (0.0385866484733802 * ofBias + Error(0.00562582641058952)) / 0.07005);
        Assert.Equal(0.94169848135776, boot.Interval.High, 4 * (0.217306442158449 * ofBias + Error(0.937557766067294)) / 2.206125);
        static double Error(double p) => Math.Sqrt(p * (1 - p) * (1.0 / samples + 1.0 / 2_000_000));
    }

    /// <summary>
    /// A13 of anchors_R.txt: ends of boot.ci of 200 000 samples, percentile and BCa. They are random: allowed is four times √2 the standard deviation that
    /// each end has over eight seeds of R's (set.seed(1) … (8), the same calls), for both sides are drawn. boot's acceleration is a regression's
    /// (empinf(type = "reg")), not the jackknife's, so BCa's ends are those quantiles of ours that <see cref="BiasCorrectedBootstrap.Level"/> puts R's
    /// acceleration and our bias at.
    /// </summary>
    [Theory]
    [InlineData("law", -0.0827759974202, new[] { 0.460283632042, 0.961942347832 }, new[] { 0.00089, 0.00015 }, new[] { 0.322944560663, 0.940753680133 }, new[] { 0.0017, 0.00026 })]
    [InlineData("dz", -0.0661956506881, new[] { 0.937252961464, 3.726057588744 }, new[] { 0.00088, 0.014 }, new[] { 0.702460151992, 2.033917941855 }, new[] { 0.0046, 0.0039 })]
    public void Ends_are_those_that_R_draws(string what, double acceleration, double[] percentile, double[] deviations, double[] corrected, double[] deviationsOfCorrected)
    {
        BiasCorrectedBootstrap Boot(double level) => what == "law" ? Law(200_000, 2, level) : Gain(200_000, 2, level, standardised: true);
        var own = Boot(0.95);
        Within(percentile, deviations, own.Percentile.Low, own.Percentile.High);
        var (low, high) = (BiasCorrectedBootstrap.Level(0.025, own.Bias, acceleration), BiasCorrectedBootstrap.Level(0.975, own.Bias, acceleration));
        Within(corrected, deviationsOfCorrected, Boot(1 - 2 * low).Percentile.Low, Boot(2 * high - 1).Percentile.High);

        static void Within(double[] expected, double[] deviations, double low, double high)
        {
            Assert.Equal(expected[0], low, 4 * Math.Sqrt(2) * deviations[0]);
            Assert.Equal(expected[1], high, 4 * Math.Sqrt(2) * deviations[1]);
        }
    }

    /// <summary>
    /// The mean of ten gains of sleep, each a number of tenths: the exact distribution of the sum of ten drawn with replacement, by convolution. An
    /// end is a quantile of it where its probability, but for four standard errors of a share of the samples, reaches the level there and
    /// not a step (0.01) before. So are R's ends of A13 of anchors_R.txt: 0.95 and 2.38, BCa 1.05 and 2.63 with R's acceleration 0.0775799854751.
    /// </summary>
    [Fact]
    public void Ends_of_a_mean_are_quantiles_of_its_exact_distribution()
    {
        const int samples = 200_000;
        var below = Exact();
        var own = Gain(samples, 2, 0.95, standardised: false);
        var bias = Distributions.NormalQuantile(below[157]);        // less than the mean of 1.58
        Assert.Equal(bias, own.Bias, 4 * Math.Sqrt(below[157] * (1 - below[157]) / samples) / 0.398);
        foreach (var (end, level) in new[] { (own.Percentile.Low, 0.025), (own.Percentile.High, 0.975), (0.95, 0.025), (2.38, 0.975) }) IsQuantile(end, level, 0);
        const double acceleration = 0.0775799854751;
        var (low, high) = (BiasCorrectedBootstrap.Level(0.025, bias, acceleration), BiasCorrectedBootstrap.Level(0.975, bias, acceleration));
        // what the bias is off moves the levels by 0.21 and 0.05 of it, the normal density at them times the slope of (z₀ + z₀ + z)/(1 − a(z₀ + z))
        foreach (var (end, level, slope) in new[] { (1.05, low, 0.21), (2.63, high, 0.05) }) IsQuantile(end, level, slope);
        IsQuantile(Gain(samples, 2, 1 - 2 * low, standardised: false).Percentile.Low, low, 0);
        IsQuantile(Gain(samples, 2, 2 * high - 1, standardised: false).Percentile.High, high, 0);

        void IsQuantile(double end, double level, double slope)
        {
            var allowed = 4 * Math.Sqrt(level * (1 - level) / samples) + 4 * slope * Math.Sqrt(0.25 / samples) / 0.398;
            var place = (int)Math.Round(end * 100);
            Assert.Equal(place / 100.0, end, 1e-9);
            Assert.InRange(level, below[place - 1] - allowed, below[place] + allowed);
        }

        static double[] Exact()
        {
            double[] probabilities = [1];
            for (var draw = 0; draw < 10; draw++)
            {
                var next = new double[probabilities.Length + 46];
                foreach (var gain in _gains)
                    for (var sum = 0; sum < probabilities.Length; sum++) next[sum + (int)Math.Round(10 * gain)] += probabilities[sum] / 10;
                probabilities = next;
            }
            for (var sum = 1; sum < probabilities.Length; sum++) probabilities[sum] += probabilities[sum - 1];
            return probabilities;
        }
    }

    [Fact]
    public void The_seed_and_nothing_else_decides()
    {
        Assert.Equal(Law(2000, 5), Law(2000, 5));
        Assert.NotEqual(Law(2000, 5).Interval, Law(2000, 6).Interval);
    }

    /// <summary>Closed form: the acceleration of a difference of means is a sixth of the skewness of the difference; R 4.2 of the formula: 0.00277738726409887.</summary>
    [Fact]
    public void Arms_are_drawn_apart_and_weighted_by_their_numbers()
    {
        double[] all = [.. Anorexia.TreatedChange, .. Anorexia.ControlChange];
        var boot = BiasCorrectedBootstrap.Of(Arms, chosen => Mean(chosen, all, true) - Mean(chosen, all, false), 2000, 3);
        Assert.Equal(3.456896551724137, boot.Estimate, 1e-12);
        Assert.Equal(0.00277738726409887, boot.Acceleration, 1e-12);
        // 29 and 26 participants every time, else the error would be larger: √(Σd²/n² of either arm), within 4 errors of 2000 samples
        Assert.Equal(Math.Sqrt(Square(Anorexia.TreatedChange) + Square(Anorexia.ControlChange)), boot.StandardError, 4 * 2.03 / Math.Sqrt(2 * 2000));
        double Mean(ReadOnlySpan<int> chosen, double[] values, bool treated)
        {
            var own = chosen.ToArray().Where(i => Arms[i] == 1 == treated).ToArray();
            Assert.InRange(own.Length, treated ? 28 : 25, treated ? 29 : 26);   // one fewer where it is left out
            return own.Average(i => values[i]);
        }

        static double Square(double[] values) => values.Sum(value => Math.Pow(value - values.Average(), 2)) / values.Length / values.Length;
    }

    /// <summary>R 4.2: coef(lm(Postwt ~ Prewt + Treat))[3] without each participant in turn; (n − 1)/n·(mean − value) within each arm, cubes over squares.</summary>
    [Fact]
    public void The_adjusted_difference_has_the_acceleration_that_R_gives()
    {
        var boot = BiasCorrectedBootstrap.Of(
            Arms, chosen => ArmDifference.Adjusted(At(chosen, Anorexia.Pre), At(chosen, Anorexia.Post), At(chosen, Anorexia.IsTreated))!.Estimate, 500, 3);
        Assert.Equal(4.244112265475056, boot.Estimate, 1e-11);
        Assert.Equal(0.00353930280821174, boot.Acceleration, 1e-10);
        static T[] At<T>(ReadOnlySpan<int> chosen, T[] values) => [.. chosen.ToArray().Select(i => values[i])];
    }

    [Fact]
    public void What_cannot_be_had_is_no_interval()
    {
        Assert.Equal(Interval.None, BiasCorrectedBootstrap.Of([0, 0, 0], _ => 1, 100, 1).Interval);
        // some samples have no statistic: the interval of the others would be one of another question
        var broken = BiasCorrectedBootstrap.Of(new int[5], chosen => chosen[0] == chosen[1] ? double.NaN : chosen[0], 100, 1);
        Assert.Equal((Interval.None, Interval.None), (broken.Interval, broken.Percentile));
        Assert.True(double.IsNaN(broken.StandardError) && double.IsNaN(broken.Bias));
        // thirty samples do not reach the level of an end
        Assert.Equal((Interval.None, Interval.None), (Law(30, 1).Interval, Law(30, 1).Percentile));
        Assert.Throws<ArgumentOutOfRangeException>(() => Law(0, 1));
    }

    private static int[] Arms => [.. Anorexia.IsTreated.Select(treated => treated ? 1 : 0)];

    private static readonly double[] _gains = [.. Sleep.Second.Zip(Sleep.First, (second, first) => second - first)];

    /// <summary>The mean gain of sleep, or d_z.</summary>
    private static BiasCorrectedBootstrap Gain(int samples, ulong seed, double level, bool standardised) => BiasCorrectedBootstrap.Of(
        new int[10],
        people =>
        {
            var (sum, squares) = (0.0, 0.0);
            foreach (var i in people) sum += _gains[i];
            var mean = sum / people.Length;
            foreach (var i in people) squares += (_gains[i] - mean) * (_gains[i] - mean);
            return standardised ? mean / Math.Sqrt(squares / (people.Length - 1)) : mean;
        },
        samples, seed, level);

    private static BiasCorrectedBootstrap Law(int samples, ulong seed, double level = 0.95) => BiasCorrectedBootstrap.Of(
        new int[15],
        schools =>
        {
            var (x, y) = (0.0, 0.0);
            foreach (var i in schools) (x, y) = (x + _lsat[i] / schools.Length, y + _gpa[i] / schools.Length);
            var (xx, yy, xy) = (0.0, 0.0, 0.0);
            foreach (var i in schools)
                (xx, yy, xy) = (xx + (_lsat[i] - x) * (_lsat[i] - x), yy + (_gpa[i] - y) * (_gpa[i] - y), xy + (_lsat[i] - x) * (_gpa[i] - y));
            return xy / Math.Sqrt(xx * yy);
        },
        samples, seed, level);
}
