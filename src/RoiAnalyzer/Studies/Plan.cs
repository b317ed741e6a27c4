namespace RoiAnalyzer.Studies;

/// <summary>How an effect becomes percent signal change.</summary>
public enum SignalChangeConvention
{
    /// <summary>At the peak of the response to one event of the reference duration.</summary>
    Peak,

    /// <summary>At the plateau of an endless event, where the response has height 1.</summary>
    Plateau,

    /// <summary>nilearn's: the coefficient itself, height 1, over the mean of the series (<c>standardize="psc"</c>).</summary>
    Nilearn,

    /// <summary>AFNI's: each voxel scaled to a mean of 100 and cut at 200 before it is averaged, at the peak of the response.</summary>
    Afni,

    /// <summary>featquery's: the largest less the smallest value of the run's own contrast regressor, over the mean of the series.</summary>
    Featquery,

    /// <summary>MarsBaR's: the 'abs max' of the modelled response to one event, over the session's block mean.</summary>
    Marsbar,
}

/// <summary>
/// The settings of an analysis. Every field is optional; null means that the study decides. What was used, in full, is
/// <see cref="Study.Plan"/>.
/// </summary>
public sealed record Plan
{
    /// <summary>The file it was read from, for messages; not a setting.</summary>
    public string? Path { get; init; }

    /// <summary>What is asked of the runs.</summary>
    public AnalysisKind Analysis { get; init; } = AnalysisKind.Task;

    /// <summary>The task, without <c>task-</c>.</summary>
    public string? Task { get; init; }

    /// <summary>The images' space, without <c>space-</c>; <c>NAME:res-2</c> also chooses the resolution.</summary>
    public string? Space { get; init; }

    /// <summary>The sessions that are compared.</summary>
    public SessionPlan Sessions { get; init; } = new();

    /// <summary>The arms.</summary>
    public ArmPlan Arm { get; init; } = new();

    /// <summary>The regions.</summary>
    public RegionPlan Regions { get; init; } = new();

    /// <summary>By name, in order: the weight of each trial type; null: those that the trial types suggest.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>>? Contrasts { get; init; }

    /// <summary>
    /// By name: weights by trial type that are tested together, whether any of them differs from nothing (F). They are reported
    /// of each run; a change is of one number, so they have none.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, double>>> FContrasts { get; init; } =
        new OrderedDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, double>>>();

    /// <summary>The contrasts of the primary family; null: all.</summary>
    public IReadOnlyList<string>? PrimaryContrasts { get; init; }

    /// <summary>The first-level model.</summary>
    public ModelPlan Model { get; init; } = new();

    /// <summary>What is looked for in runs at rest.</summary>
    public RestPlan Rest { get; init; } = new();

    /// <summary>The neighbourhood whose voxels are read around each of a region's: ReHo's at rest; null: single voxels do.</summary>
    public int? Neighbours => Analysis == AnalysisKind.Rest ? Rest.RehoNeighbours : null;

    /// <summary>The infusion, where it was given during the runs.</summary>
    public InfusionPlan Infusion { get; init; } = new();

    /// <summary>How effects become percent signal change, in every table.</summary>
    public SignalChangeConvention PercentSignalChange { get; init; } = SignalChangeConvention.Peak;

    /// <summary>Further conventions, which the tables of estimates have beside it.</summary>
    public IReadOnlyList<SignalChangeConvention> SignalChangeBeside { get; init; } = [];

    /// <summary>Seconds by trial type; null, or a trial type left out: the median duration over the study.</summary>
    public IReadOnlyDictionary<string, double>? ReferenceDurations { get; init; }

    /// <summary>The group level: design, covariates, what counts as no difference.</summary>
    public StatisticsPlan Statistics { get; init; } = new();

    /// <summary>The seed of all random numbers.</summary>
    public int Seed { get; init; } = 20200101;

    /// <summary>
    /// Reads a plan of JSON. An <see cref="InputException"/> carries all its faults: an unknown field at any depth with the
    /// nearest known one, a value of the wrong kind, a number out of its range.
    /// </summary>
    public static Plan Read(string path) => PlanReader.Read(path);

    /// <summary>Every field in a fixed order, as JSON that <see cref="Read"/> reads back; ends with a line end.</summary>
    public string ToJson() => PlanWriter.Write(this);
}
