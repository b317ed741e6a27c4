using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class FactorialTermTests
{
    /// <summary>R: model.matrix(~ a * b, contrasts = contr.sum) of a 3 × 2 design.</summary>
    [Fact]
    public void Columns_are_products_of_contrasts_that_sum_to_zero()
    {
        var terms = FactorialTerm.Of([[0, 0, 1, 1, 2, 2], [0, 1, 0, 1, 0, 1]], 6);
        Assert.Equal(["", "0", "1", "01"], terms.Select(term => string.Concat(term.Factors)));
        Assert.Equal([[1, 1, 1, 1, 1, 1]], terms[0].Columns);
        Assert.Equal([[1, 1, 0, 0, -1, -1], [0, 0, 1, 1, -1, -1]], terms[1].Columns);
        Assert.Equal([[1, -1, 1, -1, 1, -1]], terms[2].Columns);
        Assert.Equal([[1, -1, 0, 0, -1, 1], [0, 0, 1, -1, -1, 1]], terms[3].Columns);
    }

    [Fact]
    public void Factors_of_another_length_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FactorialTerm.Of([[0, 1]], 3));
}
