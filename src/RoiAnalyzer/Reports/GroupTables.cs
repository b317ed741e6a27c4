using System.Text.Json.Nodes;
using RoiAnalyzer.Group;

namespace RoiAnalyzer.Reports;

/// <summary>The tables of the group level by the endings of their names, each with what its sidecar says of it as a whole.</summary>
public static class GroupTables
{
    /// <summary>All tables that a result has.</summary>
    public static IEnumerable<(string Suffix, OutputTable Table, JsonObject? About)> Of(GroupResult result, GroupData data) =>
        Of(result, data, PaperTable.Of(result, data));

    /// <summary>The same, with the tables of a paper where they are made already.</summary>
    public static IEnumerable<(string Suffix, OutputTable Table, JsonObject? About)> Of(GroupResult result, GroupData data, IEnumerable<PaperGrid> papers)
    {
        var unit = data.Plan.Unit;
        yield return ("change", GroupTable.Of(result.Rows, unit), SensitivityTable.Permutations(result.Rows, data.Plan));
        yield return ("sensitivity", SensitivityTable.Of(result.Sensitivity, unit), SensitivityTable.About(data.Plan));
        foreach (var grid in papers) yield return (grid.Suffix, grid.ToTable(), grid.About());
        yield return ("participants", result.Crossover is { } own ? CrossoverTable.Participants(own.Participants, unit) : GroupTable.Participants(data.Changes, unit), null);
        yield return ("long", LongTable.Of(data), null);
        if (result.Longitudinal is { Models.Count: > 0 } visits)
        {
            yield return ("longitudinal", LongitudinalTables.Models(visits.Models), LongitudinalTables.About);
            if (visits.MissingData.Count > 0) yield return ("missingdata", LongitudinalTables.MissingData(visits.MissingData, unit), null);
        }
        if (result.Crossover is { Rows.Count: > 0 } crossover) yield return ("crossover", CrossoverTable.Of(crossover.Effects, unit), null);
        yield return ("attrition", AttritionTable.Of(result.Attrition), null);
        if (result.Sides.Count > 0) yield return ("sides", SideTable.Of(result.Sides, unit), SideTable.About());
        if (result.Specificity.Count > 0) yield return ("specificity", SpecificityTable.Of(result.Specificity, unit), SpecificityTable.About(data));
        if (result.Associations.Count > 0) yield return ("associations", AssociationTable.Of(result.Associations, unit), AssociationTable.About(data.Plan));
        yield return ("effectsizes", EffectSizeTable.Of(result.EffectSizes), EffectSizeTable.About());
        yield return ("evidence", EvidenceTable.Of(result.Evidence, unit), EvidenceTable.About());
        // a crossover has the former only where the reference was given twice, and never the latter: see the methods in the report
        if (result.Crossover is null || result.Reliability.Count > 0) yield return ("reliability", ReliabilityTable.Of(result.Reliability, unit), ReliabilityTable.About());
        if (result.Crossover is null) yield return ("reliablechange", ReliableChangeTable.Of(result.ReliableChanges, unit), ReliabilityTable.About());
    }
}
