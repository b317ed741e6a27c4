using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Group;

public class ChangePermutationsTests
{
    private static readonly GroupPlan _fast = DrawnStudy.Plan with { Statistics = new StatisticsPlan { Permutations = 1000, BootstrapSamples = 1000 } };

    [Fact]
    public void A_family_has_the_permutations_of_its_own_values()
    {
        var changes = DrawnStudy.Rows(_fast, 21, 7);
        var rows = Of(changes, _fast);
        GroupRow[] primary = [.. rows.Where(row => row is { Test: "change", Arm: "ketamine", Family: Family.Primary })];
        var flips = SignFlips.Of([.. primary.Select(row => Changes(changes, row, "ketamine"))], 1000, 20200101);
        Assert.Equal(new PermutationScheme("sign_flip", 128, true), primary[0].Permuted);
        AssertIs(flips, primary);

        primary = [.. rows.Where(row => row is { Test: "difference_of_changes", Family: Family.Primary })];
        var lots = Rerandomisation.Of([.. primary.Select(row => (double[])[.. Changes(changes, row, "ketamine"), .. Changes(changes, row, "placebo")])],
            [.. Enumerable.Range(0, 14).Select(i => i < 7)], [], 1000, 20200101);
        Assert.Equal(new PermutationScheme("rerandomisation", 3432, true), primary[0].Permuted);
        AssertIs(lots, primary);
    }

    /// <summary>t is the one of the row: a permutation test of another t would be one of another question.</summary>
    [Theory]
    [InlineData("difference_of_changes", "age,sex=M", null)]
    [InlineData("adjusted_difference", "age,sex=M", "site")]
    [InlineData("adjusted_difference", "", null)]
    [InlineData("difference_of_changes", "", "site")]
    public void Freedman_and_Lane_have_the_model_of_the_row(string test, string covariates, string? stratum)
    {
        var (changes, data) = Study(covariates, stratum, 24);
        var rows = ChangePermutationsOf(data);
        GroupRow[] primary = [.. rows.Where(row => row.Test == test && row.Family == Family.Primary)];
        Assert.Equal(new PermutationScheme("freedman_lane", 1000, false), primary[0].Permuted);
        string[] who = [.. data.Participants.Select(p => p.Participant)];
        double[] effect = [.. data.Participants.Select(p => p.Arm == "ketamine" ? 1.0 : 0)];
        CovariateModel[] models = [.. primary.Select(row => Model(changes, data, row, who))];
        // t of the model by least squares, within rounding
        foreach (var (row, model) in primary.Zip(models))
        {
            var linear = LinearModel.Of([[.. who.Select(_ => 1.0)], effect, .. model.Covariates], model.Outcome, 0);
            Assert.Equal(linear.Estimate([0, 1, .. model.Covariates.Select(_ => 0.0)])!.T, row.T, 1e-9);
        }
        int[] strata = stratum is null ? [] : [.. data.Participants.Select(p => p.Stratum == "north" ? 0 : 1)];
        AssertIs(FreedmanLane.Of(models, effect, strata, 1000, 20200101), primary);
    }

    [Fact]
    public void Regions_outside_the_primary_family_have_a_p_each_and_none_against_a_largest()
    {
        var changes = DrawnStudy.Rows(_fast, 22, 6);
        var rows = Of(changes, _fast);
        Assert.All(rows, row => Assert.InRange(row.PPermuted, 0, 1));
        Assert.All(rows.Where(row => row.Family == Family.Primary), row => Assert.InRange(row.PMaxT, row.PPermuted, 1));
        Assert.All(rows.Where(row => row.Family == Family.Primary), row => Assert.InRange(row.PMaxTStep, row.PPermuted, row.PMaxT));
        Assert.All(rows.Where(row => row.Family != Family.Primary), row => Assert.True(double.IsNaN(row.PMaxT) && double.IsNaN(row.PMaxTStep)));
        // a control does not move the family
        var without = _fast with { Regions = [.. _fast.Regions.SkipLast(1)] };
        Assert.Equal(Of([.. changes.Where(row => row.Region != "V1")], without).Select(row => row.PMaxT), rows.Where(row => row.Region != "V1").Select(row => row.PMaxT));
    }

    [Fact]
    public void Three_arms_are_permuted_together()
    {
        var plan = _fast with { Arms = ["ketamine", "midazolam", "placebo"] };
        var changes = DrawnStudy.Rows(plan, 23, 6);
        var rows = Of(changes, plan);
        var differences = rows.Where(row => row.Test is "difference_of_changes" or "adjusted_difference").ToList();
        Assert.All(differences, row => Assert.Equal(new PermutationScheme("freedman_lane", 1000, false), row.Permuted));
        Assert.All(rows.Where(row => row.Test is "changes_of_arms" or "adjusted_arms"), row => Assert.Null(row.Permuted));
        Assert.All(differences.Where(row => row.Family == Family.Primary), row => Assert.InRange(row.PMaxT, row.PPermuted, 1));
    }

    [Fact]
    public void A_row_without_a_t_has_no_permutations()
    {
        var changes = DrawnStudy.Rows(_fast, 24, 6).Select(row => row is { Region: "NAcc_L", Contrast: "alcohol", Arm: "ketamine" } && row.Participant != "00"
            ? row with { Status = "low_coverage" } : row).ToList();
        var rows = Of(changes, _fast);
        var few = rows.Where(row => row is { Region: "NAcc_L", Contrast: "alcohol" } && !(row is { Test: "change", Arm: "placebo" })).ToList();
        Assert.Equal(3, few.Count);
        Assert.All(few, row => Assert.True(double.IsNaN(row.PPermuted) && double.IsNaN(row.PMaxT) && row.Permuted is null && row.Status == GroupStatus.TooFew));
        Assert.All(rows.Except(few), row => Assert.InRange(row.PPermuted, 0, 1));
    }

    /// <summary>Without any effect the families' smallest p lies at or below .05 as often as that, at most.</summary>
    [Fact]
    public void Nothing_is_found_in_a_family_more_often_than_it_says()
    {
        const int trials = 300;
        var plan = _fast with { Contrasts = ["alcohol"] };
        var found = new Dictionary<string, int>();
        for (var trial = 0; trial < trials; trial++)
            foreach (var family in Of(DrawnStudy.Rows(plan, 5000 + trial, 5), plan).Where(row => row.Family == Family.Primary).GroupBy(row => $"{row.Test} {(row.ReferenceArm is null ? row.Arm : "")}"))
                found[family.Key] = found.GetValueOrDefault(family.Key) + (family.Min(row => row.PMaxT) <= 0.05 ? 1 : 0);
        Assert.Equal(4, found.Count);
        // five participants have no sign flip below 2/32
        Assert.Equal(0, found["change ketamine"] + found["change placebo"]);
        Assert.All(found.Values, count => Assert.InRange(count / (double)trials, 0, 0.05 + 2.5758 * Math.Sqrt(0.05 * 0.95 / trials)));
        Assert.InRange(found["difference_of_changes "], 1, trials);
    }

    private static IReadOnlyList<GroupRow> Of(IReadOnlyList<ChangeRow> changes, GroupPlan plan) => ChangePermutationsOf(new GroupData { Changes = changes, Plan = plan });

    private static IReadOnlyList<GroupRow> ChangePermutationsOf(GroupData data) => Analysis.OfGroup(data).Rows;

    private static double[] Changes(List<ChangeRow> changes, GroupRow row, string arm) =>
        [.. changes.Where(c => c.Region == row.Region && c.Contrast == row.Contrast && c.Arm == arm).Select(c => c.Change)];

    private static void AssertIs(PermutationTest test, GroupRow[] rows)
    {
        Assert.Equal(test.P, rows.Select(row => row.PPermuted));
        Assert.Equal(test.MaxT, rows.Select(row => row.PMaxT));
        Assert.Equal(test.StepDownMaxT, rows.Select(row => row.PMaxTStep));
    }

    private static CovariateModel Model(List<ChangeRow> changes, GroupData data, GroupRow row, string[] who)
    {
        var own = changes.Where(c => c.Region == row.Region && c.Contrast == row.Contrast).ToDictionary(c => c.Participant);
        List<double[]> columns = [.. data.Participants[0].Covariates.Keys.Select(name => data.Participants.Select(p => p.Covariates[name]).ToArray())];
        if (data.Plan.Statistics.Stratum is not null) columns.Add([.. data.Participants.Select(p => p.Stratum == "south" ? 1.0 : 0)]);
        if (row.Test == "adjusted_difference") columns.Add([.. who.Select(w => own[w].Pre)]);
        return new CovariateModel([.. who.Select(w => row.Test == "adjusted_difference" ? own[w].Post : own[w].Change)], columns);
    }

    private static (List<ChangeRow> Changes, GroupData Data) Study(string covariates, string? stratum, int seed)
    {
        string[] names = covariates.Length == 0 ? [] : covariates.Split(',');
        var plan = _fast with { Statistics = _fast.Statistics with { Covariates = [.. names.Select(name => name.Split('=')[0])], Stratum = stratum } };
        var changes = DrawnStudy.Rows(plan, seed, 10);
        var facts = changes.Select(row => row.Participant).Distinct().Order(StringComparer.Ordinal).Select((who, i) => new ParticipantFacts(
            who, changes.First(row => row.Participant == who).Arm, stratum is null ? null : i % 4 < 2 ? "north" : "south",
            names.ToDictionary(name => name, name => name == "age" ? 20.0 + i * i % 17 : i % 3 == 0 ? 1.0 : 0))).ToList();
        return (changes, new GroupData { Changes = changes, Plan = plan, Participants = facts });
    }
}
