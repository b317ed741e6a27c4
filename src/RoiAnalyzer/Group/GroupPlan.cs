using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>What the group analysis is to do: the regions, contrasts and arms in the order of the table, and what is primary.</summary>
public sealed record GroupPlan
{
    /// <summary>The regions.</summary>
    public required IReadOnlyList<GroupRegion> Regions { get; init; }

    /// <summary>Names of the contrasts.</summary>
    public required IReadOnlyList<string> Contrasts { get; init; }

    /// <summary>Weights by condition of the contrasts of a task; empty of other analyses.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> ContrastWeights { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, double>>();

    /// <summary>The contrasts of the primary family; none named: all of them.</summary>
    public IReadOnlyList<string> PrimaryContrasts { get; init; } = [];

    /// <summary>Names of the arms; none: one group of participants.</summary>
    public IReadOnlyList<string> Arms { get; init; } = [];

    /// <summary>The arm that the others are compared with; needed where there are two or more.</summary>
    public string? ReferenceArm { get; init; }

    /// <summary>Whether participants were put into arms at random.</summary>
    public bool Randomised { get; init; }

    /// <summary>The unit of a task's or an infusion's numbers.</summary>
    public const string Percent = "percent signal change";

    /// <summary>The unit of the numbers, in words.</summary>
    public string Unit { get; init; } = Percent;

    /// <summary>Design, covariates, bounds and numbers of permutations.</summary>
    public StatisticsPlan Statistics { get; init; } = new();

    /// <summary>The seed of all random numbers.</summary>
    public int Seed { get; init; } = new Plan().Seed;

    /// <summary>The test that answers the question: the difference between arms or treatments that the design allows, or the change of one arm.</summary>
    public string AnswerTest => DifferenceTest ?? ChangeTest;

    /// <summary>The test of each arm's change: of the model of all visits where there are several after the infusion.</summary>
    public string ChangeTest => Statistics.Design == DesignKind.Longitudinal ? LongitudinalAnalysis.Change : PairedChange.Method;

    /// <summary>Level of every confidence interval.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Whether everybody was to get every treatment.</summary>
    public bool IsCrossover => Statistics.Design == DesignKind.Crossover;

    /// <summary>Whether periods of a crossover have sessions before their treatments, for which the answer is adjusted.</summary>
    public bool HasPeriodBaselines { get; init; }

    /// <summary>The test that is the answer between arms or treatments; null in a study of one arm.</summary>
    public string? DifferenceTest => IsCrossover ? HasPeriodBaselines ? AdjustedCrossover.Method : Crossover.Method
        : Arms.Count < 2 ? null
        : Statistics.Design == DesignKind.Longitudinal ? LongitudinalAnalysis.Method
        : Randomised ? ArmDifference.AdjustedDifference : ArmDifference.DifferenceOfChanges;

    /// <summary>The visit whose difference between arms is the answer of a longitudinal study: the plan's, else the one after the infusion.</summary>
    public string? PrimaryVisit { get; init; }

    /// <summary>Whether a row is of the primary visit, or of no visit in particular.</summary>
    public bool IsOfPrimaryVisit(GroupRow row) => row.Visit is null || row.Visit == PrimaryVisit;

    /// <summary>The family of a region and contrast: a primary region is primary for the primary contrasts only.</summary>
    public Family FamilyOf(GroupRegion region, string contrast) =>
        region.IsControl ? Family.Control
        : region.IsPrimary && (PrimaryContrasts.Count == 0 || PrimaryContrasts.Contains(contrast)) ? Family.Primary
        : Family.Secondary;

    /// <summary>Throws where the plan contradicts itself or the rows name what it does not know.</summary>
    internal void Require(IReadOnlyList<ChangeRow> changes)
    {
        Refuse(Arms.Count > 1 && !Arms.Contains(ReferenceArm), $"the reference arm '{ReferenceArm}' is not one of the arms");
        Refuse(Arms.Distinct().Count() < Arms.Count, "an arm is named twice");
        Refuse(Contrasts.Distinct().Count() < Contrasts.Count, "a contrast is named twice");
        Refuse(Regions.DistinctBy(region => region.Name).Count() < Regions.Count, "a region is named twice");
        foreach (var name in PrimaryContrasts) Refuse(!Contrasts.Contains(name), $"the primary contrast '{name}' is not one of the contrasts");
        foreach (var region in Regions) Refuse(region.IsControl && region.IsPrimary, $"the control '{region.Name}' cannot be primary");
        var regions = Regions.Select(region => region.Name).ToHashSet();
        var seen = new HashSet<(string, string, string)>();
        foreach (var row in changes)
            if (Fault(row, regions, seen) is { } fault) Refuse(true, fault);

        static void Refuse(bool wrong, string fault)
        {
            if (wrong) throw new ArgumentException(fault, nameof(changes));
        }
    }

    private string? Fault(ChangeRow row, HashSet<string> regions, HashSet<(string, string, string)> seen)
    {
        var at = $"{row.Participant}, {row.Region}, {row.Contrast}";
        if (!regions.Contains(row.Region)) return $"{at}: the region is not in the plan";
        if (!Contrasts.Contains(row.Contrast)) return $"{at}: the contrast is not in the plan";
        if (!seen.Add((row.Participant, row.Region, row.Contrast))) return $"{at}: the row is there twice";
        if (row.Arm is not null && !Arms.Contains(row.Arm)) return $"{at}: the arm '{row.Arm}' is not in the plan";
        if (row.Status != GroupStatus.Ok) return null;
        if (row.Arm is null && Arms.Count > 0) return $"{at}: the participant has no arm, but the status is ok";
        return double.IsFinite(row.Change) ? null : $"{at}: a value is not a number, but the status is ok";
    }
}
