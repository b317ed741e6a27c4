using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>
/// How head motion goes with one condition of a run: its <c>Events</c>; the <c>Spikes</c> while its expected response is above
/// <see cref="ActiveShare"/> of its largest value; and Pearson's <c>Correlation</c> of framewise displacement with that response
/// over all volumes but the first, which has no displacement. Null where displacement is not known or does not vary.
/// </summary>
public sealed record ConditionMotion(string TrialType, int Events, int Spikes, double? Correlation)
{
    /// <summary>A response above this share of its largest value counts as active.</summary>
    public const double ActiveShare = 0.1;

    /// <summary>Of each condition of a run, in ordinal order. The response is the plan's shape, also where bins are fitted.</summary>
    public static IReadOnlyList<ConditionMotion> Of(IReadOnlyList<Event> events, Timing timing, Nuisance nuisance, ResponseShape shape) =>
        [.. events.GroupBy(one => one.TrialType).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Of(group.Key, [.. group], timing, nuisance, shape))];

    private static ConditionMotion Of(string type, List<Event> events, Timing timing, Nuisance nuisance, ResponseShape shape)
    {
        var response = Regressor.Convolve(events, timing, shape);
        var active = ActiveShare * response.Max();
        var correlation = nuisance.FramewiseDisplacement is { } displacement ? Correlate(displacement[1..], response[1..]) : double.NaN;
        return new ConditionMotion(type, events.Count, nuisance.SpikeVolumes.Count(volume => response[volume] > active),
            double.IsNaN(correlation) ? null : correlation);
    }

    private static double Correlate(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        for (var t = 0; t < x.Length; t++)
        {
            var (a, b) = (x[t] - meanX, y[t] - meanY);
            (xx, yy, xy) = (xx + a * a, yy + b * b, xy + a * b);
        }
        return xx > 1e-20 * x.Length * meanX * meanX && yy > 0 ? xy / Math.Sqrt(xx * yy) : double.NaN;
    }
}
