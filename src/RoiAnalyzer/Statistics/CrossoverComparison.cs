namespace RoiAnalyzer.Statistics;

/// <summary>
/// The treatments of a crossover compared: two in two periods whom everybody with a value completed in closed form (<see cref="Crossover"/>),
/// all else by the mixed model (<see cref="CrossoverModel"/>), which gives the same there.
/// </summary>
public sealed record CrossoverComparison
{
    private CrossoverComparison(Crossover? closed, CrossoverModel? model, AdjustedCrossover? adjusted = null, double? deviation = null)
    {
        (Closed, Model, Adjusted) = (closed, model, adjusted);
        DifferenceDeviation = deviation ?? closed?.DifferenceDeviation ?? model!.DifferenceDeviation;
    }

    /// <summary>The closed form; null where the model was fitted.</summary>
    public Crossover? Closed { get; }

    /// <summary>The mixed model; null where the closed form serves.</summary>
    public CrossoverModel? Model { get; }

    /// <summary>The closed form with the values before as covariate; null where there are none, or the model was fitted.</summary>
    public AdjustedCrossover? Adjusted { get; }

    /// <summary>Each treatment minus the reference.</summary>
    public IReadOnlyList<EffectTest> Treatments => Adjusted is not null ? [Adjusted.Treatment] : Closed is null ? Model!.Treatments : [Closed.Treatment];

    /// <summary>Each period minus the first, in the order of the periods that have values.</summary>
    public IReadOnlyList<EffectTest> Periods => Adjusted is not null ? [Adjusted.Period] : Closed is null ? Model!.Periods : [Closed.Period];

    /// <summary>What a value's own value before it goes along with, within participants; null where it is not in the comparison.</summary>
    public EffectTest? Slope => Adjusted?.Slope ?? Model?.Slope;

    /// <summary>The standard deviation of the difference of two values of one participant, treatments, periods and sequences aside.</summary>
    public double DifferenceDeviation { get; }

    /// <summary>
    /// A treatment's difference in <see cref="DifferenceDeviation"/>: d_z of a crossover. Its interval is that of the noncentral t, exact in the
    /// closed form; of a mixed model with Kenward and Roger's degrees of freedom, which is an approximation.
    /// </summary>
    public EffectSize Dz(EffectTest treatment) => DifferenceDeviation > 0
        ? EffectSize.Noncentrality(treatment.T, treatment.DegreesOfFreedom, treatment.Level).Times(treatment.StandardError / DifferenceDeviation) : EffectSize.None;

    /// <summary>From values under treatments, whose names say the reference first; null and the reason where it cannot be had.</summary>
    public static CrossoverComparison? Of(IReadOnlyList<CrossoverValue> values, IReadOnlyList<string> treatments, out string reason, double level = 0.95)
    {
        if (!IsPlain(values, treatments.Count)) return CrossoverModel.Of(values, treatments, out reason, level) is { } model ? new CrossoverComparison(null, model) : null;
        return OfComplete(values, out reason, level) is { } closed ? new CrossoverComparison(closed, null) : null;
    }

    /// <summary>
    /// The same with each value's own value before it as covariate (<see cref="AdjustedCrossover"/>, or the mixed model); values without one are left
    /// out. Its deviation of differences is that of the same values without the covariate.
    /// </summary>
    public static CrossoverComparison? WithBefore(IReadOnlyList<CrossoverValue> values, IReadOnlyList<string> treatments, out string reason, double level = 0.95)
    {
        List<CrossoverValue> known = [.. values.Where(v => double.IsFinite(v.Before))];
        if (!IsPlain(known, treatments.Count))
            return CrossoverModel.Of(known, treatments, out reason, level, isAdjusted: true) is { } model
                ? new CrossoverComparison(null, model, deviation: CrossoverModel.Of(known, treatments, out _, level)?.DifferenceDeviation ?? double.NaN) : null;
        if (OfComplete(known, out reason, level) is not { } closed) return null;
        var pairs = known.GroupBy(v => v.Participant).Select(own => own.OrderBy(v => v.Period).ToArray()).ToList();
        return AdjustedCrossover.Of([.. pairs.Select(p => p[0].Value - p[1].Value)], [.. pairs.Select(p => p[0].Before - p[1].Before)], [.. pairs.Select(p => p[0].Treatment == 1)], out reason, level,
            Significance.Scale([.. known.Select(v => v.Value)])) is { } adjusted ? new CrossoverComparison(closed, null, adjusted) : null;
    }

    /// <summary>Whether there are two treatments and two periods, and everybody with a value has both.</summary>
    public static bool IsPlain(IReadOnlyList<CrossoverValue> values, int treatments) => IsTwoByTwo(values, treatments)
        && values.GroupBy(v => v.Participant).All(own => own.Select(v => v.Treatment).Distinct().Count() == 2);

    /// <summary>Whether there are two treatments and two periods.</summary>
    public static bool IsTwoByTwo(IReadOnlyList<CrossoverValue> values, int treatments) => treatments == 2 && values.Select(v => v.Period).Distinct().Count() == 2;

    /// <summary>The closed form of two treatments in two periods, of the participants who have both.</summary>
    public static Crossover? OfComplete(IReadOnlyList<CrossoverValue> values, out string reason, double level = 0.95)
    {
        var pairs = values.GroupBy(v => v.Participant).Select(own => own.OrderBy(v => v.Period).ToArray()).Where(own => own.Select(v => v.Treatment).Distinct().Count() == 2)
            .ToLookup(p => p[0].Treatment, p => (p[0].Value, p[1].Value));
        return Crossover.Of([.. pairs[1]], [.. pairs[0]], out reason, level);
    }
}
