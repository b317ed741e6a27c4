using System.Globalization;

namespace RoiAnalyzer.Benchmarks;

/// <summary>
/// Holds benches to their limits: a kernel answers as its definition does, a call allocates no more than it may, and the
/// median time over the baseline's, both of one process, stays at or below its limit.
/// </summary>
/// <param name="limits">What each contest may cost.</param>
/// <param name="to">Where the table goes.</param>
/// <param name="ratios">Median time over the baseline's, of each contest: <see cref="Timing.Ratios"/>.</param>
public sealed class Guard(IReadOnlyList<Limit> limits, TextWriter to, Func<IReadOnlyList<Contest>, Dictionary<Contest, double>> ratios)
{
    /// <summary>
    /// Prints each ratio beside its limit. 0 where all hold; 1 where one is missed (as for time: twice in a row), where a
    /// bench has no limit, or a limit no bench.
    /// </summary>
    public int Run(IEnumerable<Type> benches)
    {
        var found = Contest.Of(benches).Select(Examine).ToList();
        found = Time(found, f => f.Fault is null);
        var slow = found.Count(f => f.IsSlow);
        found = Time(found, f => f.IsSlow);
        var orphans = limits.Where(l => !found.Exists(f => f.Limit == l)).ToList();
        Print(found, orphans);
        var missed = found.Count(f => f.Verdict != Finding.Holds) + orphans.Count;
        to.WriteLine(FormattableString.Invariant($"{found.Count} contests, {missed} missed, {slow} timed again"));
        return missed == 0 && found.Count > 0 ? 0 : 1;
    }

    private Finding Examine(Contest contest)
    {
        var limit = limits.FirstOrDefault(l => l.Bench == contest.Bench && l.Case == contest.Case);
        using var candidate = new Trial(contest.Candidate);
        return new Finding(contest, limit, candidate.BytesOfCall(), double.NaN, DifferenceOf(contest));
    }

    private static string? DifferenceOf(Contest contest)
    {
        if (!contest.MustAgree) return null;
        using var definition = new Trial(contest.Baseline);
        using var kernel = new Trial(contest.Candidate);
        return definition.DifferenceTo(kernel);
    }

    private List<Finding> Time(List<Finding> found, Predicate<Finding> which)
    {
        var timed = ratios([.. found.FindAll(which).Select(f => f.Contest)]);
        return found.ConvertAll(f => timed.TryGetValue(f.Contest, out var ratio) ? f with { Ratio = ratio } : f);
    }

    private void Print(IEnumerable<Finding> found, IEnumerable<Limit> orphans)
    {
        Row("bench", "case", "ratio", "limit", "bytes", "limit", "");
        foreach (var f in found) Row(f.Contest.Bench, f.Contest.Case, f.Ratio, f.Limit?.Ratio, f.Bytes, f.Limit?.Bytes, f.Verdict);
        foreach (var l in orphans) Row(l.Bench, l.Case, null, l.Ratio, null, l.Bytes, "NO BENCH: take the limit out, or mend the bench's name");
    }

    private void Row(string bench, string @case, object? ratio, object? limit, object? bytes, object? most, string verdict) =>
        to.WriteLine(string.Format(CultureInfo.InvariantCulture, "{0,-36} {1,-34} {2,6:0.000} {3,6:0.000} {4,9} {5,9}  {6}",
            bench, @case, ratio, limit, bytes, most, verdict).TrimEnd());
}
