using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>
/// What a coefficient of each condition is multiplied by to be a signal change: one reference duration a trial type, and
/// the height of the modelled response to it. A study has one of these for all its runs, so that pre and post are
/// measured alike.
/// </summary>
public sealed record ReferenceHeights
{
    private const string NilearnWord = "nilearn", AfniWord = "afni", FeatqueryWord = "featquery", MarsbarWord = "marsbar";

    private ReferenceHeights(string convention, IReadOnlyDictionary<string, double> durations, Func<double, double> height)
    {
        Convention = convention;
        Durations = durations;
        Heights = durations.ToDictionary(d => d.Key, d => height(d.Value));
    }

    /// <summary>
    /// <c>peak</c>: the highest point of the response to one event; <c>plateau</c>: the level that a lasting one settles at;
    /// <c>bins</c>; or the word of another <see cref="SignalChangeConvention"/>.
    /// </summary>
    public string Convention { get; }

    /// <summary>Further conventions, in which estimates are given beside this one.</summary>
    public IReadOnlyList<ReferenceHeights> Beside { get; init; } = [];

    /// <summary>Whether a percentage is of the mean of the series and not of its fitted signal at rest.</summary>
    public bool OfMean => Convention is NilearnWord or FeatqueryWord;

    /// <summary>Whether the height is that of each run's own contrast regressor, and not of a reference event.</summary>
    public bool OfRun => Convention == FeatqueryWord;

    /// <summary>Whether the effect is one of voxels that are scaled before they are averaged.</summary>
    public bool OfScaledVoxels => Convention == AfniWord;

    /// <summary>Whether this or a convention beside it needs such voxels.</summary>
    public bool NeedScaledVoxels => OfScaledVoxels || Beside.Any(other => other.OfScaledVoxels);

    /// <summary>Reference duration of each trial type, in seconds.</summary>
    public IReadOnlyDictionary<string, double> Durations { get; }

    /// <summary>Height of each trial type's reference response.</summary>
    public IReadOnlyDictionary<string, double> Heights { get; }

    /// <summary>The peak convention: H(d), the largest value of the modelled response to one event of d seconds.</summary>
    public static ReferenceHeights Peak(
        IReadOnlyDictionary<string, double> durations, ResponseShape shape, double repetitionTime) =>
        new("peak", durations, duration => Regressor.Height(shape, repetitionTime, duration));

    /// <summary>The plateau convention: every height is 1, because the response's kernel sums to 1.</summary>
    public static ReferenceHeights Plateau(IReadOnlyDictionary<string, double> durations) => new("plateau", durations, _ => 1);

    /// <summary>
    /// Any convention. featquery's heights are each run's own, and 1 here; MarsBaR's 'abs max' of a response of one column is its
    /// peak, and AFNI's is, too, of voxels that are scaled.
    /// </summary>
    public static ReferenceHeights Of(
        SignalChangeConvention convention, IReadOnlyDictionary<string, double> durations, ResponseShape shape, double repetitionTime)
    {
        double PeakOf(double duration) => Regressor.Height(shape, repetitionTime, duration);
        return convention switch
        {
            SignalChangeConvention.Peak => Peak(durations, shape, repetitionTime),
            SignalChangeConvention.Plateau => Plateau(durations),
            SignalChangeConvention.Nilearn => new(NilearnWord, durations, _ => 1),
            SignalChangeConvention.Featquery => new(FeatqueryWord, durations, _ => 1),
            SignalChangeConvention.Afni => new(AfniWord, durations, PeakOf),
            _ => new(MarsbarWord, durations, PeakOf),
        };
    }

    /// <summary>
    /// The convention of a model without a shape: a bin's coefficient is the signal change itself, so every height is 1.
    /// </summary>
    public static ReferenceHeights Bins(IReadOnlyDictionary<string, double> durations) => new("bins", durations, _ => 1);

    /// <summary>
    /// The height of a trial type, or of a column that belongs to one (<c>TYPE:modulator</c>, <c>TYPE_delay_3</c>); null for
    /// others.
    /// </summary>
    public double? HeightOf(string condition)
    {
        if (Heights.TryGetValue(condition, out var height)) return height;
        foreach (var (type, own) in Heights)
            if (condition.StartsWith(type + ":", StringComparison.Ordinal) || condition.StartsWith(type + "_delay_", StringComparison.Ordinal)) return own;
        return null;
    }

    /// <summary>The median duration of each trial type's events, over all runs of a study: its reference duration.</summary>
    public static IReadOnlyDictionary<string, double> TaskDurations(IEnumerable<Event> events) =>
        events.GroupBy(one => one.TrialType)
            .ToDictionary(group => group.Key, group => Median([.. group.Select(one => one.Duration)]));

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
