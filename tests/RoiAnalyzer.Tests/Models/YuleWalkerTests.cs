using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public class YuleWalkerTests
{
    [Theory]
    [InlineData("alcohol"), InlineData("neutral"), InlineData("alcohol-neutral")]
    public void Effects_variances_and_t_are_nilearns_to_ten_digits(string name)
    {
        var golden = Golden.Root.GetProperty("glm").GetProperty("ar1").GetProperty("contrasts").GetProperty(name);
        var labels = Golden.Root.GetProperty("glm").GetProperty("ar1").GetProperty("labels");
        for (var region = 0; region < 3; region++)
        {
            var fit = FirstLevel.Fit(FirstLevelTests.GoldenSeries(region), FirstLevelTests.GoldenDesign(), NoiseModel.Ar1YuleWalker);
            Assert.Equal(labels[region].GetString(), fit.Autocorrelation.ToString(System.Globalization.CultureInfo.InvariantCulture));
            var estimate = fit.Estimate(name.Split('-') is [var one, var other]
                ? FirstLevelTests.Weigh(name, (one, 1), (other, -1)) : FirstLevelTests.Weigh(name, (name, 1)))!.Value;
            Golden.Equal(golden.GetProperty("effect")[region].GetDouble(), estimate.Effect, 1e-10);
            Golden.Equal(golden.GetProperty("variance")[region].GetDouble(), estimate.StandardError * estimate.StandardError, 1e-10);
            Golden.Equal(golden.GetProperty("t")[region].GetDouble(), estimate.T, 1e-10);
            Assert.Equal(golden.GetProperty("dof").GetDouble(), estimate.DegreesOfFreedom);
        }
    }

    [Fact]
    public void The_joint_test_is_nilearns_too()
    {
        var golden = Golden.Root.GetProperty("glm").GetProperty("ar1").GetProperty("contrasts").GetProperty("F(alcohol,neutral)").GetProperty("F");
        for (var region = 0; region < 3; region++)
        {
            var fit = FirstLevel.Fit(FirstLevelTests.GoldenSeries(region), FirstLevelTests.GoldenDesign(), NoiseModel.Ar1YuleWalker);
            var test = fit.Test([FirstLevelTests.Weigh("a", ("alcohol", 1)), FirstLevelTests.Weigh("n", ("neutral", 1))])!.Value;
            Golden.Equal(golden[region].GetDouble(), test.F, 1e-10);
        }
    }
}
