using System.Globalization;
using RoiAnalyzer.Group;
using RoiAnalyzer.Models;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>What a report is made from, and what it puts first.</summary>
internal sealed class GroupFindings
{
    private const int MostFigures = 12;

    // the roles that the built-in sets give their comparators
    private static readonly string[] Comparators = ["salience", "cue", "aversion", "motor"];

    public GroupFindings(Study study, GroupPlan plan, IReadOnlyList<GroupRow> rows, IReadOnlyList<ChangeRow> changes)
    {
        (Study, Plan, Rows, Changes) = (study, plan, rows, changes);
        Headlines = HeadlinesOf(study, plan);
        DifferenceTest = plan.DifferenceTest;
        HasPrimary = plan.Regions.Any(r => r.IsPrimary);
    }

    public Study Study { get; }

    public GroupPlan Plan { get; }

    public IReadOnlyList<GroupRow> Rows { get; }

    public IReadOnlyList<ChangeRow> Changes { get; }

    /// <summary>The contrasts that are answered in full.</summary>
    public IReadOnlyList<string> Headlines { get; }

    /// <summary>The test between arms that is the answer; null where there is one arm.</summary>
    public string? DifferenceTest { get; }

    public bool HasPrimary { get; }

    /// <summary>The unit of a contrast's numbers, as a chart's axis has it.</summary>
    public string AxisOf(string contrast) => Study.Plan.Analysis != AnalysisKind.Rest ? "% signal change"
        : contrast == RestRun.Slowness ? "share of the amplitude" : contrast == RestRun.Coherence ? "Kendall's W" : "Fisher z";

    /// <summary>For example <c>95 %</c>, with a space that does not break.</summary>
    public string LevelText => string.Create(CultureInfo.InvariantCulture, $"{100 * Plan.Level:0.##}\u00a0%");

    /// <summary>Each arm with its number of participants, or all participants.</summary>
    public IEnumerable<string> ArmCounts
    {
        get
        {
            if (Plan.Arms.Count == 0) return [ReportNumber.Count(Changes.Select(c => c.Participant).Distinct().Count(), "participant")];
            var counts = Changes.DistinctBy(c => c.Participant).ToLookup(c => c.Arm);
            return Plan.Arms.Select(arm => $"{arm} n = {ReportNumber.Count(counts[arm].Count())}")
                .Concat(counts[null].Any() ? [$"without an arm {ReportNumber.Count(counts[null].Count())}"] : []);
        }
    }

    /// <summary>Arms, or the one nameless group of participants.</summary>
    public IReadOnlyList<string?> Arms => Plan.Arms.Count == 0 ? [null] : [.. Plan.Arms];

    /// <summary>The headline rows of a contrast: of primary regions, or of all but controls where none is primary.</summary>
    public IReadOnlyList<GroupRow> Shown(string contrast)
    {
        var primary = Plan.Regions.Where(r => r.IsPrimary).Select(r => r.Name).ToHashSet();
        return [.. Rows.Where(r => r.Contrast == contrast && IsHeadlineTest(r) && (HasPrimary ? primary.Contains(r.Region) : r.Family != Family.Control))];
    }

    /// <summary>Whether sessions are periods of a crossover, between which a change says nothing.</summary>
    private bool IsCrossover => Plan.Statistics.Design == DesignKind.Crossover;

    /// <summary>Whether a row is a change, or the difference between arms that is the answer.</summary>
    public bool IsHeadlineTest(GroupRow row) => (row.Test == Plan.ChangeTest ? !IsCrossover : row.Test == DifferenceTest) && Plan.IsOfPrimaryVisit(row);

    /// <summary>Whether a row answers the question: the difference between arms, or the change where there is one arm.</summary>
    public bool IsAnswer(GroupRow row) => row.Test == Plan.AnswerTest && Plan.IsOfPrimaryVisit(row);

    /// <summary>Regions whose participants are drawn before and after: the primary ones, else all if they are few; none in a crossover.</summary>
    public IReadOnlyList<string> FiguredRegions
    {
        get
        {
            if (IsCrossover) return [];
            var wanted = Plan.Regions.Where(r => HasPrimary ? r.IsPrimary : !r.IsControl).Select(r => r.Name).ToList();
            return HasPrimary || wanted.Count <= MostFigures ? wanted : [];
        }
    }

    /// <summary>The answers to be drawn over all regions: one for each arm but the reference, or the change of the only arm.</summary>
    public IReadOnlyList<(string Test, string? Arm, string? Reference)> ForestTests =>
        [.. Rows.Where(IsAnswer).Select(r => (r.Test, r.Arm, r.ReferenceArm)).Distinct()];

    /// <summary>Under which heading a region's row stands.</summary>
    public static string GroupOf(GroupRow row) => row.Family switch
    {
        Family.Primary => "Primary",
        Family.Control => "Controls",
        _ => Comparators.Contains(row.Role) ? "Comparators" : "Secondary",
    };

    /// <summary>Whose change a row is, or which arms it compares.</summary>
    public static string TestText(GroupRow row) => row.ReferenceArm is null ? row.Arm ?? "post \u2212 pre" : $"{row.Arm} \u2212 {row.ReferenceArm}";

    private static IReadOnlyList<string> HeadlinesOf(Study study, GroupPlan plan)
    {
        if (plan.PrimaryContrasts.Count > 0) return plan.PrimaryContrasts;
        var weights = study.Plan.Contrasts;
        var differences = plan.Contrasts.Where(c => weights is not null && weights.TryGetValue(c, out var w) && w.Values.Any(x => x > 0) && w.Values.Any(x => x < 0)).ToList();
        return differences.Count > 0 ? differences : [.. plan.Contrasts.Take(1)];
    }
}
