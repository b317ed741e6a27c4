using System.Xml.Linq;

namespace RoiAnalyzer.Reports;

/// <summary>What is missing from the results: how often for each reason, and every row.</summary>
internal static class MissingSection
{
    private static readonly Dictionary<string, string> Meanings = new()
    {
        [Status.LowCoverage] = "less of the region than the minimum coverage can be measured",
        [Status.NoVoxels] = "no voxel of the run lies in the region, or the region lies outside the image",
        [Status.NoEvents] = "a trial type of the contrast has no event in the run",
        [Status.OutsideRun] = "the run ends before the window of time",
        [Status.NoNeighbours] = "no voxel of the region has all of its neighbours",
        [Status.NoLevel] = "the region's eigenvariate has no signal at rest that an effect could be a percentage of",
        [Status.RankDeficient] = "the design cannot tell the contrast from its other columns",
        [Status.HighMotion] = "more of the run's volumes than the limit are spikes of motion",
        [Status.MissingSession] = "the participant has no run of the session",
        [Status.MissingRun] = "a run that the study speaks of has no preprocessed image",
        [Status.Failed] = "the participant's data could not be used",
        [Status.NotDone] = "the participant level has not been run for the participant",
        [Status.NoArm] = "participants.tsv does not say which arm the participant is in",
    };

    public static XElement Of(OutputTable skipped)
    {
        var section = new XElement("section", new XElement("h2", "What is missing"));
        if (skipped.Rows.Count == 0)
        {
            section.Add(new XElement("p", "Nothing: every participant, session, run and region is in the results."));
            return section;
        }
        section.Add(Counts(skipped), new XElement("details", new XElement("summary", $"All {ReportNumber.Count(skipped.Rows.Count)} rows of skipped.tsv"), All(skipped)));
        return section;
    }

    private static XElement Counts(OutputTable skipped)
    {
        var (status, who) = (Column(skipped, "status"), Column(skipped, "participant_id"));
        return Table(["Status", "Rows", "Participants", "Meaning"], skipped.Rows.GroupBy(row => row[status])
            .OrderByDescending(rows => rows.Count()).ThenBy(rows => rows.Key, StringComparer.Ordinal)
            .Select(rows => (string[])[rows.Key, ReportNumber.Count(rows.Count()), ReportNumber.Count(rows.Select(row => row[who]).Distinct().Count()), Meanings.GetValueOrDefault(rows.Key, "")]));
    }

    private static XElement All(OutputTable skipped) =>
        Table([.. skipped.Columns.Select(c => c.Name == "participant_id" ? "Participant" : char.ToUpperInvariant(c.Name[0]) + c.Name[1..])], skipped.Rows);

    private static XElement Table(IReadOnlyList<string> heads, IEnumerable<string[]> rows) =>
        new("div", HtmlPage.Class("wide"), new XElement("table",
            new XElement("thead", new XElement("tr", heads.Select(head => new XElement("th", Kind(head, "name"), head)))),
            new XElement("tbody", rows.Select(row => new XElement("tr", row.Select((cell, c) => new XElement("td", Kind(heads[c], "words"), cell)))))));

    private static XAttribute? Kind(string head, string ofWords) => head is "Rows" or "Participants" ? null : HtmlPage.Class(ofWords);

    private static int Column(OutputTable table, string name)
    {
        var index = table.Columns.ToList().FindIndex(c => c.Name == name);
        return index >= 0 ? index : throw new ArgumentException($"no column {name}", nameof(table));
    }
}
