using System.Text.Json.Nodes;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Reports;

public sealed class ProvenanceTests : IDisposable
{
    private readonly MadeStudy _made = new();

    public void Dispose() => _made.Dispose();

    [Fact]
    public void The_plan_is_written_in_full_without_absolute_paths_and_reads_back()
    {
        var study = _made.Read(new Plan { Regions = new RegionPlan { Set = _made.RegionSet, Atlas = "/home/somebody/atlas.nii.gz" } });
        var text = Provenance.PlanOf(study);
        Assert.DoesNotContain(_made.Folder, text, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody", text, StringComparison.Ordinal);
        var plan = Plan.Read(_made.Write("../plan.json", text));
        Assert.Equal(("regions.json", "atlas.nii.gz", "cue"), (plan.Regions.Set, plan.Regions.Atlas, plan.Task));
    }

    [Fact]
    public void Every_input_is_named_relative_to_its_dataset_with_its_size()
    {
        var json = JsonNode.Parse(Provenance.Of(_made.Read(), "0.1.0"))!;
        var runs = json["Runs"]!.AsArray();
        Assert.Equal(8, runs.Count);
        Assert.Equal("sub-01/ses-pre/func/sub-01_ses-pre_task-cue_run-1_space-MNI152NLin2009cAsym_desc-preproc_bold.nii.gz", runs[0]!["Image"]!.GetValue<string>());
        Assert.Equal(5, runs[0]!["ImageBytes"]!.GetValue<long>());
        Assert.Equal("sub-01/ses-pre/func/sub-01_ses-pre_task-cue_run-1_events.tsv", runs[0]!["Events"]!.GetValue<string>());
        Assert.Equal(Provenance.Sha256(Provenance.PlanOf(_made.Read())), json["PlanSha256"]!.GetValue<string>());
        Assert.Contains("The arm is the column arm of participants.tsv.", json["Assumptions"]!.AsArray().Select(a => a!.GetValue<string>()));
    }

    [Fact]
    public void Hosts_users_and_absolute_paths_are_in_neither()
    {
        var text = Provenance.Of(_made.Read(), "0.1.0") + Provenance.DatasetDescription(_made.Read(), "0.1.0");
        foreach (var secret in new[] { _made.Folder, Environment.MachineName, DateTime.Now.Year.ToString("0000-", System.Globalization.CultureInfo.InvariantCulture) })
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }

    // FIPS 180-4: the example of one block
    [Fact]
    public void The_hash_is_sha256() => Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Provenance.Sha256("abc"));

    [Fact]
    public void The_description_is_that_of_a_bids_derivative()
    {
        var json = JsonNode.Parse(Provenance.DatasetDescription(_made.Read(), "0.1.0"))!;
        Assert.Equal(("derivative", "RoiAnalyzer", "0.1.0"), (json["DatasetType"]!.GetValue<string>(), json["GeneratedBy"]![0]!["Name"]!.GetValue<string>(), json["GeneratedBy"]![0]!["Version"]!.GetValue<string>()));
    }
}
