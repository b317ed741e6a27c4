using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

/// <summary>A study in a folder of its own, removed at the end; images are a few bytes that nobody opens.</summary>
public sealed class TempStudy : IDisposable
{
    public const string Space = "space-MNI152NLin2009cAsym";

    public TempStudy() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"roianalyzer-{Guid.NewGuid():N}");

    /// <summary>Two participants of two arms, sessions pre and post, task cue, one run each: nothing wrong with it.</summary>
    public static TempStudy Whole()
    {
        var study = new TempStudy()
            .Write("dataset_description.json", """{ "Name": "x", "BIDSVersion": "1.8.0", "DatasetType": "raw" }""")
            .Write("participants.tsv", "participant_id\tarm\nsub-01\tketamine\nsub-02\tplacebo\n")
            .Write("task-cue_bold.json", """{ "RepetitionTime": 2.0 }""");
        foreach (var run in new[] { "sub-01_ses-pre", "sub-01_ses-post", "sub-02_ses-pre", "sub-02_ses-post" })
            study.WriteRun($"{run}_task-cue");
        return study;
    }

    /// <summary>A real tree of text, copied, with images, sidecars, masks and confounds for each run that it speaks of.</summary>
    public static TempStudy Completed(string tree, string task, params string[] runs)
    {
        var study = new TempStudy();
        var from = Shared.File("data/" + tree);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            study.Write(Path.GetRelativePath(from, file), File.ReadAllBytes(file));
        var named = runs.Length > 0 ? runs : [.. Directory.EnumerateFiles(from, $"sub-*_task-{task}_*events.tsv", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(path).Replace("_events.tsv", "", StringComparison.Ordinal))];
        foreach (var run in named) study.WritePreprocessed(run);
        return study;
    }

    /// <summary>A run with events in the raw study and all it needs among the derivatives.</summary>
    public TempStudy WriteRun(string run) => Write($"{Func(run)}/{run}_events.tsv",
        "onset\tduration\ttrial_type\n2\t6\talcohol\n14\t6\tneutral\n").WritePreprocessed(run);

    public TempStudy WritePreprocessed(string run, string space = Space) =>
        Write($"derivatives/fmriprep/{Func(run)}/{run}_{space}_desc-preproc_bold.nii.gz", "image")
            .Write($"derivatives/fmriprep/{Func(run)}/{run}_{space}_desc-brain_mask.nii.gz", "mask")
            .Write($"derivatives/fmriprep/{Func(run)}/{run}_desc-confounds_timeseries.tsv", "trans_x\tframewise_displacement\n0\tn/a\n0.1\t0.2\n");

    public TempStudy Write(string relative, string text) => Write(relative, System.Text.Encoding.UTF8.GetBytes(text));

    public TempStudy Write(string relative, byte[] bytes)
    {
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return this;
    }

    public TempStudy Delete(string relative)
    {
        var path = Path.Combine(Root, relative);
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        else File.Delete(path);
        return this;
    }

    public Study Read() => Read(new StudyRequest { Root = Root });

    public Study Read(Plan plan) => Read(new StudyRequest { Root = Root, Plan = plan });

    public static Study Read(StudyRequest request) => Study.Read(request);

    /// <summary>The only fault of the study, as its line without the study's folder.</summary>
    public string OnlyFault(StudyRequest? request = null) => Relative(Assert.Single(Read(request ?? new StudyRequest { Root = Root }).Faults));

    public string Relative(Fault fault) => fault.ToString().Replace(Root + "/", "", StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string Func(string run) =>
        string.Join('/', run.Split('_').Where(part => part.StartsWith("sub-", StringComparison.Ordinal)
            || part.StartsWith("ses-", StringComparison.Ordinal))) + "/func";
}
