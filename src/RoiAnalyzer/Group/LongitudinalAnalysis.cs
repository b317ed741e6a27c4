using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// The model of all visits, region by region and contrast by contrast, of studies of two arms or more: one of every value there is
/// (<see cref="ConstrainedLongitudinal"/>). Its differences are rows of the group table where the design is longitudinal; the answers under
/// other treatments of what is missing are beside it in every design.
/// </summary>
public sealed record LongitudinalAnalysis
{
    /// <summary>The name of the differences in the group table.</summary>
    public const string Method = "longitudinal_difference";

    /// <summary>Each arm but the reference at each visit; none where the design is not longitudinal.</summary>
    public required IReadOnlyList<GroupRow> Rows { get; init; }

    /// <summary>The rows by other methods, in their order.</summary>
    public IReadOnlyList<SensitivityRow> Sensitivity { get; init; } = [];

    /// <summary>Each model.</summary>
    public required IReadOnlyList<LongitudinalRow> Models { get; init; }

    /// <summary>Complete cases, all available values, tipping point and reference-based answers.</summary>
    public required IReadOnlyList<MissingDataRow> MissingData { get; init; }

    /// <summary>The analysis; without rows in a study of one arm, or of a crossover.</summary>
    public static LongitudinalAnalysis Of(GroupData data)
    {
        List<VisitTest> tests = [];
        var places = data.Participants.Index().ToDictionary(p => p.Item.Participant, p => p.Index);
        List<LongitudinalRow> models = [];
        List<MissingDataRow> missing = [];
        var design = data.Plan.Statistics.Design;
        if (data.Plan.Arms.Count > 1 && design is DesignKind.Longitudinal or DesignKind.Parallel && data.Visits.Count > 1 && data.Plan.Arms.Count > 1)
            foreach (var cell in CellsOf(data))
            {
                var analysis = ConstrainedLongitudinal.Of(cell.Trial, out var reason, level: data.Plan.Level);
                models.Add(Model(cell, analysis, reason));
                missing.AddRange(MissingDataAnswers.Of(cell, analysis, reason, data.Plan.Level));
                if (design == DesignKind.Longitudinal) tests.AddRange(Differences(cell, analysis, reason, data.Plan, places));
            }
        var rows = ChangeAnalysis.Adjusted(ScorePermutations.Of([.. tests.Select(test => (test.Row, test.Scores))], data.Plan));
        return new LongitudinalAnalysis
        {
            Rows = rows,
            Sensitivity = [.. tests.Zip(rows).SelectMany(test => test.First.Sensitivity(test.Second, data.Plan.Level))],
            Models = models,
            MissingData = missing,
        };
    }

    private static IEnumerable<CellTrial> CellsOf(GroupData data)
    {
        var rows = data.Sessions.ToLookup(r => (r.Region, r.Contrast));
        foreach (var region in data.Plan.Regions)
            foreach (var contrast in data.Plan.Contrasts)
                if (rows[(region.Name, contrast)].Any() && !rows[(region.Name, contrast)].Any(r => r.Status == Status.NoEdge))
                    yield return new CellTrial(data, region, contrast, rows[(region.Name, contrast)]);
    }

    private static LongitudinalRow Model(CellTrial cell, ConstrainedLongitudinal? analysis, string reason)
    {
        var row = new LongitudinalRow
        {
            Region = cell.Region.Name,
            Contrast = cell.Contrast,
            Participants = cell.Trial.Participants.Count(p => p.Values.Any(double.IsFinite)),
            BaselineOnly = cell.Trial.BaselineOnly,
            IsBaselineEqual = cell.Trial.IsRandomised,
        };
        if (analysis is null) return row with { Status = GroupStatus.NotEstimable, Reason = reason };
        return row with
        {
            Structure = analysis.Model.Structure,
            Attempts = string.Join("; ", analysis.Attempts.Select(a => $"{a.Structure}: {a.Reason}")),
            LogLikelihood = analysis.Model.LogLikelihood,
            F = analysis.Joint?.F ?? double.NaN,
            NumeratorDegrees = analysis.Joint?.Effects ?? double.NaN,
            DegreesOfFreedom = analysis.Joint?.DegreesOfFreedom ?? double.NaN,
            P = analysis.Joint?.P ?? double.NaN,
        };
    }

    private static IEnumerable<VisitTest> Differences(
        CellTrial cell, ConstrainedLongitudinal? analysis, string reason, GroupPlan plan, Dictionary<string, int> places)
    {
        var family = plan.FamilyOf(cell.Region, cell.Contrast);
        int[] who = [.. cell.Labels.Select(label => places[label])];
        for (var arm = 1; arm < cell.Arms.Count; arm++)
            for (var visit = 1; visit < cell.Trial.Visits.Count; visit++)
            {
                var difference = analysis?.Differences.Single(d => (d.Arm, d.Visit) == (arm, visit));
                var label = cell.Trial.Visits[visit];
                var row = new GroupRow
                {
                    Region = cell.Region.Name,
                    Role = cell.Region.Role,
                    Family = family == Family.Primary && label != plan.PrimaryVisit ? Family.Secondary : family,
                    Contrast = cell.Contrast,
                    Test = Method,
                    Visit = label,
                    Arm = cell.Arms[arm],
                    ReferenceArm = cell.Arms[0],
                    N = cell.Trial.Count(arm, visit),
                    Missing = cell.Size(arm) - cell.Trial.Count(arm, visit),
                    ReferenceN = cell.Trial.Count(0, visit),
                    ReferenceMissing = cell.Size(0) - cell.Trial.Count(0, visit),
                    MissingReasons = cell.Reasons(arm, visit),
                };
                yield return difference?.Effect is { } effect ? new VisitTest(row.With(effect), analysis!.Scores(arm, visit, who), cell, analysis, arm, visit)
                    : new VisitTest(row with { Status = row.N < 2 || row.ReferenceN < 2 ? GroupStatus.TooFew : GroupStatus.NotEstimable, Reason = difference?.Reason ?? reason }, null, cell, analysis, arm, visit);
            }
    }
}
