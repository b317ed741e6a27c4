namespace RoiAnalyzer.Statistics;

/// <summary>A value of a participant in a period, under a treatment (0 the reference); the sequence is the participant's.</summary>
public sealed record CrossoverValue(int Participant, int Sequence, int Period, int Treatment, double Value)
{
    /// <summary>The value before the treatment, in the same period; NaN where there is none.</summary>
    public double Before { get; init; } = double.NaN;
}

/// <summary>
/// Any number of treatments and periods (Jones and Kenward 2014, chapter 5): value = treatment + period + sequence + participant + residual,
/// by REML with Kenward and Roger's tests. Participants who lack periods stay in. The covariance of a participant's periods is one number,
/// which may be negative: held above 0, the test of a complete AB/BA study would not be <see cref="Crossover"/>'s.
/// </summary>
public sealed record CrossoverModel
{
    private CrossoverModel(MixedModel model) => Model = model;

    /// <summary>The fitted model.</summary>
    public MixedModel Model { get; }

    /// <summary>The standard deviation of the difference of two values of one participant: √2 of the residual's.</summary>
    public double DifferenceDeviation => Math.Sqrt(2 * Model.Parameters.Single(p => p.Name == "variance_within").Value);

    /// <summary>What each participant contributes to the difference of a treatment, by the participants' numbers; null where there is nothing to flip.</summary>
    public EffectScores? Scores(int treatment)
    {
        double[] weights = [.. Model.Coefficients.Select((_, column) => column == treatment ? 1.0 : 0)];
        return Model.Scores(weights, Participants);
    }

    /// <summary>What a value's own value before it goes along with, within participants; null where it is not in the model.</summary>
    public EffectTest? Slope { get; private init; }

    private IReadOnlyList<int> Participants { get; init; } = [];

    /// <summary>Each treatment minus the reference.</summary>
    public required IReadOnlyList<EffectTest> Treatments { get; init; }

    /// <summary>Each period minus the first.</summary>
    public required IReadOnlyList<EffectTest> Periods { get; init; }

    /// <summary>All treatments together.</summary>
    public required JointEffectTest? JointTreatment { get; init; }

    /// <summary>All sequences together, for information; null where there are too few participants to tell them apart.</summary>
    public required JointEffectTest? JointSequence { get; init; }

    /// <summary>
    /// The analysis, or null and the reason. Names are of treatments, the reference first; values must be finite. With <paramref name="isAdjusted"/> each
    /// value's own value before it is in the model, as the participant's mean of these and what it differs from that mean by: only the latter is
    /// within participants, as treatments are (Kenward and Roger 2010, Biostatistics 11:1).
    /// </summary>
    public static CrossoverModel? Of(IReadOnlyList<CrossoverValue> values, IReadOnlyList<string> treatments, out string reason, double level = 0.95, bool isAdjusted = false)
    {
        if (isAdjusted && values.Any(v => !double.IsFinite(v.Before))) throw new ArgumentException("a value has none before it", nameof(values));
        reason = Refusal(values, treatments);
        if (reason.Length > 0) return null;
        int[] periods = [.. values.Select(v => v.Period).Distinct().Order()];
        int[] sequences = [.. values.Select(v => v.Sequence).Distinct().Order()];
        // with as many sequences as participants nothing would be left to vary between them
        if (values.Select(v => v.Participant).Distinct().Count() < sequences.Length + 2) sequences = sequences[..1];
        List<(string Name, Func<CrossoverValue, double> Of)> columns = [("mean", _ => 1),
            .. treatments.Skip(1).Select((name, t) => (name, Where(v => v.Treatment == t + 1))),
            .. periods.Skip(1).Select(period => ($"period {period + 1}", Where(v => v.Period == period))),
            .. sequences.Skip(1).Select(sequence => ($"sequence {sequence + 1}", Where(v => v.Sequence == sequence))),
            .. isAdjusted ? Before(values) : []];
        if (MixedModel.Fit(Data(values, columns, periods), CovarianceStructure.CompoundSymmetry(periods.Length), out reason) is not { } model) return null;
        double[] Unit(int column) => [.. columns.Select((_, c) => c == column ? 1.0 : 0)];
        EffectTest?[] effects = [.. Enumerable.Range(1, treatments.Count + periods.Length - 2).Select(c => model.Effect(Unit(c), level: level))];
        if (effects.Contains(null))
        {
            reason = "the degrees of freedom cannot be had";
            return null;
        }
        return new CrossoverModel(model)
        {
            Slope = isAdjusted ? model.Effect(Unit(columns.Count - 2), level: level) : null,
            Participants = [.. values.Select(v => v.Participant).Distinct()],
            Treatments = [.. effects[..(treatments.Count - 1)].Select(e => e!)],
            Periods = [.. effects[(treatments.Count - 1)..].Select(e => e!)],
            JointTreatment = model.Joint([.. Enumerable.Range(1, treatments.Count - 1).Select(Unit)]),
            JointSequence = sequences.Length < 2 ? null : model.Joint([.. Enumerable.Range(treatments.Count + periods.Length - 1, sequences.Length - 1).Select(Unit)]),
        };
    }

    private static Func<CrossoverValue, double> Where(Predicate<CrossoverValue> which) => v => which(v) ? 1 : 0;

    private static IEnumerable<(string, Func<CrossoverValue, double>)> Before(IReadOnlyList<CrossoverValue> values)
    {
        var own = values.GroupBy(v => v.Participant).ToDictionary(all => all.Key, all => all.Average(v => v.Before));
        var mean = own.Values.Average();
        yield return ("value before, less the participant's mean", v => v.Before - own[v.Participant]);
        yield return ("participant's mean before", v => own[v.Participant] - mean);
    }

    private static string Refusal(IReadOnlyList<CrossoverValue> values, IReadOnlyList<string> treatments)
    {
        if (values.GroupBy(v => (v.Participant, v.Period)).Any(g => g.Count() > 1)) throw new ArgumentException("a participant has two values in a period", nameof(values));
        for (var t = 0; t < treatments.Count; t++)
            if (values.Count(v => v.Treatment == t) < 2) return $"{treatments[t]}: {values.Count(v => v.Treatment == t)} of 2 values needed";
        if (treatments.Count < 2) return "there is one treatment";
        return values.GroupBy(v => v.Participant).Any(g => g.Select(v => v.Treatment).Distinct().Count() > 1) ? "" : "nobody has a value under two treatments";
    }

    private static MixedData Data(IReadOnlyList<CrossoverValue> values, List<(string Name, Func<CrossoverValue, double> Of)> columns, int[] periods) =>
        new([.. columns.Select(c => c.Name)], [.. values.GroupBy(v => v.Participant).Select(own =>
        {
            CrossoverValue[] ordered = [.. own.OrderBy(v => v.Period)];
            return new MixedBlock([.. ordered.Select(v => Array.IndexOf(periods, v.Period))], [.. ordered.Select(v => v.Value)],
                [.. columns.Select(c => ordered.Select(c.Of).ToArray())]);
        })]);
}
