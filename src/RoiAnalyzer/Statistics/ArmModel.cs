using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The linear model of a study with two or more arms: value = b₀ + Σ τₖ·(arm k) + b₁·(pre − its mean) + Σ cⱼ·(covariate j − its mean),
/// with one residual variance over all arms. Arm 0 is the reference.
/// </summary>
public sealed class ArmModel
{
    private readonly double[][] _columns;
    private readonly double[] _y;
    private readonly QrFactor _factor;
    private readonly double[] _residuals;
    private readonly double _sumOfSquares;
    private readonly double _scale;
    private readonly int[] _counts;
    private readonly int _pre;      // place of the column of pre; 0: there is none

    private ArmModel(double[][] columns, double[] y, int[] counts, int pre, double scale)
    {
        (_columns, _y, _counts, _pre, _scale) = (columns, y, counts, pre, scale);
        _factor = QrFactor.Of(columns);
        (Coefficients, _residuals) = _factor.Fit(y);
        _sumOfSquares = Squares(_residuals);
    }

    /// <summary>The coefficients: constant, one of each arm but the reference, pre where it is adjusted for, covariates.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>Participants minus the rank of the model.</summary>
    public int DegreesOfFreedom => _y.Length - _factor.Rank;

    /// <summary>Standard deviation of the residuals.</summary>
    public double ResidualDeviation => Math.Sqrt(_sumOfSquares / DegreesOfFreedom);

    /// <summary>
    /// The model of changes, of participants whose arm is a number from 0 to <paramref name="arms"/> − 1. <paramref name="scale"/> is the
    /// largest value that the changes are differences of, where it is larger than they are: it says what is rounding. Null where an arm has fewer
    /// than two participants or no degree of freedom is left.
    /// </summary>
    public static ArmModel? OfChanges(ReadOnlySpan<double> changes, ReadOnlySpan<int> arm, int arms, IReadOnlyList<double[]>? covariates = null, double scale = 0) =>
        Make([], changes, arm, arms, covariates ?? [], Math.Max(scale, Significance.Scale(changes)));

    /// <summary>
    /// The model of values after, adjusted for those before: the analysis of covariance, for randomised arms only (Vickers and Altman 2001).
    /// Null as for <see cref="OfChanges"/>.
    /// </summary>
    public static ArmModel? Adjusted(ReadOnlySpan<double> pre, ReadOnlySpan<double> post, ReadOnlySpan<int> arm, int arms, IReadOnlyList<double[]>? covariates = null)
    {
        if (pre.Length != arm.Length) throw new ArgumentException($"{pre.Length} values of {arm.Length} participants", nameof(arm));
        _ = PairedChange.Changes(pre, post);
        return Make(pre, post, arm, arms, covariates ?? [], Significance.Scale(post));
    }

    /// <summary>
    /// The difference of an arm from the reference, with its robust error beside the usual one; null where the arm cannot be told from the
    /// other columns.
    /// </summary>
    public ArmDifference? Difference(int arm, double level = 0.95)
    {
        var weights = new double[_columns.Length];
        weights[arm] = 1;
        if (_factor.InBasis(weights) is not { } direction) return null;
        var df = DegreesOfFreedom;
        var test = Significance.Of(Coefficients[arm], _sumOfSquares, df, Squares(direction), _scale, level);
        var slopes = EqualSlopes();
        return new ArmDifference
        {
            Method = _pre > 0 ? ArmDifference.AdjustedDifference : ArmDifference.DifferenceOfChanges,
            Treated = _counts[arm],
            Reference = _counts[0],
            Estimate = Coefficients[arm],
            StandardError = test.StandardError,
            RobustError = double.IsNaN(test.T) ? double.NaN : RobustError(direction),
            Interval = test.Interval,
            T = test.T,
            DegreesOfFreedom = df,
            P = test.P,
            SlopeF = slopes.F,
            SlopeP = slopes.P,
        };
    }

    /// <summary>Whether any arm differs from any other.</summary>
    public VarianceRatio ArmsTogether() => RatioTo(QrFactor.Of([_columns[0], .. _columns[_counts.Length..]]), _factor, _sumOfSquares);

    /// <summary>Whether post depends on pre equally in all arms, as the adjusted model assumes; NaN for a model of changes.</summary>
    public VarianceRatio EqualSlopes()
    {
        if (_pre == 0) return VarianceRatio.None;
        var products = Enumerable.Range(1, _counts.Length - 1).Select(k => _columns[_pre].Zip(_columns[k], (pre, arm) => pre * arm).ToArray());
        var wider = QrFactor.Of([.. _columns, .. products]);
        if (wider.Rank != _factor.Rank + _counts.Length - 1) return VarianceRatio.None;
        return RatioTo(_factor, wider, Squares(wider.Fit(_y).Residuals));
    }

    /// <summary>
    /// MacKinnon and White's (1985) error that holds with unequal variances, HC3: each residual over 1 − its leverage.
    /// </summary>
    private double RobustError(double[] direction)
    {
        var basis = _factor.Basis();
        var sum = 0.0;
        for (var i = 0; i < _y.Length; i++)
        {
            var (leverage, share) = (0.0, 0.0);
            for (var c = 0; c < basis.Length; c++)
            {
                leverage += basis[c][i] * basis[c][i];
                share += basis[c][i] * direction[c];
            }
            if (1 - leverage < 1e-10) return double.NaN;     // a participant fitted exactly has no residual
            sum += Math.Pow(share * _residuals[i] / (1 - leverage), 2);
        }
        return Math.Sqrt(sum);
    }

    /// <summary>What the wider of two nested models explains more, a degree of freedom, over what it leaves.</summary>
    private VarianceRatio RatioTo(QrFactor narrow, QrFactor wide, double rest)
    {
        var (more, df) = (wide.Rank - narrow.Rank, _y.Length - wide.Rank);
        if (more < 1 || df < 1 || Significance.IsRounding(Math.Sqrt(rest / df), _scale)) return VarianceRatio.None;
        return VarianceRatio.Of(Math.Max(0, Squares(narrow.Fit(_y).Residuals) - rest) / more / (rest / df), more, df);
    }

    private static ArmModel? Make(
        ReadOnlySpan<double> pre, ReadOnlySpan<double> y, ReadOnlySpan<int> arm, int arms, IReadOnlyList<double[]> covariates, double scale)
    {
        RequireFinite(y);
        foreach (var covariate in covariates) RequireFinite(covariate);
        var counts = new int[arms];
        foreach (var own in arm) counts[own]++;
        if (arms < 2 || counts.Any(count => count < 2)) return null;
        List<double[]> columns = [[.. Enumerable.Repeat(1.0, y.Length)]];
        var own2 = arm.ToArray();
        for (var k = 1; k < arms; k++) columns.Add(Array.ConvertAll(own2, a => a == k ? 1.0 : 0));
        if (!pre.IsEmpty) columns.Add(Centred(pre));
        foreach (var covariate in covariates) columns.Add(Centred(covariate));
        var model = new ArmModel([.. columns], y.ToArray(), counts, pre.IsEmpty ? 0 : arms, scale);
        return model.DegreesOfFreedom < 1 ? null : model;
    }

    /// <summary>Values less their mean; nothing but zeros where they are all alike, so that rounding does not pass for variation.</summary>
    private static double[] Centred(ReadOnlySpan<double> values)
    {
        var sample = Sample.Of(values);
        var constant = Significance.IsRounding(Math.Sqrt(sample.SumOfSquares / values.Length), Significance.Scale(values));
        return Array.ConvertAll(values.ToArray(), value => constant ? 0 : value - sample.Mean);
    }

    private static double Squares(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value * value;
        return sum;
    }

    private static void RequireFinite(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            if (!double.IsFinite(value)) throw new ArgumentException("a value is not a number", nameof(values));
    }
}
