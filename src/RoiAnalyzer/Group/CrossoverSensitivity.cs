using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>
/// The differences between treatments by other methods. In two periods of two treatments: the sequences compared by their participants'
/// half differences of periods, with what Welch, ranks and the bootstrap say of them. Always: without regard to periods, by permutations, of
/// complete cases.
/// </summary>
internal sealed class CrossoverSensitivity
{
    private readonly CrossoverStudy _study;
    private readonly Dictionary<(int, int), ArmBootstrap> _bootstraps = [];

    private CrossoverSensitivity(CrossoverStudy study) => _study = study;

    /// <summary>For each row of the group table, in its order, a row a method.</summary>
    public static IReadOnlyList<SensitivityRow> Of(CrossoverStudy study, IReadOnlyList<GroupRow> rows)
    {
        var sensitivity = new CrossoverSensitivity(study);
        return [.. rows.SelectMany(sensitivity.Of)];
    }

    private double Level => _study.Data.Plan.Level;

    private IEnumerable<SensitivityRow> Of(GroupRow row)
    {
        var cell = _study[row];
        if (row.Test == AdjustedCrossover.Method) return OfAdjusted(row, cell);
        var pairs = CrossoverPair.Of(cell.Values, _study.TreatmentOf(row));
        double[] differences = [.. pairs.Select(p => p.Difference)];
        var scale = Significance.Scale([.. cell.Values.Select(v => v.Value)]);
        return [.. cell.IsTwoByTwo ? OfSequences(row, pairs, scale) : [],
            Paired(row, [.. pairs.Select(p => p.Reference)], [.. pairs.Select(p => p.Treated)]),
            Sensitivity.Ranked(row, WilcoxonSignedRank.Of(differences, level: Level, scale: scale)),
            Sensitivity.Permuted(row, row.Permuted?.Method ?? PermutationScheme.ScoreFlip),
            .. OfModels(row, cell)];
    }

    private IEnumerable<SensitivityRow> OfAdjusted(GroupRow row, CrossoverCell cell) =>
        [.. cell.Adjusted?.Adjusted is null ? Array.Empty<SensitivityRow>() : [Sensitivity.Robust(row, Level)], Sensitivity.Permuted(row, row.Permuted?.Method ?? PermutationScheme.ScoreFlip), .. OfModels(row, cell)];

    private IEnumerable<SensitivityRow> OfSequences(GroupRow row, IReadOnlyList<CrossoverPair> pairs, double scale)
    {
        double[] Halves(bool treatedFirst) => [.. pairs.Where(p => p.IsTreatedFirst == treatedFirst).Select(p => p.HalfPeriodDifference)];
        var (first, second) = (Halves(true), Halves(false));
        yield return WelchTest.Of(first, second, Level) is { } welch && double.IsFinite(welch.P)
            ? Sensitivity.Made(row, SensitivityMethod.Welch) with { Estimate = welch.Estimate, Interval = welch.Interval, Statistic = welch.T, DegreesOfFreedom = welch.DegreesOfFreedom, P = welch.P }
            : Sensitivity.Without(row, SensitivityMethod.Welch);
        yield return Sensitivity.Shifted(row, MannWhitney.Of(first, second, Level, scale));
        yield return Sensitivity.Resampled(row with { T = first.Length > 1 && second.Length > 1 ? row.T : double.NaN }, () => Bootstrap(first.Length, second.Length).Mean([.. first, .. second], Level));
    }

    private static SensitivityRow Paired(GroupRow row, double[] reference, double[] treated) => PairedChange.Of(reference, treated) is not { } test || double.IsNaN(test.P) ? Sensitivity.Without(row, SensitivityMethod.PairedT)
        : Sensitivity.Made(row, SensitivityMethod.PairedT) with { Estimate = test.Mean, Interval = test.Interval, Statistic = test.T, DegreesOfFreedom = test.DegreesOfFreedom, P = test.P };

    /// <summary>Of those with every period, and by the mixed model where the answer is the closed form.</summary>
    private IEnumerable<SensitivityRow> OfModels(GroupRow row, CrossoverCell cell)
    {
        var (treatments, t) = (_study.Schedule.Treatments, _study.TreatmentOf(row));
        var (values, isAdjusted) = (cell.ValuesOf(row), row.Test == AdjustedCrossover.Method);
        var periods = values.Select(v => v.Period).Distinct().Count();
        List<CrossoverValue> complete = [.. values.GroupBy(v => v.Participant).Where(own => own.Count() == periods).SelectMany(own => own)];
        var whole = complete.Count == 0 ? null : isAdjusted ? CrossoverComparison.WithBefore(complete, treatments, out _, Level) : CrossoverComparison.Of(complete, treatments, out _, Level);
        yield return Modelled(row, SensitivityMethod.CompleteCases, whole?.Treatments[t - 1], "too few participants have every period");
        yield return Modelled(row, SensitivityMethod.MixedModel, (cell.Of(row)?.Model ?? (values.Count == 0 ? null : CrossoverModel.Of(values, treatments, out _, Level, isAdjusted)))?.Treatments[t - 1], "the model could not be fitted");
    }

    private static SensitivityRow Modelled(GroupRow row, string method, EffectTest? test, string reason) => test is not null
        ? Sensitivity.Made(row, method) with { Estimate = test.Estimate, Interval = test.Interval, Statistic = test.T, DegreesOfFreedom = test.DegreesOfFreedom, P = test.P }
        : row.Status == GroupStatus.Ok ? Sensitivity.Made(row, method) with { Status = GroupStatus.NotEstimable, Reason = reason } : Sensitivity.Without(row, method);

    private ArmBootstrap Bootstrap(int first, int second)
    {
        if (!_bootstraps.TryGetValue((first, second), out var own))
            _bootstraps[(first, second)] = own = new ArmBootstrap([first, second], _study.Data.Plan.Statistics.BootstrapSamples, (ulong)_study.Data.Plan.Seed);
        return own;
    }
}
