using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Tests.Numerics;

public class LargestEigenpairTests
{
    [Theory, InlineData(2), InlineData(3), InlineData(10), InlineData(75)]
    public void Second_differences_have_the_closed_form(int size)
    {
        // 2 on the diagonal, -1 beside it: 2 + 2 cos(pi / (n + 1)), with the vector sin(n pi k / (n + 1))
        var (value, vector) = LargestEigenpair.Of([.. Enumerable.Range(0, size).Select(i =>
            Enumerable.Range(0, size).Select(j => i == j ? 2.0 : Math.Abs(i - j) == 1 ? -1 : 0).ToArray())]);
        Assert.Equal(2 + 2 * Math.Cos(Math.PI / (size + 1)), value, 1e-12);
        var expected = Enumerable.Range(1, size).Select(k => Math.Sin(size * Math.PI * k / (size + 1)) * Math.Sqrt(2.0 / (size + 1))).ToArray();
        var sign = Math.Sign(expected[0] * vector[0]);
        for (var k = 0; k < size; k++) Assert.Equal(expected[k], sign * vector[k], 1e-9);
    }

    [Fact]
    public void A_matrix_of_rank_one_gives_its_vector_and_zeros_give_zeros()
    {
        double[] planted = [0.6, 0, -0.8];
        var (value, vector) = LargestEigenpair.Of([.. planted.Select(a => planted.Select(b => 7 * a * b).ToArray())]);
        Assert.Equal(7, value, 1e-12);
        Assert.Equal(0.48, -vector[0] * vector[2], 1e-12);
        Assert.Equal(0, vector[1], 1e-12);
        Assert.Equal(0, LargestEigenpair.Of([[0, 0], [0, 0]]).Value);
    }

    [Fact]
    public void A_start_that_the_largest_has_no_part_in_is_left_for_another()
    {
        // the first start is known from a matrix of which it is the only vector: take it, and plant a larger pair across it
        const int size = 6;
        var across = Enumerable.Range(0, size).Select(i => Across(i)).ToArray();
        var length = Math.Sqrt(across.Sum(a => a * a));
        var rows = across.Select((a, i) => across.Select((b, j) => 9 * a * b / (length * length) + (i == j ? 1 : 0)).ToArray()).ToArray();
        Assert.Equal(10, LargestEigenpair.Of(rows).Value, 1e-11);

        // start: 1 + (i * 7 % 11 % 13 - 6) / 12 before it is scaled
        static double Start(int i) => 1 + (i * 7 % 11 % 13 - 6) / 12.0;
        static double Across(int i) => i switch { 0 => Start(1), 1 => -Start(0), _ => 0 };
    }
}
