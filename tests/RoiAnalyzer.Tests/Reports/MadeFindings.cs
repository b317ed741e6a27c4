using RoiAnalyzer.Group;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Reports;

/// <summary>
/// Made changes of the built-in reward circuit, 42 regions: a quarter of a percent less in ketamine in the reward regions,
/// one participant without the later session, one region that half the participants lack and one that nearly all do.
/// </summary>
public sealed record MadeFindings(Study Study, GroupPlan Plan, IReadOnlyList<ChangeRow> Changes, OutputTable Skipped)
{
    public IReadOnlyList<GroupRow> Rows { get; } = ChangeAnalysis.Of(Changes, Plan);

    public string Page => HtmlReport.Of(Study, Plan, Rows, Changes, Skipped, "0.1.0");

    public static MadeFindings Of(MadeStudy made, bool randomised = true, IReadOnlyList<string>? primaryContrasts = null, Func<string, string>? rename = null)
    {
        var name = rename ?? (n => n);
        var study = made.Read(new Plan { Arm = new ArmPlan { Randomised = randomised } });
        var seeds = RegionSet.Open("reward-circuit").Seeds;
        var plan = new GroupPlan
        {
            Regions = [.. seeds.Select(s => new GroupRegion(name(s.Name), s.Role, s.Family == "primary"))],
            Contrasts = [.. study.Plan.Contrasts!.Keys],
            PrimaryContrasts = primaryContrasts ?? [],
            Arms = study.Arms,
            ReferenceArm = study.Plan.Arm.Reference,
            Randomised = randomised,
        };
        var changes = study.Participants.SelectMany((p, i) => seeds.SelectMany((s, r) => plan.Contrasts.Select((c, k) => Change(p, i, s, name(s.Name), r, c, k)))).ToList();
        var skipped = SkippedTable.Empty();
        foreach (var c in changes.Where(c => c.Status != "ok").DistinctBy(c => (c.Participant, c.Region)))
            skipped.Add($"sub-{c.Participant}", "post", "1", c.Region, c.Status, c.Status == "low_coverage" ? "the run covers 0.312 of the region, less than 0.5" : "there is no post session");
        return new MadeFindings(study, plan, changes, skipped);
    }

    private static ChangeRow Change(Participant participant, int index, Seed seed, string name, int region, string contrast, int number)
    {
        var status = index == 3 ? "missing_session" : seed.Name == "mOFC" && index > 0 || seed.Name == "OFC_L" && index % 2 == 0 ? "low_coverage" : "ok";
        if (status != "ok") return new ChangeRow(participant.Label, participant.Arm, name, contrast, double.NaN, double.NaN, status);
        var noise = seed.Name.StartsWith("CSF", StringComparison.Ordinal) ? 1.6 : 0.22;
        var pre = (contrast.Contains('-', StringComparison.Ordinal) ? 0.25 : 0.6) + noise * Draw(index, region, number, 0);
        var effect = seed.Role == "reward" && participant.Arm == "ketamine" ? -0.24 : -0.03;
        return new ChangeRow(participant.Label, participant.Arm, name, contrast, pre, 0.5 * pre + 0.1 + effect + noise * Draw(index, region, number, 1));
    }

    /// <summary>Roughly normal: the sum of three sines of unrelated frequencies, of variance one and a half.</summary>
    private static double Draw(int i, int r, int k, int s)
    {
        var x = 1 + i * 7.31 + r * 3.77 + k * 1.93 + s * 11.17;
        return Math.Sin(x * 12.9898) + Math.Sin(x * 78.233) + Math.Sin(x * 37.719);
    }
}
