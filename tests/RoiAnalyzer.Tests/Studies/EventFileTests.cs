using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class EventFileTests
{
    [Fact]
    public void Events_are_read_in_the_order_of_the_file_with_their_modulation()
    {
        var events = Read("duration\tonset\ttrial_type\tmodulation\tother\n0\t9\tb\t0.5\tn/a\n6\t-1.5\ta\t2\tx\n");
        Assert.Equal([new Event(9, 0, "b", 0.5), new Event(-1.5, 6, "a", 2)], events);
        Assert.Equal([new Event(1, 2, "a", 1)], Read("onset\tduration\ttrial_type\n1\t2\ta\n"));
    }

    [Theory]
    [InlineData("onset\tduration\ttrial_type\n", "expected at least one event, found no rows")]
    [InlineData("duration\ttrial_type\n2\ta\n", "line 1: expected a column onset, found duration, trial_type. Add the column")]
    [InlineData("onset\tduration\tTrial_Type\n1\t2\ta\n", "Rename the column Trial_Type to trial_type.")]
    [InlineData("onset\tduration\ttrial_type\n1\t2\ta\nn/a\t2\ta\n", "line 3 (onset): expected seconds, found \"n/a\"")]
    [InlineData("onset\tduration\ttrial_type\nx\t2\ta\ny\t2\ta\n", "line 2 (onset): expected seconds, found \"x\" (and 1 more such rows)")]
    [InlineData("onset\tduration\ttrial_type\n1\t-2\ta\n", "line 2 (duration): expected seconds, 0 or more, found \"-2\"")]
    [InlineData("onset\tduration\ttrial_type\n1\tn/a\ta\n", "line 2 (duration): expected seconds, 0 or more, found \"n/a\"")]
    [InlineData("onset\tduration\ttrial_type\n1\t2\tn/a\n", "line 2 (trial_type): expected the name of a condition, found \"n/a\"")]
    [InlineData("onset\tduration\ttrial_type\n1\t2\t\n", "line 2 (trial_type): expected the name of a condition, found an empty cell")]
    [InlineData("onset\tduration\ttrial_type\tmodulation\n1\t2\ta\tn/a\n", "line 2 (modulation): expected a number, found \"n/a\"")]
    [InlineData("onset\tduration\ttrial_type\nn/a\t2\ta\n", "(onset): expected seconds, found n/a in all 1 rows. Fill in the onsets.")]
    public void What_is_wrong_with_events_is_named(string text, string message)
    {
        var cause = Assert.Throws<InputException>(() => Read(text));
        Assert.Contains(message, Assert.Single(cause.Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_trial_types_has_one_condition()
    {
        Assert.Equal([new Event(1, 2, "event"), new Event(4, 2, "event", 3)], Read("onset\tduration\tmodulation\n1\t2\t1\n4\t2\t3\n"));
        Assert.Equal(EventFile.OnlyCondition, Read("onset\tduration\n1\t2\n")[0].TrialType);
    }

    [Fact]
    public void All_faults_of_a_file_are_told_at_once()
    {
        var cause = Assert.Throws<InputException>(() => Read("onset\tduration\ttrial_type\nx\t-1\tn/a\n"));
        Assert.Equal(3, cause.Faults.Count);
    }

    [Fact]
    public void Onsets_in_other_columns_are_pointed_at()
    {
        var path = Shared.File("data/bids/ds005012-mid/sub-02/ses-1/func/sub-02_ses-1_task-mid_run-01_events.tsv");
        var faults = Assert.Throws<InputException>(() => EventFile.Read(path)).Faults;
        Assert.Contains(faults, fault => fault.Found == "n/a in all 50 rows" && fault.Place.Field == "onset"
            && fault.Remedy.Contains("CUE_ONSET, FIXATION_ONSET, PROBE_ONSET, FEEDBACK_ONSET", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Remedy == "Rename the column TRIAL_TYPE to trial_type.");
    }

    private static IReadOnlyList<Event> Read(string text)
    {
        using var study = new TempStudy().Write("events.tsv", text);
        return EventFile.Read(Path.Combine(study.Root, "events.tsv"));
    }
}
