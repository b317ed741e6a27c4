using System.Globalization;
using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Cli;

/// <summary>
/// The one table that stands at the end of an analysis: primary regions and controls of the headline contrasts.
/// </summary>
internal static class Summary
{
    private const string OneArm = "A change within one arm may be due to time, habituation or regression to the mean.";
    private const string Randomised = "difference: between the arms at post, adjusted for pre (ANCOVA).";

    private const string NotRandomised = "difference: of the two arms' changes. "
        + "The plan does not say that the arms were randomised, so it may be due to who is in them.";

    private const string WithinParticipants = "n: participants with a value under the treatment. The difference between treatments is within participants, freed of what sessions differ by.";

    private const string BeforeTreatments = " It is adjusted for the value before each treatment, in the same period.";

    private static string? AllVisitsChange(GroupPlan plan) =>
        plan.ChangeTest == LongitudinalAnalysis.Change ? $"change at {plan.PrimaryVisit} from before the infusion, by the model of all visits (REML, Kenward-Roger)" : null;

    private static string AllVisits(GroupPlan plan) => $"difference: between the arms at {plan.PrimaryVisit}, by the model of all visits (REML, Kenward-Roger)"
        + (plan.Randomised ? "." : ", less that before. The plan does not say that the arms were randomised, so it may be due to who is in them.");

    /// <summary>For example <c>ketamine - placebo</c>.</summary>
    private static string Compared(List<GroupRow> rows) => string.Join(", ", rows.Select(r => $"{r.Arm} - {r.ReferenceArm}").Distinct());

    private const string Holm =
        "Holm: over the primary regions and contrasts. Controls are shown to be checked, and are in no family.";

    public static void Print(Terminal terminal, GroupPlan plan, IReadOnlyList<GroupRow> rows)
    {
        var isCrossover = Crossover.IsTest(plan.DifferenceTest);
        foreach (var contrast in Headline(plan))
        {
            var own = rows.Where(r => r.Contrast == contrast && (r.Test == plan.DifferenceTest || (r.Test == plan.ChangeTest && !isCrossover)) && plan.IsOfPrimaryVisit(r)).ToList();
            var shown = own.Where(r => IsShown(r, own)).ToList();
            terminal.Write($"{contrast}: {(isCrossover ? Compared(shown) : AllVisitsChange(plan) ?? "change after the infusion (post - pre)")}, {plan.Unit} [95 % CI]");
            terminal.Write(isCrossover ? [OfOneArm(shown, "difference"), OfOneArmNarrow(shown, "difference")]
                : plan.Arms.Count < 2 ? [OfOneArm(shown), OfOneArmNarrow(shown)]
                : plan.Arms.Count == 2 ? [OfTwoArms(plan, shown), OfArms(plan, shown)] : [OfArms(plan, shown)]);
        }

        terminal.Write(isCrossover ? WithinParticipants + (plan.HasPeriodBaselines ? BeforeTreatments : "") : plan.DifferenceTest == LongitudinalAnalysis.Method ? AllVisits(plan) : plan.DifferenceTest is null ? OneArm : plan.Randomised ? Randomised : NotRandomised);
        terminal.Write(Holm);
    }

    /// <summary>The plan's primary contrasts; else the differences between conditions; else all.</summary>
    public static IReadOnlyList<string> Headline(GroupPlan plan)
    {
        if (plan.PrimaryContrasts.Count > 0) return plan.PrimaryContrasts;
        var differences = plan.Contrasts.SelectMany(a => plan.Contrasts.Select(b => $"{a}-{b}")).ToHashSet();
        string[] headline = [.. plan.Contrasts.Where(differences.Contains)];
        return headline.Length > 0 ? headline : plan.Contrasts;
    }

    private static TextTable OfOneArm(List<GroupRow> rows, string estimate = "change")
    {
        var table = new TextTable(["region", "family", "n", estimate, "t (df)", "p", "Holm p", .. WithDz(rows, "d_z")]) { Right = 2.. };
        foreach (var row in rows)
            table.Add([row.Region, Family(row), $"{row.N}", Estimate(row), T(row), P(row.P), P(row.PHolm), .. WithDz(rows, Interval(row.Dz, row.DzInterval, "0.00"))]);
        return table;
    }

    private static TextTable OfOneArmNarrow(List<GroupRow> rows, string estimate = "change")
    {
        var table = new TextTable(["region", "n", estimate, "t (df)", "p", "Holm p", .. WithDz(rows, "d_z")]) { Gap = 2, Right = 1.. };
        foreach (var family in rows.GroupBy(Family))
        {
            table.AddHeading(family.Key);
            foreach (var row in family)
                table.Add([row.Region, $"{row.N}", Estimate(row), T(row), P(row.P), P(row.PHolm), .. WithDz(rows, Signed(row.Dz, "0.00"))]);
        }

        return table;
    }

    /// <summary>A cell of d_z, of which models of all visits have none.</summary>
    private static string[] WithDz(List<GroupRow> rows, string cell) => rows.Exists(row => double.IsFinite(row.Dz)) ? [cell] : [];

    /// <summary>A row for each region.</summary>
    private static TextTable OfTwoArms(GroupPlan plan, List<GroupRow> rows)
    {
        var (reference, other) = (plan.ReferenceArm!, plan.Arms.Single(a => a != plan.ReferenceArm));
        string[] names = ["region", "family", $"{reference} (n)", $"{other} (n)", "difference", "t (df)", "p", "Holm p"];
        var table = new TextTable(names) { Right = 2.. };
        foreach (var region in rows.GroupBy(r => r.Region))
        {
            var difference = DifferenceOf(region, other, plan);
            table.Add(region.Key, Family(difference),
                EstimateAndN(ChangeOf(region, reference, plan)), EstimateAndN(ChangeOf(region, other, plan)),
                Estimate(difference), T(difference), P(difference.P), P(difference.PHolm));
        }

        return table;
    }

    /// <summary>A row for each arm of a region and each difference: narrower, and for any number of arms.</summary>
    private static TextTable OfArms(GroupPlan plan, List<GroupRow> rows)
    {
        var table = new TextTable("region", "arm", "n", "change", "t (df)", "p", "Holm p") { Gap = 2, Right = 2.. };
        foreach (var family in rows.GroupBy(Family))
        {
            table.AddHeading(family.Key);
            foreach (var region in family.GroupBy(r => r.Region))
            {
                var reference = ChangeOf(region, plan.ReferenceArm!, plan);
                table.Add(region.Key, plan.ReferenceArm!, $"{reference.N}", Estimate(reference), "", "", "");
                foreach (var arm in plan.Arms.Where(a => a != plan.ReferenceArm))
                {
                    var (own, difference) = (ChangeOf(region, arm, plan), DifferenceOf(region, arm, plan));
                    table.Add("", arm, $"{own.N}", Estimate(own), "", "", "");
                    table.Add("", "difference", "", Estimate(difference), T(difference), P(difference.P), P(difference.PHolm));
                }
            }
        }

        return table;
    }

    private static GroupRow ChangeOf(IEnumerable<GroupRow> rows, string arm, GroupPlan plan) =>
        rows.Single(r => r.Test == plan.ChangeTest && r.Arm == arm && plan.IsOfPrimaryVisit(r));

    private static GroupRow DifferenceOf(IEnumerable<GroupRow> rows, string arm, GroupPlan plan)
    {
        return rows.Single(r => r.Test == plan.DifferenceTest && r.Arm == arm && plan.IsOfPrimaryVisit(r));
    }

    /// <summary>Primary regions and controls; where a set has no primary region, all.</summary>
    private static bool IsShown(GroupRow row, List<GroupRow> rows) =>
        row.Family != Group.Family.Secondary || !rows.Exists(r => r.Family == Group.Family.Primary);

    private static string Family(GroupRow row) =>
        row.Family == Group.Family.Control ? row.Role : row.Family.ToString().ToLowerInvariant();

    private static string EstimateAndN(GroupRow row) => $"{Estimate(row)} ({row.N})";

    private static string Estimate(GroupRow row) =>
        double.IsNaN(row.Estimate) ? $"n/a ({row.Status})" : Interval(row.Estimate, row.Interval, "0.000");

    private static string Interval(double value, Interval interval, string format) => double.IsNaN(value) ? "n/a"
        : $"{Signed(value, format)} [{Signed(interval.Low, format)}, {Signed(interval.High, format)}]";

    private static string T(GroupRow row) => double.IsNaN(row.T) ? "n/a"
        : string.Create(CultureInfo.InvariantCulture, $"{Signed(row.T, "0.00")} ({row.DegreesOfFreedom:0.#})");

    private static string P(double p) =>
        double.IsNaN(p) ? "" : p < 0.001 ? "<.001" : p.ToString(".000", CultureInfo.InvariantCulture);

    private static string Signed(double number, string format) =>
        double.IsNaN(number) ? "n/a" : number.ToString($"+{format};-{format};{format}", CultureInfo.InvariantCulture);
}
