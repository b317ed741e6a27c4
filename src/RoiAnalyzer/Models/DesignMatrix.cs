using RoiAnalyzer.Numerics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>
/// The design of one run: named columns of one value a volume. Conditions come first, in ordinal order and not centred,
/// then confounds, spikes, cosines (<c>drift_1</c> …) and the constant, which is the signal at rest, because everything
/// between has mean zero or stands for single volumes.
/// </summary>
public sealed record DesignMatrix
{
    /// <summary>The name of the last column, of ones.</summary>
    public const string Constant = "constant";

    /// <summary>Fewer residual degrees of freedom than this are refused, and so is less than <see cref="LeastShare"/>.</summary>
    public const int LeastDegreesOfFreedom = 30;

    /// <summary>The least share of the volumes that must be left as residual degrees of freedom.</summary>
    public const double LeastShare = 0.25;

    // a check of a whole study builds designs that nobody fits
    private readonly Lazy<QrFactor> _factor;
    private readonly Lazy<Autoregression> _autoregression;
    private readonly Lazy<ArmaNoise> _arma;
    private readonly Lazy<SecondOrderNoise> _secondOrder;
    private readonly Lazy<YuleWalker> _yuleWalker;

    private DesignMatrix(
        IReadOnlyList<string> names, IReadOnlyList<double[]> columns, IReadOnlyDictionary<string, int> conditions)
    {
        Names = names;
        Columns = columns;
        ConditionColumns = conditions;
        ConstantColumn = names.Contains(Constant) ? names.ToList().IndexOf(Constant) : null;
        _factor = new Lazy<QrFactor>(() => QrFactor.Of(columns));
        _autoregression = new Lazy<Autoregression>(() => Autoregression.Of(Factor));
        _arma = new Lazy<ArmaNoise>(() => ArmaNoise.Of(Factor));
        _secondOrder = new Lazy<SecondOrderNoise>(() => SecondOrderNoise.Of(Factor));
        _yuleWalker = new Lazy<YuleWalker>(() => new YuleWalker(Factor, columns));
    }

    /// <summary>Names of the columns, each once.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The columns, <see cref="VolumeCount"/> values each.</summary>
    public IReadOnlyList<double[]> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int VolumeCount => Columns[0].Length;

    /// <summary>Number of independent columns.</summary>
    public int Rank => Factor.Rank;

    /// <summary>Which column each condition is, by trial type. A trial type without events in this run is not there.</summary>
    public IReadOnlyDictionary<string, int> ConditionColumns { get; }

    /// <summary>
    /// Of a trial type that has no column of its own but one a bin of time: the columns whose mean stands for it.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int>> AveragedColumns { get; private init; } = new Dictionary<string, IReadOnlyList<int>>();

    /// <summary>Which column is the constant; null in a design without one.</summary>
    public int? ConstantColumn { get; }

    internal QrFactor Factor => _factor.Value;

    internal Autoregression Autoregression => _autoregression.Value;

    internal ArmaNoise Arma => _arma.Value;

    internal SecondOrderNoise SecondOrder => _secondOrder.Value;

    internal YuleWalker YuleWalker => _yuleWalker.Value;

    /// <summary>Whether every condition that the contrast weighs has events in this run.</summary>
    public bool HasEvents(Contrast contrast) =>
        contrast.Weights.All(weight => weight.Value == 0 || Has(weight.Key));

    /// <summary>Whether a trial type, or a column of one, is in the design.</summary>
    public bool Has(string condition) => ConditionColumns.ContainsKey(condition) || AveragedColumns.ContainsKey(condition);

    /// <summary>The conditions that a contrast weighs and this run has no events of.</summary>
    public IEnumerable<string> Absent(Contrast contrast) => contrast.Weights.Where(w => w.Value != 0 && !Has(w.Key)).Select(w => w.Key);

    /// <summary>What is to be known of the events and of the conditions against the high-pass filter, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>A contrast's weights, one a column; every condition that it weighs must be in the design.</summary>
    public double[] WeightsOf(Contrast contrast)
    {
        var weights = new double[Columns.Count];
        foreach (var (condition, weight) in contrast.Weights)
        {
            if (weight == 0) continue;
            if (ConditionColumns.TryGetValue(condition, out var column)) weights[column] += weight;
            else foreach (var bin in AveragedColumns[condition]) weights[bin] += weight / AveragedColumns[condition].Count;
        }
        return weights;
    }

    /// <summary>
    /// The design of a run. <paramref name="trialTypes"/>: the conditions to model, null for every one that has events;
    /// <paramref name="eventsFile"/> is named in messages. An <see cref="InputException"/>: no events; an event outside the
    /// run, or with a number that is none; a trial type called as another column; too few degrees of freedom.
    /// </summary>
    public static DesignMatrix Build(
        IReadOnlyList<Event> events, Timing timing, Nuisance nuisance, ModelPlan plan,
        IReadOnlyList<string>? trialTypes = null, string eventsFile = "events")
    {
        DemandFreedom(timing.VolumeCount, 0, 0, eventsFile);
        EventCheck.Demand(events, timing, eventsFile);
        List<string> names = [];
        List<double[]> columns = [];
        var averaged = new Dictionary<string, IReadOnlyList<int>>();
        List<string> notes = [.. EventNotes.Of([.. Conditions(events, trialTypes).SelectMany(c => c.Events)], timing, plan)];
        foreach (var (type, own) in Conditions(events, trialTypes))
        {
            var first = columns.Count;
            foreach (var (name, values) in ResponseColumns.Of(type, own, timing, plan)) Add(name, values);
            if (plan.Basis == ResponseBasis.Fir) averaged[type] = [.. ResponseColumns.AveragedBins(plan.Fir, timing.RepetitionTime).Select(bin => first + bin)];
            else foreach (var (name, values) in ResponseColumns.Modulated(type, own, timing, plan, notes, eventsFile)) Add(name, values);
        }
        DemandDistinct(names, names.ToHashSet(), eventsFile);
        var conditions = names.Select((name, column) => (name, column)).ToDictionary(c => c.name, c => c.column);
        foreach (var (name, values) in nuisance.Names.Zip(nuisance.Columns)) Add(name, values);
        foreach (var (volume, values) in nuisance.SpikeVolumes.Zip(nuisance.Spikes)) Add($"spike_{volume}", values);
        var highPass = nuisance.OwnHighPass ? plan.HighPassSeconds : null;
        if (plan.HighPassSeconds is { } cutOff && plan.Basis != ResponseBasis.Fir)
            notes.AddRange(SlowDesign.Check(Conditions(events, trialTypes).Select(c => (c.Type, columns[conditions[c.Type]])), timing, cutOff, eventsFile));
        foreach (var values in CosineDrift.Columns(timing.VolumeCount, timing.RepetitionTime, highPass))
            Add($"drift_{columns.Count - conditions.Count - nuisance.Names.Count - nuisance.SpikeCount + 1}", values);
        var ones = new double[timing.VolumeCount];
        Array.Fill(ones, 1);
        Add(Constant, ones);
        DemandDistinct(names, conditions.Keys.ToHashSet(), eventsFile);
        var design = new DesignMatrix(names, columns, conditions) { AveragedColumns = averaged, Notes = notes };
        // there are no more independent columns than columns
        if (!LeavesFreedom(design.VolumeCount, names.Count)) DemandFreedom(design.VolumeCount, design.Rank, names.Count, eventsFile);
        return design;

        void Add(string name, double[] values)
        {
            names.Add(name);
            columns.Add(values);
        }
    }

    /// <summary>
    /// A design of given columns, of which those named in <paramref name="conditions"/> are conditions and one called
    /// <c>constant</c> is the constant. Columns must be finite, of one length, and named differently; nothing is asked of
    /// the degrees of freedom.
    /// </summary>
    public static DesignMatrix Of(
        IReadOnlyList<string> names, IReadOnlyList<double[]> columns, IReadOnlyCollection<string> conditions)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(columns.Count, names.Count);
        if (names.Distinct().Count() != names.Count) throw new ArgumentException("two columns have one name", nameof(names));
        if (!columns.All(column => column.All(double.IsFinite)))
            throw new ArgumentException("a column is not finite", nameof(columns));
        var positions = names.Select((name, column) => (name, column)).ToDictionary(c => c.name, c => c.column);
        return new DesignMatrix(names, columns, conditions.ToDictionary(name => name, name => positions[name]));
    }

    private static IEnumerable<(string Type, List<Event> Events)> Conditions(
        IReadOnlyList<Event> events, IReadOnlyList<string>? trialTypes) =>
        events.Where(one => trialTypes is null || trialTypes.Contains(one.TrialType))
            .GroupBy(one => one.TrialType)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.ToList()));

    private static void DemandDistinct(List<string> names, HashSet<string> conditions, string eventsFile)
    {
        foreach (var group in names.GroupBy(name => name).Where(group => group.Count() > 1))
            throw new InputException(new Place(eventsFile, Field: "trial_type"), "trial types that no other column is called",
                group.Key, conditions.Contains(group.Key) ? "Rename the trial type." : "Leave the confound of that name out.");
    }

    private static bool LeavesFreedom(int volumes, int rank) =>
        volumes - rank >= LeastDegreesOfFreedom && volumes - rank >= LeastShare * volumes;

    internal static void DemandFreedom(int volumes, int rank, int columns, string eventsFile,
        string remedy = "Use fewer confounds (--confounds 6P), raise the framewise displacement limit, or leave the run out.")
    {
        if (LeavesFreedom(volumes, rank)) return;
        var left = volumes - rank;
        throw new InputException(new Place(eventsFile, Field: "design matrix"),
            FormattableString.Invariant(
                $"at least {LeastDegreesOfFreedom} degrees of freedom and {LeastShare:P0} of the volumes"),
            $"{left}: {volumes} volumes less {rank} independent columns of {columns}",
            remedy);
    }
}
