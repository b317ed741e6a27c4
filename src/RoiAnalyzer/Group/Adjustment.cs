using RoiAnalyzer.Numerics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// What differences between some participants are adjusted for: a column of each covariate, and one of each stratum but the
/// first. <see cref="Fault"/> says why they cannot be.
/// </summary>
internal sealed record Adjustment(IReadOnlyList<string> Names, IReadOnlyList<double[]> Columns, string? Fault)
{
    private static readonly Adjustment None = new([], [], null);

    /// <summary>The columns of these participants, in their order; null stands for one of whom nothing is known, who needs to have no covariate.</summary>
    public static Adjustment Of(IReadOnlyList<ParticipantFacts?> participants, StatisticsPlan plan)
    {
        if (plan.Covariates.Count == 0 && plan.Stratum is null || participants.Count == 0) return None;
        List<(string Name, double[] Values)> columns = [.. participants[0]!.Covariates.Keys.Select(name => (name, participants.Select(p => p!.Covariates[name]).ToArray()))];
        var strata = plan.Stratum is null ? [] : participants.Select(p => p!.Stratum!).Distinct().Order(StringComparer.Ordinal).Skip(1);
        columns.AddRange(strata.Select(stratum => ($"{plan.Stratum}={stratum}", participants.Select(p => p!.Stratum == stratum ? 1.0 : 0).ToArray())));
        return new Adjustment([.. columns.Select(c => c.Name)], [.. columns.Select(c => c.Values)], FaultOf(columns, participants.Count));
    }

    private static string? FaultOf(List<(string Name, double[] Values)> columns, int participants)
    {
        if (columns.Find(c => c.Values.Distinct().Count() == 1) is { Name: { } constant }) return $"the covariate {constant} is the same for all {participants} participants";
        if (participants <= columns.Count) return $"{participants} participants cannot tell {columns.Count} covariates apart";
        var rank = QrFactor.Of([[.. Enumerable.Repeat(1.0, participants)], .. columns.Select(c => c.Values)]).Rank;
        return rank == columns.Count + 1 ? null : $"the covariates {string.Join(", ", columns.Select(c => c.Name))} are not independent of one another";
    }
}
