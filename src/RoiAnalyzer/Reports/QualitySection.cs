using System.Xml.Linq;

namespace RoiAnalyzer.Reports;

/// <summary>Which runs, regions and pairs of runs carry flags of quality, and how many do not.</summary>
internal static class QualitySection
{
    private static readonly (FlaggedKind Kind, string Name)[] Kinds =
    [
        (FlaggedKind.Run, "run"), (FlaggedKind.Region, "region in a run"), (FlaggedKind.Pair, "pair of runs"), (FlaggedKind.Baseline, "region in a pair"),
    ];

    /// <summary>The section; null where nobody read the tables.</summary>
    public static XElement? Of(QualityFindings? quality)
    {
        if (quality is null) return null;
        var section = new XElement("section", new XElement("h2", "Quality"),
            new XElement("p", quality.Flagged.Count == 0
                ? $"No flags: {string.Join(", ", Kinds.Select(k => $"{ReportNumber.Count(quality.Count(k.Kind))} of kind \u201c{k.Name}\u201d"))} were looked at."
                : $"{quality.InWords} A flag is a warning, and leaves nothing out; what was left out, and why, is the next section."));
        if (quality.Flagged.Count == 0) return section;
        section.Add(Summary(quality),
            Rest(quality),
            new XElement("p", HtmlPage.Class("note"), "All numbers, flagged or not, stand in each participant's tables: quality (regions in runs), runs, pairs, baseline."));
        return section;
    }

    private static XElement Summary(QualityFindings quality) => Table(["On", "Flag", "Flagged", "Of", "Participants", "Regions", "Meaning"],
        Kinds.SelectMany(kind => quality.Flagged.Where(f => f.Kind == kind.Kind)
            .SelectMany(f => f.Flags.Select(flag => (flag.Flag, Thing: f))).GroupBy(f => f.Flag)
            .OrderByDescending(f => f.Count()).ThenBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => (string[])[kind.Name, f.Key, ReportNumber.Count(f.Count()), ReportNumber.Count(quality.Count(kind.Kind)),
                ReportNumber.Count(f.Select(one => one.Thing.Participant).Distinct().Count()), RegionsOf(f.Select(one => one.Thing.Region)), FlagMeaning.Of(f.Key)])));

    private static string RegionsOf(IEnumerable<string?> regions) => string.Join(", ", regions.OfType<string>().GroupBy(name => name)
        .OrderByDescending(names => names.Count()).ThenBy(names => names.Key, StringComparer.Ordinal).Select(names => $"{names.Key}\u00a0({ReportNumber.Count(names.Count())})"));

    /// <summary>What the summary does not say already: a flag that a region carries in most runs is not listed run by run.</summary>
    private static XElement? Rest(QualityFindings quality)
    {
        var usual = quality.Flagged.Where(f => f.Kind == FlaggedKind.Region).SelectMany(f => f.Flags.Select(flag => (f.Region, flag.Flag)))
            .GroupBy(f => f).Where(f => 2 * f.Count() > quality.Count(FlaggedKind.Run)).Select(f => f.Key).ToHashSet();
        var rows = Kinds.SelectMany(kind => quality.Flagged.Where(f => f.Kind == kind.Kind)
            .SelectMany(f => f.Flags.Where(flag => f.Kind != FlaggedKind.Region || !usual.Contains((f.Region, flag.Flag)))
                .Select(flag => (f.Participant, f.Region, flag.Flag, Where: $"{f.Session} {f.Run}".Trim(), flag.Value)))
            .GroupBy(f => (f.Participant, f.Region, f.Flag))
            .Select(f => (string[])[kind.Name, f.Key.Participant, f.Key.Region ?? "", f.Key.Flag, string.Join(", ", f.Select(one => one.Value.Length == 0 ? one.Where : $"{one.Where} ({one.Value})"))]))
            .ToList();
        return rows.Count == 0 ? null : new XElement("details",
            new XElement("summary", "Where, with the numbers" + (usual.Count == 0 ? "" : "; a flag that a region carries in most runs is left out here")),
            Table(["On", "Participant", "Region", "Flag", "Session and run (number)"], rows));
    }

    private static XElement Table(IReadOnlyList<string> heads, IEnumerable<string[]> rows) =>
        new("div", HtmlPage.Class("wide"), new XElement("table",
            new XElement("thead", new XElement("tr", heads.Select(head => new XElement("th", Kind(head, "name"), head)))),
            new XElement("tbody", rows.Select(row => new XElement("tr", row.Select((cell, c) => new XElement("td", Kind(heads[c], IsWords(heads[c]) ? "words" : "name"), cell)))))));

    private static XAttribute? Kind(string head, string ofWords) => head is "Flagged" or "Of" or "Participants" ? null : HtmlPage.Class(ofWords);

    private static bool IsWords(string head) => head is "Regions" or "Meaning" or "Session and run (number)";
}
