namespace RoiAnalyzer.Statistics;

/// <summary>A confidence interval, in the units of what it is the interval of.</summary>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The interval of something that has none: both ends NaN.</summary>
    public static Interval None { get; } = new(double.NaN, double.NaN);

    /// <summary>An estimate with equal distances to either side.</summary>
    public static Interval Around(double centre, double distance) => new(centre - distance, centre + distance);

    /// <summary>Whether a value lies in it, its ends included; never where the interval is <see cref="None"/>.</summary>
    public bool Contains(double value) => value >= Low && value <= High;
}
