using System.Text.RegularExpressions;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>
/// What of a run's confounds goes into its design: columns of mean zero, a column of one 1 for each volume that moved
/// too much, and what was decided on the way.
/// </summary>
public sealed partial record Nuisance
{
    /// <summary>Names of <see cref="Columns"/>, as fMRIPrep calls them today.</summary>
    public IReadOnlyList<string> Names { get; private init; } = [];

    /// <summary>The chosen columns, one value a volume, each with its mean taken off.</summary>
    public IReadOnlyList<double[]> Columns { get; private init; } = [];

    /// <summary>
    /// The volumes, from 0, that have no say in any estimate: those that moved, and those taken before the signal was steady.
    /// </summary>
    public IReadOnlyList<int> SpikeVolumes { get; private init; } = [];

    /// <summary>Of them, those whose framewise displacement or standardised DVARS is above the plan's limit.</summary>
    public IReadOnlyList<int> MotionVolumes { get; private init; } = [];

    /// <summary>Of them, those that the table marks, or the plan counts, as taken before the magnetisation was steady.</summary>
    public IReadOnlyList<int> UnsteadyVolumes { get; private init; } = [];

    /// <summary>One column a spike volume: 1 at it and 0 elsewhere, so that the volume has no say in any estimate.</summary>
    public IReadOnlyList<double[]> Spikes { get; private init; } = [];

    /// <summary>Number of spike volumes, of motion and before the steady state.</summary>
    public int SpikeCount => SpikeVolumes.Count;

    /// <summary>
    /// Mean framewise displacement over all volumes in mm, the first volume's being 0; null where the table does not tell.
    /// </summary>
    public double? MeanFramewiseDisplacement { get; private init; }

    /// <summary>Framewise displacement in mm, one value a volume, 0 at the first; null where the table does not tell.</summary>
    public double[]? FramewiseDisplacement { get; private init; }

    /// <summary>Standardised DVARS as the table has it, NaN where it says <c>n/a</c>; null where it has none.</summary>
    public double[]? StandardisedDvars { get; private init; }

    /// <summary>
    /// Whether the design adds its own cosines: the plan has a high-pass cut-off, and no <c>cosine</c> column of the table
    /// was chosen. There are never both.
    /// </summary>
    public bool OwnHighPass { get; private init; }

    /// <summary>What was filled, computed or left out, a sentence each, for the reports.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>
    /// The confounds that <paramref name="plan"/> asks for, of a run of <paramref name="volumes"/> volumes. A table with
    /// another number of rows, a column that it lacks, or <c>n/a</c> after the first row is an
    /// <see cref="InputException"/>; so is no table where the plan asks for columns, and as many dummy scans as there are volumes. A table without any aCompCor column
    /// serves <c>24P+aCompCor</c> as 24P, and a first row of <c>n/a</c> becomes its column's mean; both are noted.
    /// </summary>
    public static Nuisance Choose(ConfoundTable? table, ModelPlan plan, int volumes)
    {
        CheckLimit(plan.FramewiseDisplacementLimit, "framewise displacement limit", "mm");
        CheckLimit(plan.StandardisedDvarsLimit, "std_dvars limit", "standard deviations");
        CheckDummies(plan.DummyScans, volumes);
        if (table is null) return WithoutTable(plan, volumes);
        if (table.VolumeCount != volumes)
            throw new InputException(new Place(table.Path), $"one row a volume, {volumes}", $"{table.VolumeCount} rows",
                "Use the confounds of this very run.");
        var notes = new List<string>();
        var columns = new ConfoundColumns(table, notes);
        var names = ConfoundChoice.Names(plan.Confounds, columns, notes);
        var chosen = columns.Centred(names);
        var displacement = columns.FramewiseDisplacement(required: plan.FramewiseDisplacementLimit is not null);
        var change = plan.StandardisedDvarsLimit is null ? null : columns.StandardisedChange();
        int[] moved = [.. SpikesOf(displacement, plan.FramewiseDisplacementLimit).Union(SpikesOf(change, plan.StandardisedDvarsLimit)).Order()];
        var unsteady = Unsteady(columns.UnsteadyVolumes(), plan, notes);
        int[] spikes = [.. moved.Union(unsteady).Order()];
        return new Nuisance
        {
            Names = names,
            Columns = chosen,
            SpikeVolumes = spikes,
            MotionVolumes = moved,
            UnsteadyVolumes = unsteady,
            Spikes = [.. spikes.Select(volume => OneAt(volume, volumes))],
            MeanFramewiseDisplacement = displacement?.Average(),
            FramewiseDisplacement = displacement,
            StandardisedDvars = columns.StandardisedDvarsAsWritten(),
            OwnHighPass = HasOwnHighPass(names, plan, notes),
            Notes = notes,
        };
    }

    private static int[] Unsteady(IEnumerable<int> marked, ModelPlan plan, List<string> notes)
    {
        int[] unsteady = [.. marked.Union(Enumerable.Range(0, plan.DummyScans)).Order()];
        if (unsteady.Length > 0) notes.Add($"Volumes before the steady state have no say: {string.Join(", ", unsteady)}.");
        return unsteady;
    }

    private static Nuisance WithoutTable(ModelPlan plan, int volumes)
    {
        if (ConfoundChoice.AsksForColumns(plan.Confounds))
            throw new InputException(new Place("confounds"), $"a table with {string.Join(", ", plan.Confounds)}", "no table",
                "Give the run's confounds file, or set model.confounds to [\"none\"] in the plan.");
        List<string> notes = ["No confounds table: head motion is unknown and no volume is marked as a spike."];
        var unsteady = Unsteady([], plan, notes);
        return new Nuisance
        {
            SpikeVolumes = unsteady,
            UnsteadyVolumes = unsteady,
            Spikes = [.. unsteady.Select(volume => OneAt(volume, volumes))],
            OwnHighPass = HasOwnHighPass([], plan, notes),
            Notes = notes,
        };
    }

    private static bool HasOwnHighPass(IReadOnlyList<string> names, ModelPlan plan, List<string> notes)
    {
        var fromTable = names.Any(name => CosineName().IsMatch(name));
        if (fromTable && plan.HighPassSeconds is not null)
            notes.Add("Cosine columns were chosen from the confounds table: the model adds none of its own.");
        var components = names.Any(name => name.StartsWith("a_comp_cor", StringComparison.Ordinal));
        if (components && !fromTable && plan.HighPassSeconds is null)
            notes.Add("aCompCor columns were computed after a high-pass filter, but this model has no cosines.");
        return !fromTable && plan.HighPassSeconds is not null;
    }

    private static int[] SpikesOf(double[]? displacement, double? limit) => displacement is null || limit is null
        ? []
        : [.. Enumerable.Range(0, displacement.Length).Where(volume => displacement[volume] > limit)];

    private static double[] OneAt(int volume, int volumes)
    {
        var column = new double[volumes];
        column[volume] = 1;
        return column;
    }

    private static void CheckLimit(double? limit, string field, string unit)
    {
        if (limit is { } value && !(value > 0))
            throw new InputException(new Place("plan", Field: field), $"a positive number of {unit}",
                FormattableString.Invariant($"{value}"), "Give a positive limit, or none to mark no volume.");
    }

    private static void CheckDummies(int dummies, int volumes)
    {
        if (dummies < 0 || dummies >= volumes)
            throw new InputException(new Place("plan", Field: "dummy_scans"), $"0 to {volumes - 1}, fewer than the run's volumes", $"{dummies}",
                "Give the number of volumes at the beginning of each image that were taken before the steady state.");
    }

    [GeneratedRegex(@"^cosine_?\d+$", RegexOptions.IgnoreCase)]
    private static partial Regex CosineName();
}
