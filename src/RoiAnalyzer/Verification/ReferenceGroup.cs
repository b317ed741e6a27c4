namespace RoiAnalyzer.Verification;

/// <summary>A number that somebody else computed, and what this program computes.</summary>
public readonly record struct ReferenceValue(double Expected, double Computed)
{
    /// <summary>The difference over the expected number, or the difference itself where that is 0; NaN is infinitely wrong.</summary>
    public double Error => double.IsNaN(Computed) ? double.PositiveInfinity
        : Math.Abs(Computed - Expected) / (Expected == 0 ? 1 : Math.Abs(Expected));
}

/// <summary>Some reference values of one kind, who issued them, and how far from them this program may be.</summary>
public sealed record ReferenceGroup(string What, string Issuer, double Bound, IReadOnlyList<ReferenceValue> Values)
{
    /// <summary>The largest relative error; infinite where there are no values.</summary>
    public double LargestError => Values.Count == 0 ? double.PositiveInfinity : Values.Max(value => value.Error);

    /// <summary>Whether no value is further off than the bound.</summary>
    public bool Holds => LargestError <= Bound;

    /// <summary>A group of expected numbers beside the computed ones, of which there must be as many.</summary>
    public static ReferenceGroup Of(string what, string issuer, double bound, IReadOnlyList<double> expected, IReadOnlyList<double> computed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(computed.Count, expected.Count);
        return new ReferenceGroup(what, issuer, bound, [.. expected.Zip(computed, (e, c) => new ReferenceValue(e, c))]);
    }

    /// <summary>The same of columns whose values are compared with the largest of them, as small ones are differences of large ones.</summary>
    public static ReferenceGroup OfColumn(string what, string issuer, double bound, IReadOnlyList<double> expected, IReadOnlyList<double> computed)
    {
        var scale = expected.Max(Math.Abs);
        return Of(what, issuer, bound, [.. expected.Select(e => 1 + e / scale)], [.. computed.Select(c => 1 + c / scale)]);
    }
}
