using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class SessionChoiceTests
{
    [Theory]
    [InlineData("pre post", "pre post")]
    [InlineData("baseline followup", "baseline followup")]
    [InlineData("baseline intervention", "baseline intervention")]
    [InlineData("retest test", "test retest")]
    [InlineData("01 02", "01 02")]
    [InlineData("10 9", "9 10")]
    [InlineData("visit2 visit1", "visit1 visit2")]
    [InlineData("pre post fu1 fu2", "pre post fu1 fu2")]
    [InlineData("screening pre post", "pre post")]
    [InlineData("baseline ketamine", "baseline ketamine")]
    [InlineData("preinfusion postinfusion", "preinfusion postinfusion")]
    public void Names_that_say_what_a_session_is(string present, string roles)
    {
        using var files = With(present.Split(' '));
        var study = files.Read();
        Assert.Empty(study.Faults);
        Assert.Equal(roles.Split(' '), study.Participants[0].Sessions.Select(session => session.Label));
        Assert.Contains(study.Assumptions, line => line.StartsWith("The session before is ses-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("LSD PLCB")]
    [InlineData("01 02 03")]
    [InlineData("pre1 pre2")]
    [InlineData("pre post1 post2")]
    [InlineData("placebo post")]
    public void Names_that_do_not_are_a_fault_that_asks_for_the_plan(string present)
    {
        using var files = With(present.Split(' '));
        var fault = Assert.Single(files.Read().Faults);
        Assert.Contains("\"sessions\": { \"pre\"", fault.Remedy, StringComparison.Ordinal);
        var labels = present.Split(' ');
        var plan = new Plan { Sessions = new SessionPlan { Pre = labels[0], Post = labels[1] } };
        var study = files.Read(plan);
        Assert.Empty(study.Faults);
        Assert.Equal(labels[..2], study.Participants[0].Sessions.Select(session => session.Label));
    }

    [Fact]
    public void Two_sessions_are_in_the_order_of_sessions_tsv_when_all_agree()
    {
        using var files = With("saline", "ketamine").Write("sub-01/sub-01_sessions.tsv", "session_id\nses-saline\nses-ketamine\n");
        Assert.Equal(["saline", "ketamine"], files.Read().Participants[0].Sessions.Select(session => session.Label));
        files.Write("sub-02/sub-02_sessions.tsv", "session_id\nses-ketamine\nses-saline\n");
        Assert.Single(files.Read().Faults);
    }

    [Fact]
    public void One_session_or_none_is_not_a_study_of_change()
    {
        using var one = With("pre");
        Assert.Contains("found only one session, ses-pre", one.OnlyFault(), StringComparison.Ordinal);
        using var none = With("pre").Delete("sub-01").Delete("sub-02").Delete("derivatives").WriteRun("sub-01_task-cue").WriteRun("sub-02_task-cue");
        Assert.Contains("found no sessions (ses-*)", none.OnlyFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_names_both_and_names_what_is_there()
    {
        using var files = TempStudy.Whole();
        Assert.Contains("expected two sessions in the plan", Fault(new SessionPlan { Pre = "pre" }), StringComparison.Ordinal);
        Assert.Contains("expected the session before of the plan", Fault(new SessionPlan { Pre = "before", Post = "post" }), StringComparison.Ordinal);

        string Fault(SessionPlan sessions) => files.Read(new Plan { Sessions = sessions }).Faults[0].ToString();
    }

    private static TempStudy With(params string[] sessions)
    {
        var files = TempStudy.Whole();
        foreach (var folder in new[] { "sub-01", "sub-02", "derivatives" }) files.Delete(folder);
        foreach (var session in sessions) files.WriteRun($"sub-01_ses-{session}_task-cue").WriteRun($"sub-02_ses-{session}_task-cue");
        return files;
    }
}
