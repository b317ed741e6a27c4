using CsCheck;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class MultiplicityTests
{
    private static readonly double[] _p = [.0005, .003, .011, .02, .04, .049, .21, .5], _other = [.01, .02, .022, .09, .1, .02, .6, .031];

    /// <summary>R 4.2: p.adjust(method = "bonferroni").</summary>
    [Fact]
    public void Bonferroni_gives_what_R_gives()
    {
        Assert.Equal([.004, .024, .088, .16, .32, .392, 1, 1], Rounded(Multiplicity.Bonferroni(_p)));
        Assert.Equal([.08, .16, .176, .72, .8, .16, 1, .248], Rounded(Multiplicity.Bonferroni(_other)));
    }

    /// <summary>R 4.2: p.adjust(method = "hochberg").</summary>
    [Fact]
    public void Hochberg_gives_what_R_gives()
    {
        Assert.Equal([.004, .021, .066, .1, .147, .147, .42, .5], Rounded(Multiplicity.Hochberg(_p)));
        Assert.Equal([.08, .11, .11, .2, .2, .11, .6, .124], Rounded(Multiplicity.Hochberg(_other)));
    }

    /// <summary>R 4: p.adjust(method = "holm").</summary>
    [Fact]
    public void Holm_gives_what_R_gives() =>
        Assert.Equal([.004, .021, .066, .1, .16, .16, .42, .5], Rounded(Multiplicity.Holm(_p)));

    /// <summary>R 4: p.adjust(method = "BH").</summary>
    [Fact]
    public void Benjamini_and_Hochberg_give_what_R_gives() =>
        Assert.Equal([.004, .012, .02933333333333, .04, .064, .06533333333333, .24, .5], Rounded(Multiplicity.BenjaminiHochberg(_p)));

    /// <summary>R 4.2: p.adjust(method = "hommel"), of science.md's values and of others with ties, which step through other sizes.</summary>
    [Fact]
    public void Hommel_gives_what_R_gives()
    {
        Assert.Equal([.004, .021, .06, .08166666666667, .12, .147, .42, .5], Rounded(Multiplicity.Hommel(_p)));
        Assert.Equal([.06, .08, .088, .18, .2, .08, .6, .124], Rounded(Multiplicity.Hommel(_other)));
        Assert.Equal([.04, .04], Rounded(Multiplicity.Hommel([.03, .04])));
    }

    /// <summary>R 4.2: p.adjust(method = "BY").</summary>
    [Fact]
    public void Benjamini_and_Yekutieli_give_what_R_gives()
    {
        Assert.Equal(
            [.01087142857143, .03261428571429, .07972380952381, .10871428571429, .17394285714286, .17756666666667, .65228571428571, 1],
            Rounded(Multiplicity.BenjaminiYekutieli(_p)));
        Assert.Equal(
            [.11958571428571, .11958571428571, .11958571428571, .31061224489796, .31061224489796, .11958571428571, 1, .13480571428571],
            Rounded(Multiplicity.BenjaminiYekutieli(_other)));
    }

    [Fact]
    public void Hommel_never_exceeds_Hochberg_nor_Hochberg_Holm_nor_Holm_Bonferroni() => Gen.Double[0, 1].Array[0, 20].Sample(p =>
    {
        double[][] ladder = [Multiplicity.Hommel(p), Multiplicity.Hochberg(p), Multiplicity.Holm(p), Multiplicity.Bonferroni(p)];
        for (var step = 1; step < ladder.Length; step++)
            Assert.All(ladder[step - 1].Zip(ladder[step]), pair => Assert.InRange(pair.First, 0, pair.Second * (1 + 1e-15)));
    });

    [Fact]
    public void What_is_not_a_number_stays_so_and_is_not_counted()
    {
        double[] p = [.04, double.NaN, .01, double.NaN];
        Assert.Equal([.04, double.NaN, .02, double.NaN], Rounded(Multiplicity.Holm(p)));
        Assert.Equal([.04, double.NaN, .02, double.NaN], Rounded(Multiplicity.BenjaminiHochberg(p)));
        Assert.Equal([.04, double.NaN, .02, double.NaN], Rounded(Multiplicity.Hommel(p)));
        Assert.Equal([.06, double.NaN, .03, double.NaN], Rounded(Multiplicity.BenjaminiYekutieli(p)));
        Assert.Equal([.08, double.NaN, .02, double.NaN], Rounded(Multiplicity.Bonferroni(p)));
        Assert.Equal([.04, double.NaN, .02, double.NaN], Rounded(Multiplicity.Hochberg(p)));
        Assert.Empty(Multiplicity.Holm([]));
        Assert.Equal([double.NaN], Multiplicity.BenjaminiHochberg([double.NaN]));
    }

    [Fact]
    public void The_order_of_the_rows_does_not_matter_and_adjusting_never_lowers_a_p() =>
        Gen.Double[0, 1].Array[0, 20].Sample(p =>
        {
            double[] backwards = [.. p.Reverse()];
            Func<double[], double[]>[] all = [p => Multiplicity.Bonferroni(p), p => Multiplicity.Holm(p), p => Multiplicity.Hochberg(p), p => Multiplicity.Hommel(p), p => Multiplicity.BenjaminiHochberg(p), p => Multiplicity.BenjaminiYekutieli(p)];
            foreach (var adjust in all)
            {
                var adjusted = adjust(p);
                Assert.Equal(adjusted, adjust(backwards).Reverse());
                Assert.All(adjusted.Zip(p), pair => Assert.InRange(pair.First, pair.Second * (1 - 1e-15), 1));
                Assert.Equal(p.Order().Select(value => adjusted[Array.IndexOf(p, value)]), adjusted.Order());
            }
        });

    [Fact]
    public void Equal_p_values_have_equal_adjustments()
    {
        Assert.Equal([.06, .06, .06], Rounded(Multiplicity.Holm([.02, .02, .02])));
        Assert.Equal([.02, .02, .02], Rounded(Multiplicity.BenjaminiHochberg([.02, .02, .02])));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    public void What_is_no_probability_is_refused(double p)
    {
        Assert.Throws<ArgumentException>(() => Multiplicity.Bonferroni([p]));
        Assert.Throws<ArgumentException>(() => Multiplicity.Holm([p]));
        Assert.Throws<ArgumentException>(() => Multiplicity.Hochberg([p]));
        Assert.Throws<ArgumentException>(() => Multiplicity.BenjaminiHochberg([p]));
    }

    private static double[] Rounded(double[] values) => Array.ConvertAll(values, value => Math.Round(value, 14));
}
