using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class FactsReaderTests
{
    private const string Table = "participant_id\tarm\tage\tsex\tsite\tnote\nsub-01\tketamine\t24\tM\ta\tx1\nsub-02\tplacebo\tn/a\tF\tb\tx2\nsub-03\tplacebo\t51\tn/a\tc\tx3\n";

    [Fact]
    public void Numbers_are_taken_and_words_become_columns_of_one_and_nought()
    {
        using var files = TempStudy.Whole().Write("participants.tsv", Table);
        var study = files.Read(Adjusted("age", "sex"));
        Assert.Empty(study.Faults);
        Assert.Equal(["01", "02", "03"], study.Facts.Select(f => f.Participant));
        Assert.Equal(["ketamine", "placebo", "placebo"], study.Facts.Select(f => f.Arm));
        Assert.Equal(["age", "sex=M"], study.Facts[0].Covariates.Keys);
        Assert.Equal([24, 1], study.Facts[0].Covariates.Values);
        Assert.Equal([double.NaN, 0], study.Facts[1].Covariates.Values);
        Assert.Equal([51, double.NaN], study.Facts[2].Covariates.Values);
        Assert.Equal([true, false, false], study.Facts.Select(f => f.IsComplete(stratified: false)));
    }

    [Fact]
    public void A_stratum_is_taken_and_needed_where_the_plan_has_one()
    {
        using var files = TempStudy.Whole().Write("participants.tsv", Table);
        var study = files.Read(new Plan { Statistics = new StatisticsPlan { Stratum = "sex" } });
        Assert.Equal(["M", "F", null], study.Facts.Select(f => f.Stratum));
        Assert.Equal([true, true, false], study.Facts.Select(f => f.IsComplete(stratified: true)));
    }

    [Fact]
    public void A_column_of_sessions_is_taken_from_the_session_after()
    {
        using var files = TempStudy.Whole()
            .Write("sub-01/sub-01_sessions.tsv", "session_id\tdays\tdose\nses-pre\t-3\tn/a\nses-post\t1\t0.5\n")
            .Write("sub-02/sub-02_sessions.tsv", "session_id\tdays\tdose\nses-pre\t-2\tn/a\nses-post\t4\t0.25\n");
        var study = files.Read(Adjusted("dose", "days"));
        Assert.Equal([0.5, 1], study.Facts[0].Covariates.Values);
        Assert.Equal([0.25, 4], study.Facts[1].Covariates.Values);
        Assert.Equal([("pre", -3.0, double.NaN), ("post", 1.0, 0.5)], study.SessionFacts.Take(2).Select(s => (s.Session, s.Days, s.Dose)));
    }

    [Fact]
    public void A_column_that_is_not_there_is_a_fault_with_the_nearest()
    {
        using var files = TempStudy.Whole().Write("participants.tsv", Table);
        Assert.Contains("(agee): expected the plan's covariate agee as a column of participants.tsv or of numbers in sessions.tsv, found none of that name. Nearest: age", files.Read(Adjusted("agee")).Faults.Single().ToString(), StringComparison.Ordinal);
        Assert.Contains("the plan's stratum sit as a column of participants.tsv, found none of that name. Nearest: site", files.Read(new Plan { Statistics = new StatisticsPlan { Stratum = "sit" } }).Faults.Single().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_nobody_shares_are_no_covariate()
    {
        using var files = TempStudy.Whole().Write("participants.tsv", Table);
        Assert.Contains("(note): expected a covariate of numbers, or of words that several participants share, found 3 words", files.Read(Adjusted("note")).Faults.Single().ToString(), StringComparison.Ordinal);
    }

    private static Plan Adjusted(params string[] columns) => new() { Statistics = new StatisticsPlan { Covariates = columns } };
}
