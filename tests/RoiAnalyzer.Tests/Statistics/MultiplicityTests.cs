using CsCheck;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class MultiplicityTests
{
    private static readonly double[] _p = [.0005, .003, .011, .02, .04, .049, .21, .5];

    /// <summary>R 4: p.adjust(method = "holm").</summary>
    [Fact]
    public void Holm_gives_what_R_gives() =>
        Assert.Equal([.004, .021, .066, .1, .16, .16, .42, .5], Rounded(Multiplicity.Holm(_p)));

    /// <summary>R 4: p.adjust(method = "BH").</summary>
    [Fact]
    public void Benjamini_and_Hochberg_give_what_R_gives() =>
        Assert.Equal([.004, .012, .02933333333333, .04, .064, .06533333333333, .24, .5], Rounded(Multiplicity.BenjaminiHochberg(_p)));

    [Fact]
    public void What_is_not_a_number_stays_so_and_is_not_counted()
    {
        double[] p = [.04, double.NaN, .01, double.NaN];
        Assert.Equal([.04, double.NaN, .02, double.NaN], Rounded(Multiplicity.Holm(p)));
        Assert.Equal([.04, double.NaN, .02, double.NaN], Rounded(Multiplicity.BenjaminiHochberg(p)));
        Assert.Empty(Multiplicity.Holm([]));
        Assert.Equal([double.NaN], Multiplicity.BenjaminiHochberg([double.NaN]));
    }

    [Fact]
    public void The_order_of_the_rows_does_not_matter_and_adjusting_never_lowers_a_p() =>
        Gen.Double[0, 1].Array[0, 20].Sample(p =>
        {
            double[] backwards = [.. p.Reverse()];
            foreach (var adjust in new[] { p => Multiplicity.Holm(p), (Func<double[], double[]>)(p => Multiplicity.BenjaminiHochberg(p)) })
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
        Assert.Throws<ArgumentException>(() => Multiplicity.Holm([p]));
        Assert.Throws<ArgumentException>(() => Multiplicity.BenjaminiHochberg([p]));
    }

    private static double[] Rounded(double[] values) => Array.ConvertAll(values, value => Math.Round(value, 14));
}
