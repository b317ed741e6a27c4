using CsCheck;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Tests.Numerics;

/// <summary>Expected values: mpmath with 40 digits, where nothing else is said. Ten digits are demanded everywhere.</summary>
public class DistributionsTests
{
    private static void AgreesToTenDigits(double expected, double actual) =>
        Assert.InRange(Math.Abs(actual / expected - 1), 0, 1e-10);

    [Theory]
    [InlineData(0.5, 1, 0.35241638234956672582)]
    [InlineData(1, 2, 0.21132486540518711775)]
    [InlineData(2, 9, 0.038276411885350520602)]
    [InlineData(2.5, 19, 0.010870205584198723426)]
    [InlineData(3, 29, 0.0027495960669517030762)]
    [InlineData(4.06212768338, 9, 0.001416445098696462664)]
    [InlineData(5, 88, 1.4493845980564765216e-6)]
    [InlineData(10, 12, 1.7906618438361873204e-7)]
    [InlineData(20, 30, 3.3745418328856432006e-19)]
    [InlineData(40, 3, 0.000017190340394579264142)]
    [InlineData(40, 200, 1.1243698267601253329e-97)]
    [InlineData(1e-8, 5, 0.49999999620393310178)]
    [InlineData(1000, 2, 4.9999925000124999781e-7)]
    [InlineData(2.1, 17.7764735161785, 0.025138036400455911292)]
    [InlineData(1e-3, 0.5, 0.49973032384423381903)]
    [InlineData(1e100, 3, 1.1026577908435840464e-300)]
    public void Tails_of_t_keep_ten_digits(double t, double df, double tail)
    {
        AgreesToTenDigits(tail, Distributions.StudentTSurvival(t, df));
        AgreesToTenDigits(2 * tail, Distributions.StudentTTwoSided(t, df));
        AgreesToTenDigits(2 * tail, Distributions.StudentTTwoSided(-t, df));
        AgreesToTenDigits(1 - tail, Distributions.StudentTSurvival(-t, df));
    }

    [Theory]
    [InlineData(1, 1, 1, 0.5)]
    [InlineData(4.1, 2, 27, 0.027866656173847038493)]
    [InlineData(3.9, 1, 88, 0.051420949615187757541)]
    [InlineData(12.5, 3, 60, 1.8797808117458538148e-6)]
    [InlineData(100, 2, 10, 2.4485192702139344742e-7)]
    [InlineData(250, 4, 200, 1.2908453899802870146e-76)]
    [InlineData(0.001, 5, 40, 0.99999989724103090818)]
    [InlineData(2.5, 3.7, 12.4, 0.099365725936130579799)]
    [InlineData(40, 1, 5000, 2.7608433352857995243e-10)]
    public void Tails_of_F_keep_ten_digits(double f, double df1, double df2, double tail) =>
        AgreesToTenDigits(tail, Distributions.FSurvival(f, df1, df2));

    [Theory]
    [InlineData(1.6448536269514722, 0.050000000000000053934)]
    [InlineData(1.959963984540054, 0.025000000000000010876)]
    [InlineData(3, 0.0013498980316300945267)]
    [InlineData(5, 2.8665157187919391167e-7)]
    [InlineData(8, 6.2209605742717841235e-16)]
    [InlineData(12, 1.7764821120776789977e-33)]
    [InlineData(37, 5.7255712225245768227e-300)]
    public void Tails_of_the_normal_distribution_keep_ten_digits(double z, double tail)
    {
        AgreesToTenDigits(tail, Distributions.NormalSurvival(z));
        AgreesToTenDigits(1 - tail, Distributions.NormalSurvival(-z));
        AgreesToTenDigits(-z, Distributions.NormalQuantile(tail));
    }

    [Theory]
    [InlineData(0.025, 1, -12.706204736174704646)]
    [InlineData(0.025, 9, -2.2621571627982055086)]
    [InlineData(0.025, 89, -1.9869786995062814298)]
    [InlineData(0.025, 17.7764735161785, -2.1028172415698023179)]
    [InlineData(0.005, 88, -2.6328580384776451284)]
    [InlineData(1e-10, 5, -156.82559270889431749)]
    [InlineData(0.4, 30, -0.25560536495191277249)]
    public void Quantiles_of_t_keep_ten_digits(double p, double df, double t)
    {
        AgreesToTenDigits(t, Distributions.StudentTQuantile(p, df));
        if (p > 1e-6) AgreesToTenDigits(-t, Distributions.StudentTQuantile(1 - p, df));      // 1 − 1e-10 keeps six digits only
    }

    /// <summary>R 4.2.2: pchisq(x, df, lower = FALSE), 17 digits printed; the first is A17 of anchors_R.txt.</summary>
    [Theory]
    [InlineData(11.07, 5, 0.050009618622405487)]
    [InlineData(200, 3, 4.2185411071920418e-43)]
    [InlineData(0.01, 1, 0.92034432544594202)]
    [InlineData(1500, 1000, 1.0454640385979652e-22)]
    [InlineData(3.84, 1, 0.050043521248705224)]
    [InlineData(40, 2.5, 4.8669428911984689e-09)]
    public void Tails_of_chi_square_keep_ten_digits(double x, double df, double tail) =>
        AgreesToTenDigits(tail, Distributions.ChiSquaredSurvival(x, df));

    /// <summary>R 4.2.2: pgamma(x, shape), and with lower = FALSE.</summary>
    [Fact]
    public void Both_tails_of_gamma_keep_ten_digits()
    {
        AgreesToTenDigits(0.75987566712272159, Distributions.GammaCumulative(3, 2.2));
        AgreesToTenDigits(0.24012433287727838, Distributions.GammaSurvival(3, 2.2));
        AgreesToTenDigits(1.5239706048321054e-23, Distributions.GammaSurvival(50, 0.5));
        AgreesToTenDigits(1.6654171665278078e-10, Distributions.GammaCumulative(1e-3, 3));
        AgreesToTenDigits(0.15822098918643021, Distributions.GammaCumulative(90, 100));
        AgreesToTenDigits(1.161138236365771e-183, Distributions.GammaSurvival(500, 20));
    }

    /// <summary>R 4.2.2: pbeta(x, a, b).</summary>
    [Theory]
    [InlineData(0.2, 2.5, 7, 0.36749651990402327)]
    [InlineData(1e-6, 0.5, 20, 0.0050147957443804824)]
    [InlineData(0.999, 3, 0.5, 0.94074681048405373)]
    [InlineData(0.01, 40, 3, 8.4428200000001699e-78)]
    public void Tails_of_beta_keep_ten_digits(double x, double a, double b, double below) =>
        AgreesToTenDigits(below, Distributions.BetaCumulative(x, a, b));

    /// <summary>R 4.2.2: qf(p, df1, df2).</summary>
    [Theory]
    [InlineData(0.95, 2, 27, 3.3541308285291973)]
    [InlineData(0.025, 5, 15, 0.15557596307848698)]
    [InlineData(0.975, 5, 15, 3.5764153492790602)]
    [InlineData(0.025, 3, 4.785143862, 0.067004263081855003)]
    [InlineData(0.5, 7, 3, 1.1481791128885992)]
    [InlineData(1e-6, 4, 10, 0.00064588639798079939)]
    [InlineData(0.995, 1, 3, 55.551956739220699)]
    public void Quantiles_of_F_keep_ten_digits(double p, double df1, double df2, double f) =>
        AgreesToTenDigits(f, Distributions.FQuantile(p, df1, df2));

    /// <summary>Closed form: F on a and b degrees of freedom is 1/F on b and a; beyond the doubles it is infinite or 0.</summary>
    [Fact]
    public void Quantiles_of_F_are_found_for_any_degrees_of_freedom()
    {
        Gen.Select(Gen.Double[1e-3, 1 - 1e-3], Gen.Double[-18, 6], Gen.Double[-18, 6]).Sample((p, first, second) =>
        {
            var (df1, df2) = (Math.Exp(first), Math.Exp(second));
            var f = Distributions.FQuantile(p, df1, df2);
            if (f > 1e-300 && f < 1e300) Assert.Equal(1 - p, Distributions.FSurvival(f, df1, df2), 1e-9);
        });
        // near the smallest and the largest doubles, too
        Assert.Equal(1 / 3.0, Distributions.FSurvival(Distributions.FQuantile(2 / 3.0, Math.Exp(-6.75), 1), Math.Exp(-6.75), 1), 1e-12);
        Assert.Equal(1 - 0.2477, Distributions.FSurvival(Distributions.FQuantile(0.2477, 0.1066, 8.02e-4), 0.1066, 8.02e-4), 1e-12);
        Assert.Equal(double.PositiveInfinity, Distributions.FQuantile(.975, 8, 1e-5));
        Assert.Equal(0, Distributions.FQuantile(.025, 1e-5, 8));
        Assert.InRange(Distributions.FQuantile(.975, 1e-5, 8), 0, 1e-300);
    }

    [Fact]
    public void A_quantile_is_where_the_tail_says_it_is() =>
        Gen.Select(Gen.Double[-30, -0.001], Gen.Double[0.5, 2000]).Sample((logarithm, df) =>
        {
            var p = Math.Exp(logarithm) / 2;
            AgreesToTenDigits(p, Distributions.StudentTSurvival(-Distributions.StudentTQuantile(p, df), df));
        });

    [Fact]
    public void The_square_of_t_is_F_and_infinitely_many_degrees_of_freedom_are_normal()
    {
        Gen.Select(Gen.Double[0, 30], Gen.Double[1, 500]).Sample((t, df) =>
            AgreesToTenDigits(Distributions.StudentTTwoSided(t, df), Distributions.FSurvival(t * t, 1, df)));
        Assert.Equal(Distributions.NormalSurvival(2), Distributions.StudentTSurvival(2, double.PositiveInfinity));
        Assert.Equal(Distributions.NormalQuantile(0.9), Distributions.StudentTQuantile(0.9, double.PositiveInfinity));
    }

    [Fact]
    public void The_middle_and_the_ends_are_exact()
    {
        Assert.Equal(0, Distributions.StudentTQuantile(0.5, 7));
        Assert.Equal(0.5, Distributions.StudentTSurvival(0, 7));
        Assert.Equal(0, Distributions.StudentTSurvival(double.PositiveInfinity, 7));
        Assert.Equal(1, Distributions.StudentTSurvival(double.NegativeInfinity, 7));
        Assert.Equal(1, Distributions.FSurvival(0, 2, 7));
        Assert.Equal(0, Distributions.FSurvival(double.PositiveInfinity, 2, 7));
        Assert.Equal((1, 1, 0), (Distributions.ChiSquaredSurvival(0, 2), Distributions.GammaSurvival(-1, 2), Distributions.GammaSurvival(double.PositiveInfinity, 2)));
        Assert.Equal((0, 1), (Distributions.GammaCumulative(0, 2), Distributions.GammaCumulative(double.PositiveInfinity, 2)));
        Assert.Equal((0, 1), (Distributions.BetaCumulative(0, 2, 3), Distributions.BetaCumulative(1, 2, 3)));
    }

    [Fact]
    public void Not_a_number_stays_not_a_number()
    {
        Assert.True(double.IsNaN(Distributions.StudentTTwoSided(double.NaN, 7)));
        Assert.True(double.IsNaN(Distributions.StudentTSurvival(double.NaN, double.PositiveInfinity)));
        Assert.True(double.IsNaN(Distributions.FSurvival(double.NaN, 2, 7)));
        Assert.True(double.IsNaN(Distributions.NormalSurvival(double.NaN)));
        Assert.True(double.IsNaN(Distributions.ChiSquaredSurvival(double.NaN, 3)));
        Assert.True(double.IsNaN(Distributions.GammaCumulative(double.NaN, 3)));
        Assert.True(double.IsNaN(Distributions.BetaCumulative(double.NaN, 2, 3)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Degrees_of_freedom_must_be_above_zero(double df)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Distributions.StudentTSurvival(1, df));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distributions.StudentTQuantile(0.1, df));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distributions.FSurvival(1, 2, df));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distributions.FSurvival(1, df, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distributions.ChiSquaredSurvival(1, df));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distributions.GammaSurvival(1, df));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distributions.BetaCumulative(.5, 1, df));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_probability_must_lie_between_zero_and_one(double p)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Distributions.StudentTQuantile(p, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distributions.NormalQuantile(p));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distributions.FQuantile(p, 2, 5));
    }

    /// <summary>R 4.2.2: pchisq(x, df, lower.tail = FALSE) and 2·pnorm(−z), 16 digits printed.</summary>
    [Theory]
    [InlineData(3.5, 1, 0.06136882913940195)]
    [InlineData(250, 2, 5.166420632837861e-55)]
    [InlineData(0.1, 5, 0.9998376833880774)]
    [InlineData(0.001, 1, 0.9747728793699604)]
    [InlineData(900, 30, 6.105822512850883e-170)]
    public void Tails_of_chi_squared_keep_ten_digits(double x, double df, double tail) => AgreesToTenDigits(tail, Distributions.ChiSquaredSurvival(x, df));

    [Fact]
    public void Both_tails_of_the_normal_and_the_ends_of_chi_squared()
    {
        AgreesToTenDigits(0.1336144025377161, Distributions.NormalTwoSided(1.5));
        AgreesToTenDigits(2.257176811907682e-19, Distributions.NormalTwoSided(-9));
        Assert.Equal((1, 0), (Distributions.ChiSquaredSurvival(0, 3), Distributions.ChiSquaredSurvival(double.PositiveInfinity, 3)));
        Assert.True(double.IsNaN(Distributions.ChiSquaredSurvival(double.NaN, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distributions.ChiSquaredSurvival(1, 0));
    }
}
