using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The share of participants in whom nothing has happened yet, over time (Kaplan and Meier 1958), with Greenwood's (1926) errors and the
/// interval on the scale of the logarithm, exp(log S ± z·√Σd/(r(r − d))), at most 1: R's survfit as it comes.
/// </summary>
public sealed class SurvivalCurve
{
    private SurvivalCurve(IReadOnlyList<SurvivalPoint> points, int n) => (Points, N) = (points, n);

    /// <summary>The times at which something happened or somebody was last seen, ascending.</summary>
    public IReadOnlyList<SurvivalPoint> Points { get; }

    /// <summary>Number of participants.</summary>
    public int N { get; }

    /// <summary>Number of events.</summary>
    public int Events => Points.Sum(point => point.Events);

    /// <summary>
    /// Of times above or at 0, and whether each is that of an event or only when the participant was last seen (censored). Who is
    /// censored at the time of an event was still at risk.
    /// </summary>
    public static SurvivalCurve Of(double[] times, bool[] events, double level = 0.95)
    {
        RequireTimes(times, events);
        var (z, survival, hazard, atRisk) = (Distributions.NormalQuantile((1 + level) / 2), 1.0, 0.0, times.Length);
        var points = new List<SurvivalPoint>();
        foreach (var group in Enumerable.Range(0, times.Length).GroupBy(i => times[i]).OrderBy(group => group.Key))
        {
            var (count, died) = (group.Count(), group.Count(i => events[i]));
            survival *= 1 - (double)died / atRisk;
            hazard += died == 0 ? 0 : (double)died / ((double)atRisk * (atRisk - died));
            var (error, reach) = (Math.Sqrt(hazard), z * Math.Sqrt(hazard));
            points.Add(new SurvivalPoint(group.Key, atRisk, died, survival, survival > 0 ? survival * error : double.NaN,
                survival > 0 ? new Interval(survival * Math.Exp(-reach), Math.Min(1, survival * Math.Exp(reach))) : Interval.None));
            atRisk -= count;
        }
        return new SurvivalCurve(points, times.Length);
    }

    /// <summary>
    /// The time at which the event has happened in half of the participants, and the times at which the ends of the interval
    /// pass one half (Brookmeyer and Crowley 1982); NaN where the curve does not come down to it. Where the curve is flat at one
    /// half, the middle of that stretch, as R has it.
    /// </summary>
    public (double Time, Interval Interval) Median() =>
        (TimeBelow(point => point.Survival), new Interval(TimeBelow(point => point.Interval.Low), TimeBelow(point => point.Interval.High)));

    private double TimeBelow(Func<SurvivalPoint, double> curve)
    {
        const double half = 0.5, rounding = 1e-9;
        var at = Points.Where(point => point.Events > 0).ToList();
        var first = at.FindIndex(point => !double.IsNaN(curve(point)) && curve(point) <= half + rounding);
        if (first < 0) return double.NaN;
        var flat = curve(at[first]) >= half - rounding;
        return flat && first + 1 < at.Count ? (at[first].Time + at[first + 1].Time) / 2 : at[first].Time;
    }

    internal static void RequireTimes(double[] times, bool[] events)
    {
        Remainder.RequireFinite(times, events.Length, nameof(times));
        if (times.Any(time => time < 0)) throw new ArgumentException("a time is below zero", nameof(times));
    }
}

/// <summary>A step of a survival curve; the error and the interval are NaN where nobody is left.</summary>
/// <param name="Time">When, in the unit of the times.</param>
/// <param name="AtRisk">Participants to whom it had not happened just before.</param>
/// <param name="Events">To how many it happened then.</param>
/// <param name="Survival">The share to whom it has not happened after it.</param>
/// <param name="StandardError">Of the share.</param>
/// <param name="Interval">Of the share.</param>
public sealed record SurvivalPoint(double Time, int AtRisk, int Events, double Survival, double StandardError, Interval Interval);
