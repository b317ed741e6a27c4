using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Tests.Numerics;

public class StudentizedRangeTests
{
    /// <summary>R 4.2.2: ptukey(3.5, 3, 20, lower = FALSE), A17 of anchors_R.txt.</summary>
    [Fact]
    public void The_tail_is_that_of_R() =>
        Assert.InRange(Math.Abs(StudentizedRange.Survival(3.5, 3, 20) / 0.0558918490821 - 1), 0, 1e-10);

    /// <summary>
    /// mpmath with 18 digits, by integration over s and over the largest value. R's ptukey differs from the last two by 1.4e-11 and
    /// 2.4e-11, from the first two by less than 1e-12.
    /// </summary>
    [Theory]
    [InlineData(3.5, 3, 20, 0.05589184908174899)]
    [InlineData(1, 2, 5, 0.5110840804302807)]
    [InlineData(8, 4, 12, 0.0005312633660204248)]
    [InlineData(5, 10, 40, 0.03118804985052055)]
    public void Tails_keep_eleven_digits(double q, int count, double df, double tail) =>
        Assert.InRange(Math.Abs(StudentizedRange.Survival(q, count, df) / tail - 1), 0, 1e-11);

    /// <summary>Closed form: the range of two values is √2 |t|.</summary>
    [Theory]
    [InlineData(1.7, 4)]
    [InlineData(6, 9)]
    [InlineData(3, 200)]
    public void The_range_of_two_is_Students_t(double q, double df) =>
        Assert.InRange(Math.Abs(StudentizedRange.Survival(q, 2, df) / Distributions.StudentTTwoSided(q / Math.Sqrt(2), df) - 1), 0, 1e-11);

    [Fact]
    public void Ends_and_arguments_without_a_meaning()
    {
        Assert.Equal(1, StudentizedRange.Survival(0, 3, 5));
        Assert.True(double.IsNaN(StudentizedRange.Survival(double.NaN, 3, 5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentizedRange.Survival(1, 1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentizedRange.Survival(1, 3, 0.5));
    }
}
