using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The share of a treated arm in which something happened minus that of the reference arm, with Newcombe's hybrid interval (1998,
/// method 10, without continuity correction), the shares with Wilson's (1927), and Fisher's exact test.
/// </summary>
public sealed record RiskDifference
{
    /// <summary>The share in the treated arm.</summary>
    public required double Treated { get; init; }

    /// <summary>Wilson's interval of the share in the treated arm.</summary>
    public required Interval TreatedInterval { get; init; }

    /// <summary>The share in the reference arm.</summary>
    public required double Reference { get; init; }

    /// <summary>Wilson's interval of the share in the reference arm.</summary>
    public required Interval ReferenceInterval { get; init; }

    /// <summary>Treated minus reference.</summary>
    public double Estimate => Treated - Reference;

    /// <summary>Newcombe's interval of the difference.</summary>
    public Interval Interval => new(
        Estimate - Distance(Treated - TreatedInterval.Low, ReferenceInterval.High - Reference),
        Estimate + Distance(TreatedInterval.High - Treated, Reference - ReferenceInterval.Low));

    /// <summary>Fisher's test of the same table.</summary>
    public required FisherTest Fisher { get; init; }

    /// <summary>Of so many events among so many participants of either arm; null where an arm is empty.</summary>
    public static RiskDifference? Of(int treatedEvents, int treated, int referenceEvents, int reference, double level = 0.95)
    {
        if (treated == 0 || reference == 0) return null;
        return new RiskDifference
        {
            Treated = (double)treatedEvents / treated,
            Reference = (double)referenceEvents / reference,
            TreatedInterval = Wilson(treatedEvents, treated, level),
            ReferenceInterval = Wilson(referenceEvents, reference, level),
            Fisher = FisherTest.Of(treatedEvents, treated - treatedEvents, referenceEvents, reference - referenceEvents, level),
        };
    }

    /// <summary>Wilson's score interval of a share.</summary>
    public static Interval Wilson(int events, int n, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events, n);
        var z = Distributions.NormalQuantile((1 + level) / 2);
        var p = (double)events / n;
        var centre = p + z * z / (2 * n);
        var reach = z * Math.Sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
        return new Interval(events == 0 ? 0 : (centre - reach) / (1 + z * z / n), events == n ? 1 : (centre + reach) / (1 + z * z / n));
    }

    private static double Distance(double a, double b) => Math.Sqrt(a * a + b * b);
}
