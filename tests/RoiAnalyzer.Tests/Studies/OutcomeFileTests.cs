using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class OutcomeFileTests
{
    private static readonly Plan Plan = PlanTests.Read("""
        { "statistics": { "outcomes": { "craving": { "kind": "continuous" }, "abstinent": { "kind": "binary" },
          "drinking": { "column": "heavy", "kind": "count", "total": "days" }, "relapse": { "column": "weeks", "kind": "time", "event": "relapsed" } } } }
        """);

    private const string Names = "participant_id\tcraving\tabstinent\theavy\tdays\tweeks\trelapsed\tnote\n";

    [Fact]
    public void The_columns_that_the_plan_names_are_read()
    {
        using var files = TempStudy.Whole().Write("outcomes.tsv", Names + "sub-01\t3.5\t1\t2\t28\t12\t0\tx\nsub-02\tn/a\t0\t28\t28\t0.5\t1\ty\n");
        var study = files.Read(Plan);
        Assert.Empty(study.Faults);
        Assert.Equal([("01", null), ("02", (string?)null)], study.Outcomes.Select(o => (o.Participant, o.Session)));
        Assert.Equal([3.5, 1, 2, 28, 12, 0], study.Outcomes[0].Values.Values);
        Assert.True(double.IsNaN(study.Outcomes[1].Values["craving"]));
    }

    [Fact]
    public void A_row_a_session_is_known_by_its_label()
    {
        using var files = TempStudy.Whole().Write("outcomes.tsv", "participant_id\tsession_id\tcraving\nsub-01\tses-pre\t3\nsub-01\tses-post\t1\n");
        var study = files.Read(PlanTests.Read("""{ "statistics": { "outcomes": { "craving": { "kind": "continuous" } } } }"""));
        Assert.Empty(study.Faults);
        Assert.Equal(["pre", "post"], study.Outcomes.Select(o => o.Session));
    }

    [Theory]
    [InlineData("sub-01\t3\t2\t2\t28\t12\t0\tx\n", "line 2", "1, 0 or n/a, found \"2\"")]
    [InlineData("sub-01\tmuch\t1\t2\t28\t12\t0\tx\n", "line 2", "a number or n/a, found \"much\"")]
    [InlineData("sub-01\t3\t1\t29\t28\t12\t0\tx\n", "line 2", "a whole number from 0 to the total, or n/a, found \"29\"")]
    [InlineData("sub-01\t3\t1\t2\t0\t12\t0\tx\n", "line 2", "a whole number of 1 or more, or n/a, found \"0\"")]
    [InlineData("sub-01\t3\t1\t2\t28\t-1\t0\tx\n", "line 2", "a time of 0 or more, or n/a, found \"-1\"")]
    [InlineData("sub-01\t3\t1\t2\t28\t12\tyes\tx\n", "line 2", "0 where the participant was last seen, or n/a, found \"yes\"")]
    [InlineData("sub-1\t3\t1\t2\t28\t12\t0\tx\n", "line 2", "a participant of the study, found sub-1. Nearest: sub-01")]
    [InlineData("sub-01\t3\t1\t2\t28\t12\t0\tx\nsub-01\t3\t1\t2\t28\t12\t0\tx\n", "line 3", "each participant once, found sub-01 again")]
    public void What_is_wrong_in_a_cell_is_named_with_its_line(string rows, string line, string expected)
    {
        using var files = TempStudy.Whole().Write("outcomes.tsv", Names + rows);
        var fault = files.Read(Plan).Faults[0].ToString();
        Assert.Contains(line, fault, StringComparison.Ordinal);
        Assert.Contains(expected, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_or_a_table_that_is_not_there_is_a_fault_and_one_that_nobody_named_is_said()
    {
        using var files = TempStudy.Whole();
        Assert.Contains("a table of the plan's outcomes craving, abstinent, drinking, relapse, found no such file", files.Read(Plan).Faults.Single().ToString(), StringComparison.Ordinal);
        files.Write("outcomes.tsv", "participant_id\tcravings\n");
        Assert.Contains("the plan's outcome column craving, found none of that name. Nearest: cravings", files.Read(Plan).Faults[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(6, files.Read(Plan).Faults.Count);
        Assert.Contains(files.Read(new Plan()).Assumptions, said => said.Contains("outcomes.tsv is there, and the plan's statistics.outcomes names none", StringComparison.Ordinal));
    }
}
