using System.Globalization;
using RoiAnalyzer.Group;
using RoiAnalyzer.Images;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Reports;

/// <summary>A made BIDS study in a folder of its own, removed at the end: two sessions, task cue, trial types alcohol and neutral.</summary>
public sealed class MadeStudy : IDisposable
{
    private const int Volumes = 60;
    private const string Derivative = "derivatives/fmriprep";

    public MadeStudy(int perArm = 2, string arms = "ketamine placebo", bool images = false, int runs = 1)
    {
        Root = Path.Combine(Folder, "study");
        Directory.CreateDirectory(Root);
        var names = arms.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Labels = [.. Enumerable.Range(1, perArm * Math.Max(1, names.Length)).Select(i => i.ToString("00", CultureInfo.InvariantCulture))];
        Write("dataset_description.json", """{ "Name": "x", "BIDSVersion": "1.8.0", "DatasetType": "raw" }""");
        Write("task-cue_bold.json", """{ "RepetitionTime": 2.0 }""");
        Write("participants.tsv", names.Length == 0 ? "participant_id\n" + string.Concat(Labels.Select(l => $"sub-{l}\n"))
            : "participant_id\tarm\n" + string.Concat(Labels.Select((l, i) => $"sub-{l}\t{names[i % names.Length]}\n")));
        foreach (var label in Labels)
            foreach (var session in new[] { "pre", "post" })
                for (var run = 1; run <= runs; run++) WriteRun(label, session, run, images);
    }

    /// <summary>Everything of the test; the study is a folder in it.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("roianalyzer-made-").FullName;

    public string Root { get; }

    public IReadOnlyList<string> Labels { get; }

    /// <summary>A set of two regions inside the images, a control, and one that lies outside.</summary>
    public string RegionSet => Write("../regions.json", """
        { "name": "two-and-one", "space": "MNI152", "seeds": [
          { "name": "NAcc_L", "sphere": { "centre": [-6, 0, 0], "radius": 4 }, "role": "reward", "family": "primary", "hemisphere": "L", "citation": "made" },
          { "name": "OFC", "sphere": { "centre": [6, 0, 0], "radius": 4 }, "role": "reward", "family": "secondary", "citation": "made" },
          { "name": "V1", "sphere": { "centre": [0, -6, 0], "radius": 4 }, "role": "control_positive", "family": "control", "citation": "made" },
          { "name": "Far", "sphere": { "centre": [60, 60, 60], "radius": 4 }, "role": "reward", "family": "secondary", "citation": "made" } ] }
        """);

    public Study Read(Plan? plan = null, params string[] participants) =>
        Study.Read(new StudyRequest { Root = Root, Plan = plan ?? new Plan(), Participants = participants });

    /// <summary>A plan for images without confounds, with this study's own regions.</summary>
    public Plan PlanOfImages => new()
    {
        Regions = new RegionPlan { Set = RegionSet },
        Model = new ModelPlan { Confounds = ["none"], FramewiseDisplacementLimit = null },
    };

    /// <summary>The participant level for one participant of a study with images.</summary>
    public static ParticipantResult ResultOf(Study study, int participant) => Analysis.OfParticipant(
        study.Participants[participant], RoiAnalyzer.Regions.RegionSet.Open(study.Plan.Regions.Set), study.Plan, Analysis.HeightsOf(study.Plan, study.ReferenceDurations, repetitionTime: 2));

    public string Write(string relative, string text)
    {
        var path = Path.GetFullPath(Path.Combine(Root, relative));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void WriteRun(string label, string session, int run, bool image)
    {
        var stem = $"sub-{label}/ses-{session}/func/sub-{label}_ses-{session}_task-cue_run-{run}";
        Write($"{stem}_events.tsv", "onset\tduration\ttrial_type\n4\t6\talcohol\n28\t6\tneutral\n52\t6\talcohol\n76\t6\tneutral\n");
        Write($"{Derivative}/{stem}_desc-confounds_timeseries.tsv", "framewise_displacement\n" + string.Concat(Enumerable.Repeat("0.1\n", Volumes)));
        var bold = Write($"{Derivative}/{stem}_space-MNI152NLin2009cAsym_desc-preproc_bold.nii.gz", "image");
        if (image) WriteImage(bold, int.Parse(label, CultureInfo.InvariantCulture) + (session == "pre" ? 0 : 100) + 1000 * (run - 1));
    }

    /// <summary>Signals that differ between voxels, volumes and runs, and that anybody can compute again.</summary>
    private static void WriteImage(string path, int seed)
    {
        var grid = new Grid(8, 8, 8, new Affine(3, 0, 0, -12, 0, 3, 0, -12, 0, 0, 3, -12));
        NiftiWriter.Write(path, grid, (volume, values) =>
        {
            for (var v = 0; v < values.Length; v++) values[v] = 1000 + 5 * Math.Sin(volume * 1.7 + v * 0.3 + seed) + 3 * Math.Cos(volume * (0.9 + 0.01 * seed) + v);
        }, Volumes, 2.0, sformCode: 4);
    }
}
