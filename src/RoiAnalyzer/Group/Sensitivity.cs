using RoiAnalyzer.Numerics;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>
/// The tests of the group table by other methods: ranks, trimmed means, permutations, the bootstrap, errors that let variances
/// differ. Each row of the group table has the same methods after it, whether they can be computed or not.
/// </summary>
internal sealed class Sensitivity
{
    private const string TooLittle = "this method has no answer here: too little varies";

    private readonly GroupPlan _plan;
    private readonly Dictionary<(string, string), CellArms> _arms = [];
    private readonly Dictionary<(string, string), ComparedArms> _compared = [];
    private readonly Dictionary<string, ArmBootstrap> _bootstraps = [];

    private Sensitivity(GroupData data)
    {
        _plan = data.Plan;
        var facts = data.Participants.ToDictionary(p => p.Participant);
        foreach (var own in CellArms.Of(data))
        {
            var key = (own.Cell.Region.Name, own.Cell.Contrast);
            _arms[key] = own;
            if (own.Arms.Count > 1) _compared[key] = new ComparedArms(own.Cell, own.Arms, facts);
        }
    }

    /// <summary>For each row of the group table that has other methods, in its order, a row a method.</summary>
    public static IReadOnlyList<SensitivityRow> Of(GroupData data, IReadOnlyList<GroupRow> rows)
    {
        var sensitivity = new Sensitivity(data);
        return [.. rows.SelectMany(sensitivity.Of)];
    }

    private IEnumerable<SensitivityRow> Of(GroupRow row) => row.Test switch
    {
        PairedChange.Method => OfChange(row, _arms[(row.Region, row.Contrast)][row.Arm]),
        ArmDifference.DifferenceOfChanges => OfDifference(row, _compared[(row.Region, row.Contrast)]),
        ArmDifference.AdjustedDifference => OfAdjusted(row, _compared[(row.Region, row.Contrast)]),
        _ => [],
    };

    private IEnumerable<SensitivityRow> OfChange(GroupRow row, ArmValues arm)
    {
        var changes = PairedChange.Changes(arm.Pre, arm.Post);
        var scale = Scale(arm);
        yield return Ranked(row, WilcoxonSignedRank.Of(changes, level: _plan.Level, scale: scale));
        yield return Trimmed(row, SensitivityMethod.TrimmedMean, TrimmedMean.Of(changes, _plan.Level, scale));
        yield return Permuted(row, PermutationScheme.SignFlip);
        yield return Resampled(row, () => Bootstrap([arm.N]).Mean(changes, _plan.Level));
    }

    private IEnumerable<SensitivityRow> OfDifference(GroupRow row, ComparedArms compared)
    {
        var (arm, reference) = (compared.Others.Single(other => other.Arm == row.Arm), compared.Reference);
        var (treated, control) = (PairedChange.Changes(arm.Pre, arm.Post), PairedChange.Changes(reference.Pre, reference.Post));
        var scale = Math.Max(Scale(arm), Scale(reference));
        var ranks = MannWhitney.Of(treated, control, _plan.Level, scale);
        var method = row.Permuted?.Method ?? PermutationScheme.Rerandomisation;
        if (WelchTest.Of(treated, control, _plan.Level) is { } welch)
            yield return Made(row, SensitivityMethod.Welch) with { Estimate = welch.Estimate, Interval = welch.Interval, Statistic = welch.T, DegreesOfFreedom = welch.DegreesOfFreedom, P = welch.P };
        else yield return Without(row, SensitivityMethod.Welch);
        yield return Shifted(row, ranks);
        yield return ranks is null ? Without(row, SensitivityMethod.CliffDelta) : Made(row, SensitivityMethod.CliffDelta) with { Estimate = ranks.Delta, Interval = ranks.DeltaInterval };
        yield return Trimmed(row, SensitivityMethod.Yuen, TrimmedMean.Of(treated, control, _plan.Level, scale));
        yield return Robust(row, _plan.Level);
        yield return Permuted(row, method);
        yield return Resampled(row, () => _plan.Statistics is { Covariates.Count: 0, Stratum: null }
            ? Bootstrap([arm.N, reference.N]).Mean([.. treated, .. control], _plan.Level)
            : Coefficient(compared, arm, adjusted: false));
    }

    private IEnumerable<SensitivityRow> OfAdjusted(GroupRow row, ComparedArms compared)
    {
        var arm = compared.Others.Single(other => other.Arm == row.Arm);
        yield return Robust(row, _plan.Level);
        yield return Permuted(row, PermutationScheme.FreedmanLane);
        yield return Resampled(row, () => Coefficient(compared, arm, adjusted: true));
        var quade = double.IsNaN(row.T) ? null : Quade(compared, arm);
        yield return quade is null ? Without(row, SensitivityMethod.Quade)
            : Made(row, SensitivityMethod.Quade) with { Estimate = quade.RankDifference, Statistic = quade.T, DegreesOfFreedom = quade.DegreesOfFreedom, P = quade.P };
    }

    internal static SensitivityRow Ranked(GroupRow row, WilcoxonSignedRank? test) => test is null ? Without(row, SensitivityMethod.Wilcoxon)
        : Short(Made(row, SensitivityMethod.Wilcoxon) with { Estimate = test.Centre, Interval = test.Interval, Statistic = test.V, P = test.P, IsExact = test.IsExact });

    internal static SensitivityRow Shifted(GroupRow row, MannWhitney? test) => test is null ? Without(row, SensitivityMethod.MannWhitney)
        : Short(Made(row, SensitivityMethod.MannWhitney) with { Estimate = test.Shift, Interval = test.Interval, Statistic = test.W, P = test.P, IsExact = test.IsExact });

    /// <summary>A row of ranks that says so where it has no interval.</summary>
    private static SensitivityRow Short(SensitivityRow row) =>
        double.IsNaN(row.Interval.Low) ? row with { Reason = "so few participants have no interval of this level: the ranks have too few orders" } : row;

    private static SensitivityRow Trimmed(GroupRow row, string method, TrimmedMean? test) => test is null ? Without(row, method)
        : Made(row, method) with { Estimate = test.Estimate, Interval = test.Interval, Statistic = test.T, DegreesOfFreedom = test.DegreesOfFreedom, P = test.P };

    internal static SensitivityRow Robust(GroupRow row, double level)
    {
        if (!(row.RobustError > 0)) return Without(row, SensitivityMethod.Hc3);
        var t = row.Estimate / row.RobustError;
        var reach = Distributions.StudentTQuantile((1 + level) / 2, row.DegreesOfFreedom) * row.RobustError;
        return Made(row, SensitivityMethod.Hc3) with
        {
            Estimate = row.Estimate,
            Interval = Interval.Around(row.Estimate, reach),
            Statistic = t,
            DegreesOfFreedom = row.DegreesOfFreedom,
            P = Distributions.StudentTTwoSided(t, row.DegreesOfFreedom),
        };
    }

    /// <summary>A row's p by permutations; <paramref name="reason"/> where it has none though it has a test.</summary>
    internal static SensitivityRow Permuted(GroupRow row, string method, string reason = TooLittle) => row.Permuted is not { } scheme || double.IsNaN(row.PPermuted) ? Without(row, method, reason)
        : Made(row, method) with
        {
            Estimate = row.Estimate,
            Statistic = row.T,
            DegreesOfFreedom = row.DegreesOfFreedom,
            P = row.PPermuted,
            Repetitions = scheme.Permutations,
            IsExact = scheme.IsExact,
        };

    internal static SensitivityRow Resampled(GroupRow row, Func<BiasCorrectedBootstrap> of)
    {
        if (double.IsNaN(row.T)) return Without(row, SensitivityMethod.Bootstrap);
        var boot = of();
        var made = Made(row, SensitivityMethod.Bootstrap) with { Estimate = boot.Estimate, Interval = boot.Interval, Repetitions = boot.Samples };
        return double.IsNaN(boot.Interval.Low)
            ? made with { Status = GroupStatus.NotEstimable, Reason = "some samples leave nothing to estimate, or do not reach as far as the interval's ends" }
            : made;
    }

    private BiasCorrectedBootstrap Coefficient(ComparedArms compared, ArmValues arm, bool adjusted)
    {
        var columns = new List<double[]> { ColumnOf(compared, arm) };
        columns.AddRange(compared.Modelled.Skip(1).Where(other => other != arm).Select(other => ColumnOf(compared, other)));
        if (adjusted) columns.Add([.. compared.Modelled.SelectMany(own => own.Pre)]);
        columns.AddRange(compared.Adjustment.Columns);
        double[] y = [.. compared.Modelled.SelectMany(own => adjusted ? own.Post : PairedChange.Changes(own.Pre, own.Post))];
        return Bootstrap([.. compared.Modelled.Select(own => own.N)]).Coefficient(columns, y, _plan.Level);
    }

    private static RankAdjustedDifference? Quade(ComparedArms compared, ArmValues arm)
    {
        var reference = compared.Reference;
        bool[] treated = [.. arm.Pre.Select(_ => true), .. reference.Pre.Select(_ => false)];
        var both = compared.Modelled.SelectMany((own, _) => Enumerable.Repeat(own == arm ? 1 : own == reference ? 2 : 0, own.N)).ToArray();
        double[][] covariates = [.. compared.Adjustment.Columns.Select(column => (double[])[.. Of(column, 1), .. Of(column, 2)])];
        return RankAdjustedDifference.Of([.. arm.Post, .. reference.Post], [[.. arm.Pre, .. reference.Pre], .. covariates], treated);
        IEnumerable<double> Of(double[] column, int which) => column.Where((_, i) => both[i] == which);
    }

    private ArmBootstrap Bootstrap(int[] counts)
    {
        var key = string.Join(',', counts);
        if (!_bootstraps.TryGetValue(key, out var own))
            _bootstraps[key] = own = new ArmBootstrap(counts, _plan.Statistics.BootstrapSamples, (ulong)_plan.Seed);
        return own;
    }

    private static double[] ColumnOf(ComparedArms compared, ArmValues of) =>
        [.. compared.Modelled.SelectMany(arm => Enumerable.Repeat(arm == of ? 1.0 : 0, arm.N))];

    private static double Scale(ArmValues arm) => Math.Max(Significance.Scale(arm.Pre), Significance.Scale(arm.Post));

    /// <summary>A row of a method without its numbers.</summary>
    internal static SensitivityRow Made(GroupRow row, string method) => new()
    {
        Region = row.Region,
        Family = row.Family,
        Contrast = row.Contrast,
        Test = row.Test,
        Arm = row.Arm,
        ReferenceArm = row.ReferenceArm,
        Visit = row.Visit,
        Method = method,
    };

    /// <summary>What the group table could not test is not tested otherwise, for the same reason.</summary>
    internal static SensitivityRow Without(GroupRow row, string method, string reason = TooLittle) => row.Status == GroupStatus.Ok
        ? Made(row, method) with { Status = GroupStatus.NotEstimable, Reason = reason }
        : Made(row, method) with { Status = row.Status, Reason = row.Reason };
}
