using CsCheck;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class StudyTests
{
    [Fact]
    public void A_whole_study_has_everything_in_place_and_no_fault()
    {
        using var files = TempStudy.Whole();
        var study = files.Read();
        Assert.Empty(study.Faults);
        Assert.Empty(study.Missing);
        Assert.Equal(("cue", "MNI152NLin2009cAsym"), (study.Task, study.Space));
        Assert.Equal(["01", "02"], study.Participants.Select(p => p.Label));
        Assert.Equal(["ketamine", "placebo"], study.Participants.Select(p => p.Arm));
        Assert.All(study.Participants, p => Assert.Equal([SessionRole.Pre, SessionRole.Post], p.Sessions.Select(s => s.Role)));
        Assert.Equal(["placebo", "ketamine"], study.Arms);
        Assert.Equal(["alcohol", "neutral"], study.TrialTypes);
        Assert.Equal(["alcohol", "neutral", "alcohol-neutral"], study.Plan.Contrasts!.Keys);
        Assert.Equal("sub-02 ses-post task-cue", study.Participants[1].Sessions[1].Runs[0].Key.ToString());
    }

    [Fact]
    public void What_was_used_reads_back_as_a_plan_that_leaves_nothing_to_guess()
    {
        using var files = TempStudy.Whole();
        var used = files.Read().Plan;
        files.Write("plan.json", used.ToJson());
        var again = files.Read(Plan.Read(Path.Combine(files.Root, "plan.json")));
        Assert.Empty(again.Faults);
        Assert.Empty(again.Assumptions);
        Assert.Equal(used.ToJson(), again.Plan.ToJson());
    }

    [Fact]
    public void Where_there_is_no_study_there_is_nothing_to_collect()
    {
        using var files = new TempStudy();
        var none = Assert.Throws<InputException>(() => files.Read());
        Assert.Contains("expected a BIDS study with a dataset_description.json", none.Message, StringComparison.Ordinal);
        var absent = Assert.Throws<InputException>(() => Study.Read(new StudyRequest { Root = files.Root + "/absent" }));
        Assert.Contains("absent: expected a folder, found none", absent.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Junk_beside_the_files_is_not_looked_at()
    {
        using var files = TempStudy.Whole();
        var clean = files.Read();
        foreach (var path in Directory.EnumerateFiles(files.Root, "*", SearchOption.AllDirectories).ToArray())
            files.Write(Path.Combine(Path.GetDirectoryName(path)!, "._" + Path.GetFileName(path)), [0, 5, 22, 7]);
        files.Write(".DS_Store", [0]).Write("sub-01/.git/config", "x").Write(".sub-09/func/x", "y").Write("sub-01/odd name.txt", "");
        var study = files.Read();
        Assert.Empty(study.Faults);
        Assert.Equal(clean.Participants.SelectMany(p => p.Sessions).SelectMany(s => s.Runs).Select(r => r.Bold),
            study.Participants.SelectMany(p => p.Sessions).SelectMany(s => s.Runs).Select(r => r.Bold));
    }

    [Fact]
    public void Messages_have_the_folder_as_the_user_gave_it()
    {
        using var files = TempStudy.Whole().Delete("participants.tsv");
        var given = Path.GetRelativePath(Environment.CurrentDirectory, files.Root) + "/";
        var study = Study.Read(new StudyRequest { Root = given });
        Assert.StartsWith(given + "derivatives/fmriprep/sub-01", study.Participants[0].Sessions[0].Runs[0].Bold, StringComparison.Ordinal);
        Assert.Contains($"There is one arm: no {given}participants.tsv.", study.Assumptions);
    }

    [Fact]
    public void Whatever_bytes_a_file_holds_there_are_faults_and_no_other_exception()
    {
        using var files = TempStudy.Whole();
        var texts = Directory.EnumerateFiles(files.Root, "*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".tsv", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal)).Order().ToArray();
        Gen.Select(Gen.Int[0, texts.Length - 1], Gen.Int[0, 80], Gen.Byte.Array[0, 6], Gen.Bool).Sample((file, at, bytes, cut) =>
        {
            var old = File.ReadAllBytes(texts[file]);
            at = Math.Min(at, old.Length);
            File.WriteAllBytes(texts[file], [.. old[..at], .. bytes, .. cut ? [] : old[at..]]);
            _ = files.Read().Faults.Count;
            File.WriteAllBytes(texts[file], old);
        }, iter: 200, threads: 1);
        Assert.Empty(files.Read().Faults);
    }
}
