using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class SessionFileTests
{
    [Fact]
    public void Numbers_and_treatments_are_read_and_dates_are_not()
    {
        using var files = TempStudy.Whole().Write("sub-01/sub-01_sessions.tsv", "session_id\tacq_time\ttreatment\tdays\tperiod\theart_rate\tnothing\nses-pre\t2020-01-01T10:00:00\tketamine\t-1\t1\t61.5\tn/a\nses-post\t2020-01-03T10:00:00\tn/a\tn/a\t2\tn/a\tn/a\n");
        var facts = files.Read().SessionFacts;
        Assert.Equal([("01", "pre", "ketamine"), ("01", "post", null)], facts.Select(f => (f.Participant, f.Session, f.Treatment)));
        Assert.Equal(["days", "period", "heart_rate"], facts[0].Numbers.Keys);
        Assert.Equal((-1, 61.5), (facts[0].Days, facts[0].Numbers["heart_rate"]));
        Assert.True(double.IsNaN(facts[1].Days));
        Assert.True(double.IsNaN(facts[1].Dose));
    }

    /// <summary>The role says which session of a crossover's period is before its treatment.</summary>
    [Fact]
    public void Sessions_before_a_treatment_are_told_by_their_role()
    {
        using var files = TempStudy.Whole().Write("sub-01/sub-01_sessions.tsv", "session_id\tperiod\trole\ttreatment\nses-pre\t1\tpre\tn/a\nses-post\t1\tpost\tketamine\nses-2\t2\tBaseline\tn/a\nses-3\t2\tn/a\tplacebo\n");
        Assert.Equal([(true, 1.0), (false, 1), (true, 2), (false, 2)], files.Read().SessionFacts.Select(f => (f.IsBaseline, f.Period)));
    }

    [Fact]
    public void One_table_of_everybody_at_the_root_does_as_well()
    {
        using var files = TempStudy.Whole().Write("sessions.tsv", "participant_id\tsession_id\tdays\nsub-02\tses-post\t7\nsub-01\tses-post\t6\n");
        Assert.Equal([("01", 6.0), ("02", 7.0)], files.Read().SessionFacts.Select(f => (f.Participant, f.Days)));
    }

    [Theory]
    [InlineData("session_id\tdays\nses-post\tsoon\n", "sub-01_sessions.tsv, line 2 (days): expected a number or n/a, found \"soon\"")]
    [InlineData("session_id\tdays\nses-post\t1\nses-post\t2\n", "sub-01_sessions.tsv, line 3 (session_id): expected each session once, found ses-post again")]
    public void A_table_that_cannot_be_used_is_a_fault_of_its_participant(string text, string message)
    {
        using var files = TempStudy.Whole().Write("sub-01/sub-01_sessions.tsv", text);
        Assert.Contains(message, files.OnlyFault(), StringComparison.Ordinal);
        Assert.Empty(Study.Read(new StudyRequest { Root = files.Root, Participants = ["02"] }).Faults);
    }

    [Fact]
    public void A_table_at_the_root_must_say_whose_sessions_they_are()
    {
        using var files = TempStudy.Whole().Write("sessions.tsv", "session_id\tdays\nses-post\t7\n");
        Assert.Contains("expected a column participant_id in a table of everybody's sessions", files.OnlyFault(), StringComparison.Ordinal);
    }
}
