namespace RoiAnalyzer.Group;

/// <summary>All that the group level finds, a list of rows a table.</summary>
public sealed record GroupResult
{
    /// <summary>The tests: changes, differences between arms.</summary>
    public required IReadOnlyList<GroupRow> Rows { get; init; }

    /// <summary>The models of all visits and what they find; null where the study has none.</summary>
    public LongitudinalAnalysis? Longitudinal { get; init; }

    /// <summary>What a crossover finds beside its treatments.</summary>
    public CrossoverAnalysis? Crossover { get; init; }

    /// <summary>The tests by other methods.</summary>
    public IReadOnlyList<SensitivityRow> Sensitivity { get; init; } = [];

    /// <summary>Who is there and who is missing, by arm and visit, with reasons.</summary>
    public required IReadOnlyList<AttritionRow> Attrition { get; init; }

    /// <summary>The plan's outcomes against arms, changes and values before; none where the plan names no outcome.</summary>
    public IReadOnlyList<AssociationRow> Associations { get; init; } = [];

    /// <summary>The tests in measures without a unit.</summary>
    public IReadOnlyList<EffectSizeRow> EffectSizes { get; init; } = [];

    /// <summary>What the tests say for an effect and for none, and what they could have shown.</summary>
    public IReadOnlyList<EvidenceRow> Evidence { get; init; } = [];

    /// <summary>How well the reference arm's sessions agree.</summary>
    public IReadOnlyList<ReliabilityRow> Reliability { get; init; } = [];

    /// <summary>Everybody's change beside the reference arm's.</summary>
    public IReadOnlyList<ReliableChangeRow> ReliableChanges { get; init; } = [];

    /// <summary>Changes of contrasts between conditions, taken apart into their sides.</summary>
    public IReadOnlyList<SideRow> Sides { get; init; } = [];

    /// <summary>What else changed: control regions, quality, physiology.</summary>
    public IReadOnlyList<SpecificityRow> Specificity { get; init; } = [];
}
