namespace RoiAnalyzer.Group;

/// <summary>A crossover with its schedule and all regions and contrasts that are measured.</summary>
internal sealed class CrossoverStudy
{
    private readonly Dictionary<(string, string), CrossoverCell> _byName;

    public CrossoverStudy(GroupData data)
    {
        (Data, Schedule) = (data, new CrossoverSchedule(data));
        var rows = data.Sessions.ToLookup(r => (r.Region, r.Contrast));
        Cells = [.. data.Plan.Regions.SelectMany(region => data.Plan.Contrasts.Select(contrast => (region, contrast, Rows: rows[(region.Name, contrast)])))
            .Where(cell => cell.Rows.Any() && !cell.Rows.Any(r => r.Status == Status.NoEdge)).Select(cell => new CrossoverCell(data.Plan, Schedule, cell.region, cell.contrast, cell.Rows))];
        _byName = Cells.ToDictionary(cell => (cell.Region.Name, cell.Contrast));
    }

    public GroupData Data { get; }

    public CrossoverSchedule Schedule { get; }

    /// <summary>In the plan's order, regions first.</summary>
    public IReadOnlyList<CrossoverCell> Cells { get; }

    /// <summary>The cell of a row of the group table.</summary>
    public CrossoverCell this[GroupRow row] => _byName[(row.Region, row.Contrast)];

    /// <summary>The cell of a region and contrast; null where it is not measured.</summary>
    public CrossoverCell? Of(string region, string contrast) => _byName.GetValueOrDefault((region, contrast));

    /// <summary>The number of a row's treatment.</summary>
    public int TreatmentOf(GroupRow row) => Schedule.Treatments.IndexOf(row.Arm!);
}
