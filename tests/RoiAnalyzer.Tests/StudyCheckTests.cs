using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Cli;

namespace RoiAnalyzer.Tests;

/// <summary>What only shows when the parts of a study are held against each other.</summary>
public class StudyCheckTests(MadeStudy made) : IClassFixture<MadeStudy>
{
    private static readonly RegionSet Circuit = RegionSet.Open("reward-circuit");

    [Fact]
    public void A_sound_study_has_no_fault_and_no_note()
    {
        var check = StudyCheck.Of(Read(made.Root), _ => Circuit);
        Assert.Empty(check.Faults);
        Assert.Empty(check.Notes);
    }

    [Fact]
    public void Regions_of_another_space_are_refused_for_every_participant()
    {
        var talairach = Circuit with { Seeds = [.. Circuit.Seeds.Select(s => s with { Space = "Talairach" })] };
        var check = StudyCheck.Of(Read(made.Root), _ => talairach);
        Assert.Equal(4, check.Faults.Count);
        Assert.All(check.Faults, f => Assert.Contains("Talairach", f.Expected, StringComparison.Ordinal));
        Assert.All(check.Faults, f => Assert.Equal("space MNI152NLin2009cAsym", f.Found));
    }

    [Fact]
    public void A_primary_region_that_the_set_lacks_is_named_once_with_its_nearest()
    {
        var check = StudyCheck.Of(Read(made.Root, new Plan { Regions = new RegionPlan { Primary = ["NAcc_L", "Nacc_X"] } }), _ => Circuit);
        var fault = Assert.Single(check.Faults);
        Assert.Equal(("the plan (regions.primary)", "Nacc_X"), (fault.Place.ToString(), fault.Found));
        Assert.Contains("NAcc_L", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_control_cannot_be_primary()
    {
        var check = StudyCheck.Of(Read(made.Root, new Plan { Regions = new RegionPlan { Primary = ["V1_L"] } }), _ => Circuit);
        Assert.Equal("V1_L, a control_positive", Assert.Single(check.Faults).Found);
    }

    [Fact]
    public void A_header_whose_repetition_time_is_not_the_sidecars_is_noted_and_no_fault()
    {
        var root = made.Copy("time");
        var image = Directory.EnumerateFiles(root, "sub-04_ses-pre*_bold.nii.gz", SearchOption.AllDirectories).Single();
        Rewrite(image, repetitionTime: 1.5);
        var check = StudyCheck.Of(Read(root), _ => Circuit);
        Assert.Empty(check.Faults);
        Assert.Equal("sub-04 ses-pre task-cue: the header says a repetition time of 1.5 s, the sidecar 2 s; the sidecar's is used", Assert.Single(check.Notes));
    }

    [Fact]
    public void Odd_events_are_noted_once_for_all_runs_that_have_them()
    {
        var root = made.Copy("odd");
        foreach (var file in Directory.EnumerateFiles(root, "*_events.tsv", SearchOption.AllDirectories))
            File.AppendAllLines(file, [File.ReadLines(file).Skip(1).First()]);
        var check = StudyCheck.Of(Read(root), _ => Circuit);
        Assert.Empty(check.Faults);
        Assert.NotEmpty(check.Notes);
        Assert.All(check.Notes, note => Assert.Matches(@"^sub-\d\d ses-(pre|post) task-cue( and \d more)?: \w+ has events that are there twice, at [\d.]+ s: they add", note));
        Assert.Contains(check.Notes, note => note.Contains(" more: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Events_without_trial_types_are_one_condition_which_is_said()
    {
        var root = made.Copy("untyped");
        foreach (var file in Directory.EnumerateFiles(root, "*_events.tsv", SearchOption.AllDirectories))
            File.WriteAllLines(file, [.. File.ReadLines(file).Select(line => string.Join('\t', line.Split('\t')[..2]))]);
        var study = Read(root);
        Assert.Empty(StudyCheck.Of(study, _ => Circuit).Faults);
        Assert.Equal(["event"], study.Plan.Contrasts!.Keys);
        Assert.Single(study.Assumptions, "Events files without a column trial_type have one condition, event.");
    }

    [Fact]
    public void All_faults_are_told_at_once_and_each_of_them_once()
    {
        var root = made.Copy("many");
        string Find(string name) => Directory.EnumerateFiles(root, name, SearchOption.AllDirectories).Single();
        File.WriteAllText(Find("sub-01_ses-pre*_events.tsv"), "onset\tduration\ttrial_type\n");
        File.WriteAllText(Find("sub-02_ses-pre*desc-preproc_bold.json"), "{");
        File.WriteAllBytes(Find("sub-03_ses-pre*_mask.nii.gz"), [1, 2, 3]);
        File.Copy(Find("sub-04_ses-pre*_bold.nii.gz"), Find("sub-04_ses-pre*_mask.nii.gz"), overwrite: true);
        var confounds = Find("sub-04_ses-post*_timeseries.tsv");
        File.WriteAllLines(confounds, File.ReadLines(confounds).Take(50));
        var check = StudyCheck.Of(Read(root, new Plan { Regions = new RegionPlan { Primary = ["Nowhere"] } }), _ => Circuit);
        string[] places = [.. check.Faults.Select(f => Path.GetFileName(f.Place.File)).Order(StringComparer.Ordinal)];
        Assert.Equal(6, places.Length);
        Assert.Equal("sub-01_ses-pre_task-cue_events.tsv", places[0]);
        Assert.EndsWith("desc-preproc_bold.json", places[1], StringComparison.Ordinal);
        Assert.StartsWith("sub-03", places[2], StringComparison.Ordinal);
        Assert.Equal("sub-04_ses-post_task-cue_desc-confounds_timeseries.tsv", places[3]);
        Assert.EndsWith("desc-brain_mask.nii.gz", places[4], StringComparison.Ordinal);
        Assert.Equal("the plan", places[5]);
    }

    [Fact]
    public void A_participants_set_that_cannot_be_opened_does_not_hide_its_other_faults()
    {
        var root = made.Copy("hidden");
        File.WriteAllBytes(Directory.EnumerateFiles(root, "sub-01_ses-pre*_mask.nii.gz", SearchOption.AllDirectories).Single(), [1, 2, 3]);
        var check = StudyCheck.Of(Read(root), p => p.Label == "01" ? throw new InputException(new Place("set"), "a", "b", "c") : Circuit);
        Assert.Equal(2, check.Faults.Count);
    }

    private static Study Read(string root, Plan? plan = null) => Study.Read(new StudyRequest { Root = root, Plan = plan ?? new Plan() });

    private static void Rewrite(string path, double repetitionTime)
    {
        using var image = NiftiFile.Open(path);
        NiftiWriter.Write(path, image.Header.Grid, (volume, values) => values.Fill(volume + 1), image.Header.VolumeCount, repetitionTime, Datatype.Int16, sformCode: 4);
    }
}
