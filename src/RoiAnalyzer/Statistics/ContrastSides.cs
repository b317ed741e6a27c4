namespace RoiAnalyzer.Statistics;

/// <summary>Which side of a contrast carries its change.</summary>
public enum Carrier
{
    /// <summary>The intervals do not say.</summary>
    Undecided,

    /// <summary>The side with positive weights.</summary>
    Positive,

    /// <summary>The side with negative weights.</summary>
    Negative,

    /// <summary>Both, in opposite directions.</summary>
    Both,
}

/// <summary>
/// A change of a contrast taken apart into that of its positive and its negative side, contrast = positive − negative: of one arm, or
/// the difference of two arms. Intervals are those of Student's t.
/// </summary>
/// <remarks>
/// What the sides contribute to a contrast of sign s is s·positive and −s·negative; the difference of the contributions is s·(positive +
/// negative). Nothing is said unless the contrast's interval lies off 0. Both carry it where both contributions' intervals lie above 0;
/// one side where its contribution's interval lies above 0, the other's does not, and the interval of the difference of the two does.
/// </remarks>
public sealed record ContrastSides
{
    /// <summary>The change of the positive side.</summary>
    public required SideChange Positive { get; init; }

    /// <summary>The change of the negative side.</summary>
    public required SideChange Negative { get; init; }

    /// <summary>Positive minus negative.</summary>
    public required SideChange Contrast { get; init; }

    /// <summary>Positive plus negative: which contributes more.</summary>
    public required SideChange Sum { get; init; }

    /// <summary>Covariance of the two sides' changes over participants, within arms.</summary>
    public required double Covariance { get; init; }

    /// <summary>Their correlation; NaN where one does not vary.</summary>
    public required double Correlation { get; init; }

    /// <summary>Which side carries the change; see the remarks.</summary>
    public Carrier Carrier
    {
        get
        {
            if (Contrast.Direction == 0) return Carrier.Undecided;
            var (first, second) = (Positive.Direction == Contrast.Direction, Negative.Direction == -Contrast.Direction);
            if (first && second) return Carrier.Both;
            var more = Sum.Direction * Contrast.Direction;
            return first && more > 0 ? Carrier.Positive : second && more < 0 ? Carrier.Negative : Carrier.Undecided;
        }
    }

    /// <summary>Of one arm: the changes of both sides, participant by participant; null for fewer than two.</summary>
    public static ContrastSides? Of(double[] positive, double[] negative, double level = 0.95)
    {
        if (positive.Length < 2) return null;
        var scale = Significance.Scale([.. positive, .. negative]);
        return Make(Row, [(positive, negative)]);

        SideChange Row(Func<double[], double[], double[]> combine)
        {
            var (n, sample) = (positive.Length, Sample.Of(combine(positive, negative)));
            var test = Significance.Of(sample.Mean, sample.SumOfSquares, n - 1, 1.0 / n, scale, level);
            return new SideChange(sample.Mean, test.Interval, test.T, n - 1, test.P);
        }
    }

    /// <summary>Of a treated arm against a reference arm, by pooled variance; null where an arm has fewer than two.</summary>
    public static ContrastSides? Of(double[] positive, double[] negative, double[] referencePositive, double[] referenceNegative, double level = 0.95)
    {
        if (positive.Length < 2 || referencePositive.Length < 2) return null;
        var scale = Significance.Scale([.. positive, .. negative, .. referencePositive, .. referenceNegative]);
        return Make(Row, [(positive, negative), (referencePositive, referenceNegative)]);

        SideChange Row(Func<double[], double[], double[]> combine)
        {
            var found = ArmDifference.OfChanges(combine(positive, negative), combine(referencePositive, referenceNegative), level, scale)!;
            return new SideChange(found.Estimate, found.Interval, found.T, found.DegreesOfFreedom, found.P);
        }
    }

    private static ContrastSides Make(Func<Func<double[], double[], double[]>, SideChange> row, IReadOnlyList<(double[] Positive, double[] Negative)> arms)
    {
        var (cross, first, second, df) = (0.0, 0.0, 0.0, 0);
        foreach (var (positive, negative) in arms)
        {
            var (a, b) = (Sample.Of(positive), Sample.Of(negative));
            (first, second, df) = (first + a.SumOfSquares, second + b.SumOfSquares, df + a.N - 1);
            for (var i = 0; i < positive.Length; i++) cross += (positive[i] - a.Mean) * (negative[i] - b.Mean);
        }
        return new ContrastSides
        {
            Positive = row((positive, _) => positive),
            Negative = row((_, negative) => negative),
            Contrast = row((positive, negative) => [.. positive.Zip(negative, (p, n) => p - n)]),
            Sum = row((positive, negative) => [.. positive.Zip(negative, (p, n) => p + n)]),
            Covariance = cross / df,
            Correlation = first > 0 && second > 0 ? Math.Clamp(cross / Math.Sqrt(first * second), -1, 1) : double.NaN,
        };
    }
}

/// <summary>A change, or a difference of changes, with its t test; without variance the interval, t and p are NaN.</summary>
public readonly record struct SideChange(double Estimate, Interval Interval, double T, double DegreesOfFreedom, double P)
{
    /// <summary>1 or −1 where the interval lies above or below 0; else 0.</summary>
    public int Direction => Interval.Low > 0 ? 1 : Interval.High < 0 ? -1 : 0;
}
