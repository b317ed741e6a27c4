using System.Globalization;
using RoiAnalyzer.Group;
using Spectre.Console;

namespace RoiAnalyzer.Cli;

/// <summary>The one table that stands at the end of an analysis: primary regions and controls of the headline contrasts.</summary>
internal static class Summary
{
    public static void Print(Terminal terminal, GroupPlan plan, IReadOnlyList<GroupRow> rows)
    {
        foreach (var contrast in Headline(plan))
        {
            var own = rows.Where(r => r.Contrast == contrast).ToList();
            terminal.Out.WriteLine($"{contrast}: change after the infusion (post - pre), percent signal change [95 % CI]");
            terminal.Write(plan.Arms.Count > 1 ? OfArms(plan, own) : OfOneArm(own));
        }
        terminal.Out.WriteLine(plan.Arms.Count < 2 ? "A change within one arm may be due to time, habituation or regression to the mean."
            : plan.Randomised ? "difference: between the arms at post, adjusted for pre (ANCOVA)."
            : "difference: of the two arms' changes. The plan does not say that the arms were randomised, so it may be due to who is in them.");
        terminal.Out.WriteLine("Holm: over the primary regions and contrasts. Controls are shown to be checked, and are in no family.");
    }

    /// <summary>The plan's primary contrasts; else the differences between conditions; else all.</summary>
    public static IReadOnlyList<string> Headline(GroupPlan plan)
    {
        if (plan.PrimaryContrasts.Count > 0) return plan.PrimaryContrasts;
        var differences = plan.Contrasts.Where(c => plan.Contrasts.Any(a => plan.Contrasts.Any(b => c == $"{a}-{b}"))).ToList();
        return differences.Count > 0 ? differences : plan.Contrasts;
    }

    private static Table OfOneArm(List<GroupRow> rows)
    {
        var table = Columns("region", "family", "n", "change", "t (df)", "p", "Holm p", "d_z");
        foreach (var row in rows.Where(r => IsShown(r, rows)))
            table.AddRow(Cells(row.Region, Family(row), $"{row.N}", Estimate(row), T(row), P(row.P), P(row.PHolm), Interval(row.Dz, row.DzInterval, "0.00")));
        return table;
    }

    private static Table OfArms(GroupPlan plan, List<GroupRow> rows)
    {
        var test = plan.Randomised ? "adjusted_difference" : "difference_of_changes";
        string[] reference = ["region", "family", $"{plan.ReferenceArm} (n)"];
        var others = plan.Arms.Where(a => a != plan.ReferenceArm).ToList();
        var table = Columns([.. reference, .. others.SelectMany(a => new[] { $"{a} (n)", others.Count == 1 ? "difference" : $"{a} difference", "t (df)", "p", "Holm p" })]);
        foreach (var region in rows.Where(r => IsShown(r, rows)).GroupBy(r => r.Region))
        {
            var before = region.Single(r => r.Test == "change" && r.Arm == plan.ReferenceArm);
            List<string> cells = [region.Key, Family(before), $"{Estimate(before)} ({before.N})"];
            foreach (var arm in others)
            {
                var own = region.Single(r => r.Test == "change" && r.Arm == arm);
                var difference = region.Single(r => r.Test == test && r.Arm == arm);
                cells.AddRange([$"{Estimate(own)} ({own.N})", Estimate(difference), T(difference), P(difference.P), P(difference.PHolm)]);
            }
            table.AddRow(Cells([.. cells]));
        }
        return table;
    }

    /// <summary>Primary regions and controls; where a set has no primary region, all.</summary>
    private static bool IsShown(GroupRow row, List<GroupRow> rows) =>
        row.Family != Group.Family.Secondary || !rows.Exists(r => r.Family == Group.Family.Primary);

    private static string Family(GroupRow row) => row.Family == Group.Family.Control ? row.Role : row.Family.ToString().ToLowerInvariant();

    private static string Estimate(GroupRow row) => double.IsNaN(row.Estimate) ? $"n/a ({row.Status})" : Interval(row.Estimate, row.Interval, "0.000");

    private static string Interval(double value, Interval interval, string format) => double.IsNaN(value) ? "n/a"
        : $"{Signed(value, format)} [{Signed(interval.Low, format)}, {Signed(interval.High, format)}]";

    private static string T(GroupRow row) => double.IsNaN(row.T) ? "n/a" : $"{Signed(row.T, "0.00")} ({row.DegreesOfFreedom.ToString("0.#", CultureInfo.InvariantCulture)})";

    private static string P(double p) => double.IsNaN(p) ? "" : p < 0.001 ? "<.001" : p.ToString(".000", CultureInfo.InvariantCulture);

    private static string Signed(double number, string format) => number.ToString($"+{format};-{format};{format}", CultureInfo.InvariantCulture);

    private static Table Columns(params string[] names)
    {
        var table = Tables.New(names);
        for (var c = 2; c < names.Length; c++) table.Columns[c].RightAligned();
        return table;
    }

    private static string[] Cells(params string[] cells) => Array.ConvertAll(cells, Markup.Escape);
}
