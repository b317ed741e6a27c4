using System.Runtime.ExceptionServices;

namespace RoiAnalyzer.Signals;

/// <summary>Works on all of a list, some at a time; what comes out does not depend on how many.</summary>
internal static class SideBySide
{
    /// <summary>
    /// The result of each, in the list's order. Where some fail, the fault of the first of them in that order is thrown, as if
    /// they had been worked on one after the other.
    /// </summary>
    public static TResult[] Select<T, TResult>(IReadOnlyList<T> all, int atATime, Func<T, TResult> work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atATime, 1);
        if (atATime == 1 || all.Count < 2) return [.. all.Select(work)];
        var results = new TResult[all.Count];
        var faults = new ExceptionDispatchInfo?[all.Count];
        Parallel.For(0, all.Count, new ParallelOptions { MaxDegreeOfParallelism = atATime }, n =>
        {
            try
            {
                results[n] = work(all[n]);
            }
            catch (Exception fault)
            {
                faults[n] = ExceptionDispatchInfo.Capture(fault);
            }
        });
        Array.Find(faults, fault => fault is not null)?.Throw();
        return results;
    }
}
