using RoiAnalyzer.Numerics;
using RoiAnalyzer.Tests.Statistics;

namespace RoiAnalyzer.Tests.Numerics;

public class StudentTailTests
{
    /// <summary>R 4.2: format(pt(t, df, lower.tail = FALSE), digits = 15).</summary>
    [Theory]
    [InlineData(0.3, 1, 0.407226420922258)]
    [InlineData(1.5, 3, 0.115291932622411)]
    [InlineData(2.7, 4, 0.027047161224461)]
    [InlineData(0.01, 7, 0.496150158821811)]
    [InlineData(4.2, 10, 0.000914348240133802)]
    [InlineData(1.1, 37, 0.139218858003632)]
    [InlineData(0.9, 80, 0.185410736322348)]
    [InlineData(2.2, 81, 0.0153279968112911)]
    [InlineData(1.3, 6.5, 0.118898333002193)]
    [InlineData(25, 5, 9.55338892197713e-07)]
    public void Probabilities_are_those_of_R(double t, double df, double p) => Agreement.Relative(2e-13, [p], [new StudentTail(df).Above(t)]);

    /// <summary>Closed forms: ½ − atan(t)/π with one degree of freedom, ½ − t/(2√(2 + t²)) with two.</summary>
    [Fact]
    public void One_and_two_degrees_of_freedom_have_their_closed_forms()
    {
        for (var t = 0.0; t < 6; t += 0.01)
        {
            Assert.Equal(0.5 - Math.Atan(t) / Math.PI, new StudentTail(1).Above(t), 1e-15);
            Assert.Equal(0.5 - t / (2 * Math.Sqrt(2 + t * t)), new StudentTail(2).Above(t), 1e-15);
        }
    }

    /// <summary>Which keeps ten digits; beside mpmath's betainc with 30 digits ours is off by 2e-14 at most for whole degrees of freedom up to 80.</summary>
    [Fact]
    public void It_is_the_survival_function_for_any_degrees_of_freedom()
    {
        foreach (var df in (double[])[1, 2, 3, 4, 5, 9, 12, 31, 64, 80, 81, 200, 0.5, 2.5, 17.3, double.PositiveInfinity])
        {
            var tail = new StudentTail(df);
            for (var t = 0.0; t < 12; t += 0.07) Assert.Equal(1, tail.Above(t) / Distributions.StudentTSurvival(t, df), 1e-10);
        }
    }
}
