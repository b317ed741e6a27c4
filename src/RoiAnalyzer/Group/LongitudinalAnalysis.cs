using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// The model of all visits, region by region and contrast by contrast: one of every value there is (<see cref="ConstrainedLongitudinal"/>).
/// Where the design is longitudinal, each arm's changes and the differences between arms are rows of the group table; of two arms or more
/// the answers under other treatments of what is missing are beside it in every design.
/// </summary>
public sealed record LongitudinalAnalysis
{
    /// <summary>The name of the differences in the group table.</summary>
    public const string Method = "longitudinal_difference";

    /// <summary>The name of an arm's changes from before the infusion to a visit in the group table.</summary>
    public const string Change = "longitudinal_change";

    /// <summary>Each arm's change at each visit, and its difference from the reference; none where the design is not longitudinal.</summary>
    public required IReadOnlyList<GroupRow> Rows { get; init; }

    /// <summary>The rows by other methods, in their order.</summary>
    public IReadOnlyList<SensitivityRow> Sensitivity { get; init; } = [];

    /// <summary>Each model.</summary>
    public required IReadOnlyList<LongitudinalRow> Models { get; init; }

    /// <summary>Complete cases, all available values, tipping point and reference-based answers.</summary>
    public required IReadOnlyList<MissingDataRow> MissingData { get; init; }

    /// <summary>The analysis; without rows in a study of one arm with one session after the infusion, and in a crossover.</summary>
    public static LongitudinalAnalysis Of(GroupData data)
    {
        List<VisitTest> tests = [];
        var places = data.Participants.Index().ToDictionary(p => p.Item.Participant, p => p.Index);
        List<LongitudinalRow> models = [];
        List<MissingDataRow> missing = [];
        var design = data.Plan.Statistics.Design;
        if (data.Visits.Count > 1 && (design == DesignKind.Longitudinal || (design == DesignKind.Parallel && data.Plan.Arms.Count > 1)))
            foreach (var cell in CellsOf(data))
            {
                var analysis = ConstrainedLongitudinal.Of(cell.Trial, out var reason, level: data.Plan.Level);
                models.Add(Model(cell, analysis, reason));
                missing.AddRange(MissingDataAnswers.Of(cell, analysis, reason, data.Plan.Level));
                if (design == DesignKind.Longitudinal) tests.AddRange(new VisitTests(cell, analysis, reason, data.Plan, [.. cell.Labels.Select(label => places[label])]).All());
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
            IsBaselineEqual = cell.Arms.Count > 1 ? cell.Trial.IsRandomised : null,
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
}
