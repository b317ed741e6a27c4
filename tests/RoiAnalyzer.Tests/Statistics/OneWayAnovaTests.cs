using System.Globalization;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

/// <summary>Certified by NIST (Statistical Reference Datasets, analysis of variance); digits are −log₁₀ of the relative error.</summary>
public class OneWayAnovaTests
{
    /// <summary>
    /// Simon and Lesage (1989): nine groups, each a base and an offset, then alternately .1 below and above. At 10¹² the values themselves
    /// are rounded to 1.2e-4.
    /// </summary>
    [Theory]
    [InlineData("SmLs01", 1, 21, 21, 0.482758620689655, 12)]
    [InlineData("SmLs02", 1, 201, 201, 0.471830985915493, 12)]
    [InlineData("SmLs03", 1, 2001, 2001, 0.470712773465067, 12)]
    [InlineData("SmLs04", 1e6, 21, 21, 0.482758620689655, 8)]
    [InlineData("SmLs05", 1e6, 201, 201, 0.471830985915493, 8)]
    [InlineData("SmLs06", 1e6, 2001, 2001, 0.470712773465067, 8)]
    [InlineData("SmLs07", 1e12, 21, 21, 0.482758620689655, 4)]
    [InlineData("SmLs08", 1e12, 201, 201, 0.471830985915493, 4)]
    [InlineData("SmLs09", 1e12, 2001, 2001, 0.470712773465067, 4)]
    public void Simon_and_Lesage_are_met(string name, double baseline, int replicates, double f, double rSquared, double digits)
    {
        _ = name;
        double[][] groups =
        [
            .. new[] { .4, .3, .5, .3, .5, .3, .5, .3, .5 }.Select(offset => Enumerable.Range(0, replicates)
                .Select(i => baseline + Math.Round(offset + (i == 0 ? 0 : i % 2 == 1 ? -.1 : .1), 1)).ToArray()),
        ];
        var anova = OneWayAnova.Of(groups)!;
        Assert.Equal((8, 9 * (replicates - 1)), (anova.BetweenDegreesOfFreedom, anova.WithinDegreesOfFreedom));
        AssertDigits(digits, [f, rSquared, 0.1], [anova.F, anova.RSquared, anova.Deviation]);
    }

    [Theory]
    [InlineData("SmLs01t", 21, 0.482758620689655, 0.1, 12)]
    [InlineData("SmLs05t", 201, 0.471830985915493, 0.1, 8)]
    [InlineData("SmLs09t", 2001, 0.470712773465067, 0.1, 4)]
    [InlineData("SiRstvt", 1.18046237440255, 0.190999039051129, 0.104076068334656, 12)]
    [InlineData("AtmWtAgt", 15.9467335677930, 0.257426544538321, 1.51048314446410E-05, 8)]
    public void Files_of_NIST_give_what_NIST_certifies(string name, double f, double rSquared, double deviation, double digits)
    {
        var groups = Read(name);
        var anova = OneWayAnova.Of(groups)!;
        AssertDigits(digits, [f, rSquared, deviation], [anova.F, anova.RSquared, anova.Deviation]);
    }

    [Theory]
    [InlineData("SiRstvt", 5.11462616000000E-02, 2.16636560000000E-01, 12)]
    [InlineData("AtmWtAgt", 3.63834187500000E-09, 1.04951729166667E-08, 8)]
    public void Their_sums_of_squares_are_those_that_NIST_certifies(string name, double between, double within, double digits)
    {
        var anova = OneWayAnova.Of(Read(name))!;
        AssertDigits(digits, [between, within], [anova.BetweenSumOfSquares, anova.WithinSumOfSquares]);
    }

    /// <summary>R 4.2.2: anova(lm(I(Postwt - Prewt) ~ Treat, anorexia)), all three treatments.</summary>
    [Fact]
    public void Anorexia_gives_what_R_gives()
    {
        var anova = OneWayAnova.Of([Anorexia.ControlChange, Anorexia.TreatedChange, Anorexia.FamilyChange])!;
        Agreement.Relative(
            1e-10,
            [5.42229686823827, 0.0064986529806997, 614.643666892044, 3910.74244421907],
            [anova.F, anova.P, anova.BetweenSumOfSquares, anova.WithinSumOfSquares]);
    }

    [Fact]
    public void What_has_no_groups_or_no_spread_has_no_F()
    {
        Assert.Null(OneWayAnova.Of([[1, 2, 3]]));
        Assert.Null(OneWayAnova.Of([[1, 2], []]));
        Assert.Null(OneWayAnova.Of([[1], [2]]));
        var equal = OneWayAnova.Of([[0.3, 0.1 + 0.2], [1, 1]])!;
        Assert.True(double.IsNaN(equal.F) && double.IsNaN(equal.P) && double.IsNaN(equal.RSquared));
        Assert.Throws<ArgumentException>(() => OneWayAnova.Of([[1, double.NaN], [1, 2]]));
    }

    private static void AssertDigits(double digits, double[] certified, double[] computed) =>
        Agreement.Relative(Math.Pow(10, -digits), certified, computed);

    /// <summary>A column a group, from line 61.</summary>
    private static double[][] Read(string name) =>
    [
        .. File.ReadLines(Shared.File($"data/numeric/nist-strd/{name}.dat")).Skip(60)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(fields => fields.Length > 1)
            .SelectMany(fields => fields.Select((text, i) => (Group: i, Value: double.Parse(text, CultureInfo.InvariantCulture))))
            .GroupBy(own => own.Group, own => own.Value).Select(own => own.ToArray()),
    ];
}
