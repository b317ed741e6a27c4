using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// The analysis of a crossover: the sessions are its periods, and what was given in each is the column treatment of sessions.tsv. Two
/// treatments in two periods whom everybody completed are analysed in closed form, all else by the mixed model, which is the same there.
/// </summary>
public sealed record CrossoverAnalysis
{
    /// <summary>Each treatment against the reference.</summary>
    public required IReadOnlyList<GroupRow> Rows { get; init; }

    /// <summary>Periods, and for information carry-over or sequences.</summary>
    public required IReadOnlyList<CrossoverRow> Effects { get; init; }

    /// <summary>Everybody's values under the treatments.</summary>
    public IReadOnlyList<CrossoverDifference> Participants { get; init; } = [];

    /// <summary>The analysis; without rows in another design.</summary>
    public static CrossoverAnalysis Of(GroupData data) => data.Plan.Statistics.Design == DesignKind.Crossover ? Of(new CrossoverStudy(data)) : new CrossoverAnalysis { Rows = [], Effects = [] };

    internal static CrossoverAnalysis Of(CrossoverStudy study) => new()
    {
        Rows = CrossoverPermutations.Of(study, ChangeAnalysis.Adjusted([.. study.Cells.SelectMany(cell => cell.Differences())])),
        Effects = [.. study.Cells.SelectMany(cell => cell.Effects())],
        Participants = [.. study.Cells.SelectMany(cell => cell.Participants())],
    };
}
