using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class SidecarTests
{
    [Fact]
    public void The_nearer_file_wins_field_by_field()
    {
        using var study = TempStudy.Whole()
            .Write("derivatives/fmriprep/task-cue_bold.json", """{ "StartTime": 0.5, "SliceTimingCorrected": false }""")
            .Write("derivatives/fmriprep/sub-01/sub-01_task-cue_bold.json", """{ "StartTime": 0.75 }""")
            .Write("derivatives/fmriprep/sub-01/ses-post/func/sub-01_ses-post_task-cue_space-MNI152NLin2009cAsym_desc-preproc_bold.json",
                """{ "StartTime": 0.9, "SliceTimingCorrected": true }""")
            .Write("derivatives/fmriprep/sub-02/sub-02_task-other_bold.json", """{ "StartTime": 7 }""");
        var runs = study.Read().Participants.SelectMany(p => p.Sessions).SelectMany(s => s.Runs).ToArray();
        Assert.Equal([0.75, 0.9, 0.5, 0.5], runs.Select(run => run.StartTime));
        Assert.Equal([false, true, false, false], runs.Select(run => run.SliceTimingCorrected));
    }

    [Fact]
    public void What_made_an_image_is_its_own_sidecars_else_the_derivatives()
    {
        using var study = TempStudy.Whole()
            .Write("derivatives/fmriprep/dataset_description.json", """{ "GeneratedBy": [ { "Name": "fMRIPrep", "Version": "23.2.1" }, { "Name": "other" } ] }""")
            .Write("derivatives/fmriprep/sub-01/ses-post/func/sub-01_ses-post_task-cue_space-MNI152NLin2009cAsym_desc-preproc_bold.json",
                """{ "GeneratedBy": [ { "Name": "fMRIPrep", "Version": "24.0.0" } ], "SoftwareVersions": "XA30" }""");
        var runs = study.Read().Participants.SelectMany(p => p.Sessions).SelectMany(s => s.Runs).ToArray();
        Assert.Equal(["fMRIPrep 23.2.1", "fMRIPrep 24.0.0", "fMRIPrep 23.2.1", "fMRIPrep 23.2.1"], runs.Select(run => run.GeneratedBy));
        Assert.Equal([null, "XA30", null, null], runs.Select(run => run.ScannerSoftware));
    }

    [Theory]
    [InlineData("""{ "PipelineDescription": { "Name": "fMRIPrep", "Version": "1.5.0" } }""", "fMRIPrep 1.5.0")]
    [InlineData("""{ "GeneratedBy": [ { "Name": "own" } ] }""", "own")]
    [InlineData("""{ "GeneratedBy": [] }""", null)]
    [InlineData("""{ "GeneratedBy": "me" }""", null)]
    [InlineData("""{ "Name": "x" }""", null)]
    public void The_program_has_a_name_and_perhaps_a_version(string json, string? program)
    {
        using var study = TempStudy.Whole().Write("derivatives/fmriprep/dataset_description.json", json);
        Assert.Equal(program, study.Read().Participants[0].Sessions[0].Runs[0].GeneratedBy);
    }

    [Theory]
    [InlineData("""{ "RepetitionTime": "2.0" }""", "bold.json (RepetitionTime): expected a number, found \"2.0\". ")]
    [InlineData("""{ "RepetitionTime": 2000 }""", "bold.json (RepetitionTime): expected seconds, above 0 and below 100, found 2000. ")]
    [InlineData("""{ "RepetitionTime": 0 }""", "bold.json (RepetitionTime): expected seconds, above 0 and below 100, found 0. ")]
    [InlineData("{ \"a\": 1,\n }", "bold.json, line 2: expected JSON")]
    [InlineData("[]", "bold.json: expected a JSON object { … }, found another kind of value. ")]
    [InlineData("{}", "bold.json (RepetitionTime): expected seconds between volumes, found none in any sidecar that applies. ")]
    public void A_sidecar_that_cannot_be_used_is_named_once(string json, string message)
    {
        using var study = TempStudy.Whole().Write("task-cue_bold.json", "{}").Write("derivatives/fmriprep/task-cue_bold.json", json);
        Assert.StartsWith("derivatives/fmriprep/task-cue_" + message, study.OnlyFault(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_file_gives_its_fields_by_kind()
    {
        using var study = new TempStudy().Write("x.json", """{ "a": 1.5, "b": true, "c": "d", "e": null }""");
        var sidecar = Sidecar.Read(Path.Combine(study.Root, "x.json"));
        Assert.Equal((1.5, true, "d"), (sidecar.Number("a"), sidecar.Flag("b"), sidecar.Text("c")));
        Assert.Null(sidecar.Number("absent"));
        Assert.True(sidecar.Has("e"));
        Assert.Throws<InputException>(() => sidecar.Flag("a"));
        Assert.Equal("x.json", Path.GetFileName(sidecar.PlaceOf("a").File));
    }
}
