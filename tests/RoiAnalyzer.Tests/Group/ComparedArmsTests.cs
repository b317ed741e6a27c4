using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Statistics;

namespace RoiAnalyzer.Tests.Group;

public class ComparedArmsTests
{
    private static readonly GroupPlan Plan = new()
    {
        Regions = [new("NAcc", "reward", true)],
        Contrasts = ["cue"],
        Arms = ["control", "cbt", "family"],
        ReferenceArm = "control",
        Randomised = true,
        Statistics = new StatisticsPlan { Covariates = ["z"], Stratum = "s" },
    };

    /// <summary>The numbers are R's, of ArmModelTests.</summary>
    [Fact]
    public void Covariates_and_strata_of_the_plan_are_adjusted_for()
    {
        var rows = ChangeAnalysis.Of(Data());
        Assert.All(rows, row => Assert.Equal(GroupStatus.Ok, row.Status));
        var adjusted = rows.Single(row => row is { Test: "adjusted_difference", Arm: "family" });
        Assert.Equal(8.7084399596929121, adjusted.Estimate, 1e-11);
        Assert.Equal((17, 26, 65.0), (adjusted.N, adjusted.ReferenceN, adjusted.DegreesOfFreedom));
        Assert.Equal(2.389477846739937, adjusted.RobustError, 1e-11);
        Assert.Equal(7.8612138221620427, rows.Single(row => row is { Test: "difference_of_changes", Arm: "family" }).Estimate, 1e-11);
        var together = rows.Single(row => row.Test == GroupRow.AdjustedArms);
        Assert.Equal(7.64709101258884, together.F, 1e-11);
        Assert.Equal((2, 65, 72), (together.NumeratorDegrees, together.DegreesOfFreedom, together.N));
    }

    [Fact]
    public void Who_lacks_a_covariate_is_missing_from_differences_and_counted_but_not_from_changes()
    {
        var data = Data();
        var rows = ChangeAnalysis.Of(data with { Participants = [.. data.Participants.Select((p, i) => i is 0 or 40 ? p with { Covariates = new Dictionary<string, double> { ["z"] = double.NaN } } : p)] });
        var adjusted = rows.Single(row => row is { Test: "adjusted_difference", Arm: "cbt" });
        Assert.Equal((28, 1, 25, 1, "missing_covariate 2", 63.0), (adjusted.N, adjusted.Missing, adjusted.ReferenceN, adjusted.ReferenceMissing, adjusted.MissingReasons, adjusted.DegreesOfFreedom));
        Assert.Equal(29, rows.Single(row => row is { Test: "change", Arm: "cbt" }).N);
    }

    [Fact]
    public void Covariates_that_cannot_be_told_apart_are_refused_with_the_reason()
    {
        var data = Data();
        Refused("the covariates z, twice, s=1, s=2 are not independent of one another", p => new Dictionary<string, double> { ["z"] = p.Covariates["z"], ["twice"] = 2 * p.Covariates["z"] + 1 });
        Refused("the covariate z is the same for all 72 participants", _ => new Dictionary<string, double> { ["z"] = 4 });

        void Refused(string reason, Func<ParticipantFacts, IReadOnlyDictionary<string, double>> covariates)
        {
            var rows = ChangeAnalysis.Of(data with { Participants = [.. data.Participants.Select(p => p with { Covariates = covariates(p) })] });
            foreach (var row in rows.Where(row => row.Test != PairedChange.Method))
            {
                Assert.Equal((GroupStatus.NotEstimable, reason), (row.Status, row.Reason));
                Assert.All([row.Estimate, row.T, row.F, row.P], value => Assert.True(double.IsNaN(value)));
            }
        }
    }

    [Fact]
    public void An_arm_of_one_is_in_no_model_and_says_so()
    {
        var data = Data();
        var rows = ChangeAnalysis.Of(data with { Changes = [.. data.Changes.Where((row, i) => row.Arm != "family" || i == 60)] });
        Assert.Equal("1 of 1 participants of family has both values; 2 are needed", rows.Single(row => row is { Test: "adjusted_difference", Arm: "family" }).Reason);
        Assert.Equal(55 - 3 - 3, rows.Single(row => row is { Test: "adjusted_difference", Arm: "cbt" }).DegreesOfFreedom);
        Assert.Equal(GroupStatus.TooFew, rows.Single(row => row.Test == GroupRow.ChangesOfArms).Status);
    }

    [Fact]
    public void Without_randomisation_nothing_is_adjusted_for_pre_nor_shown()
    {
        var data = Data();
        foreach (var row in ChangeAnalysis.Of(data with { Plan = Plan with { Randomised = false } }).Where(row => row.Test is "adjusted_difference" or GroupRow.AdjustedArms))
        {
            Assert.Equal(GroupStatus.NotRandomised, row.Status);
            Assert.True(double.IsNaN(row.F) && double.IsNaN(row.P) && double.IsNaN(row.Estimate) && double.IsNaN(row.RobustError));
        }
    }

    private static GroupData Data()
    {
        var (pre, post, arm) = Anorexia.Whole;
        return new GroupData
        {
            Plan = Plan,
            Changes = [.. pre.Select((value, i) => new ChangeRow($"{i:00}", Plan.Arms[arm[i]], "NAcc", "cue", value, post[i]))],
            Participants = [.. pre.Select((_, i) => new ParticipantFacts($"{i:00}", Plan.Arms[arm[i]], $"{(i + 1) % 3}", new Dictionary<string, double> { ["z"] = 7 * (i + 1) % 11 }))],
        };
    }
}
