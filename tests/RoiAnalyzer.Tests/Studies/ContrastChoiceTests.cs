using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class ContrastChoiceTests
{
    [Theory]
    [InlineData("b", "b")]
    [InlineData("b a", "a b a-b")]
    [InlineData("c b a", "a b c a-b a-c b-c")]
    [InlineData("a b c d", "a b c d")]
    [InlineData("b A", "A b A-b")]
    public void Without_a_plan_each_trial_type_and_few_differences(string types, string contrasts)
    {
        using var files = Typed(types.Split(' '));
        var study = files.Read();
        Assert.Equal(contrasts.Split(' '), study.Plan.Contrasts!.Keys);
        Assert.All(study.Plan.Contrasts.Where(c => c.Key.Contains('-', StringComparison.Ordinal)),
            contrast => Assert.Equal([1, -1], contrast.Value.Values));
    }

    [Fact]
    public void A_name_in_the_plan_that_no_run_has_is_a_fault_that_names_the_nearest()
    {
        using var files = TempStudy.Whole().Write("plan.json", """
            { "contrasts": { "cue": { "alchohol": 1, "neutral": -1 } }, "primary_contrasts": ["cues"], "reference_durations": { "x": 1 } }
            """);
        var faults = files.Read(Plan.Read(Path.Combine(files.Root, "plan.json"))).Faults.Select(files.Relative).ToArray();
        Assert.Equal(3, faults.Length);
        Assert.StartsWith("plan.json (contrasts.cue.alchohol): expected a trial type, found none of that name in the study. Nearest: alcohol.", faults[0], StringComparison.Ordinal);
        Assert.StartsWith("plan.json (reference_durations.x): expected a trial type", faults[1], StringComparison.Ordinal);
        Assert.StartsWith("plan.json (primary_contrasts.cues): expected a contrast, found none of that name in the study. Nearest: cue.", faults[2], StringComparison.Ordinal);
    }

    internal static TempStudy Typed(string[] types)
    {
        var files = TempStudy.Whole();
        var rows = string.Concat(types.Select((type, i) => $"{i * 10}\t6\t{type}\n"));
        foreach (var run in new[] { "sub-01/ses-pre", "sub-01/ses-post", "sub-02/ses-pre", "sub-02/ses-post" })
            files.Write($"{run}/func/{run.Replace('/', '_')}_task-cue_events.tsv", "onset\tduration\ttrial_type\n" + rows);
        return files;
    }
}
