namespace RoiAnalyzer.Statistics;

/// <summary>
/// How well repeated measurements agree, from the two-way table of n participants × k occasions: intraclass correlations with
/// McGraw and Wong's (1996) intervals, and what they leave as error of measurement in the values' units. NaN where nothing varies.
/// </summary>
public sealed record Reliability
{
    private const double Reach = 1.96;      // as the definitions of both have it

    /// <summary>n, participants with all occasions.</summary>
    public required int N { get; init; }

    /// <summary>k.</summary>
    public required int Occasions { get; init; }

    /// <summary>ICC(1,1): agreement of single occasions, whose order does not matter.</summary>
    public required EffectSize Icc11 { get; init; }

    /// <summary>
    /// ICC(2,1) = ICC(A,1): absolute agreement of single occasions; without an interval where it is so far below 0 that the
    /// denominator's variance has less than one degree of freedom.
    /// </summary>
    public required EffectSize Icc21 { get; init; }

    /// <summary>ICC(3,1) = ICC(C,1): consistency of single occasions, whose means may differ.</summary>
    public required EffectSize Icc31 { get; init; }

    /// <summary>ICC(1,k): of the mean over the occasions.</summary>
    public EffectSize Icc1K => OfMean(Icc11);

    /// <summary>ICC(2,k): of the mean over the occasions.</summary>
    public EffectSize Icc2K => OfMean(Icc21);

    /// <summary>ICC(3,k): of the mean over the occasions (Cronbach's α).</summary>
    public EffectSize Icc3K => OfMean(Icc31);

    /// <summary>Standard error of measurement: the root of the residual mean square.</summary>
    public required double MeasurementError { get; init; }

    /// <summary>The smallest change of a participant that is beyond error in 95 % of cases: 1.96·√2·SEM.</summary>
    public double SmallestDetectableChange => DetectableChange(MeasurementError);

    /// <summary>Mean change from the first to the last occasion.</summary>
    public required double Bias { get; init; }

    /// <summary>Bland and Altman's limits: between which 95 % of changes from the first to the last occasion lie.</summary>
    public required Interval LimitsOfAgreement { get; init; }

    /// <summary>Of the values of two or more participants on two or more occasions each; null otherwise.</summary>
    public static Reliability? Of(IReadOnlyList<double[]> participants, double level = 0.95)
    {
        var (n, k) = (participants.Count, participants.Count == 0 ? 0 : participants[0].Length);
        if (participants.Any(own => own.Length != k)) throw new ArgumentException("participants have unequal numbers of occasions", nameof(participants));
        if (n < 2 || k < 2) return null;
        var table = TwoWayTable.Of(participants);
        var change = PairedChange.Of([.. participants.Select(own => own[0])], [.. participants.Select(own => own[^1])])!;
        return new Reliability
        {
            N = n,
            Occasions = k,
            Icc11 = table.Icc11(level),
            Icc21 = table.Icc21(level),
            Icc31 = table.Icc31(level),
            MeasurementError = Math.Sqrt(table.Error),
            Bias = change.Mean,
            LimitsOfAgreement = Interval.Around(change.Mean, Reach * change.StandardDeviation),
        };
    }

    /// <summary>1.96·√2 of a standard error of measurement.</summary>
    public static double DetectableChange(double measurementError) => Reach * Math.Sqrt(2) * measurementError;

    /// <summary>Spearman and Brown's formula, which takes the intervals' ends as well.</summary>
    private EffectSize OfMean(EffectSize single)
    {
        return new EffectSize(Mean(single.Value), new Interval(Mean(single.Interval.Low), Mean(single.Interval.High)));
        double Mean(double icc) => Occasions * icc / (1 + (Occasions - 1) * icc);
    }
}
