using RoiAnalyzer.Models;

namespace RoiAnalyzer.Tests.Models;

public class EstimateTests
{
    [Fact]
    public void T_is_the_effect_in_standard_errors() => Assert.Equal(-2.5, new Estimate(-5, 2, 10).T);
}
