namespace RoiAnalyzer.Statistics;

/// <summary>
/// The linear model of a study with two or more arms: value = b₀ + Σ τₖ·(arm k) + b₁·(pre − its mean) + Σ cⱼ·(covariate j − its mean),
/// with one residual variance over all arms. Arm 0 is the reference.
/// </summary>
public sealed class ArmModel
{
    private readonly double[][] _columns;
    private readonly double[] _y;
    private readonly LinearModel _model;
    private readonly double _scale;
    private readonly int[] _counts;
    private readonly int _pre;      // place of the column of pre; 0: there is none

    private ArmModel(double[][] columns, double[] y, int[] counts, int pre, double scale)
    {
        (_columns, _y, _counts, _pre, _scale) = (columns, y, counts, pre, scale);
        _model = LinearModel.Of(columns, y, scale);
    }

    /// <summary>The coefficients: constant, one of each arm but the reference, pre where it is adjusted for, covariates.</summary>
    public IReadOnlyList<double> Coefficients => _model.Coefficients;

    /// <summary>Participants minus the rank of the model.</summary>
    public int DegreesOfFreedom => _model.DegreesOfFreedom;

    /// <summary>Standard deviation of the residuals.</summary>
    public double ResidualDeviation => _model.Deviation;

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
        if (_model.Estimate(weights, level) is not { } test) return null;
        var slopes = EqualSlopes();
        return new ArmDifference
        {
            Method = _pre > 0 ? ArmDifference.AdjustedDifference : ArmDifference.DifferenceOfChanges,
            Treated = _counts[arm],
            Reference = _counts[0],
            Estimate = test.Value,
            StandardError = test.StandardError,
            RobustError = double.IsNaN(test.T) ? double.NaN : test.Hc3,
            Interval = test.Interval,
            T = test.T,
            DegreesOfFreedom = test.DegreesOfFreedom,
            P = test.P,
            SlopeF = slopes.F,
            SlopeP = slopes.P,
        };
    }

    /// <summary>Whether any arm differs from any other.</summary>
    public VarianceRatio ArmsTogether() => _model.Against(LinearModel.Of([_columns[0], .. _columns[_counts.Length..]], _y, _scale));

    /// <summary>Whether post depends on pre equally in all arms, as the adjusted model assumes; NaN for a model of changes.</summary>
    public VarianceRatio EqualSlopes()
    {
        if (_pre == 0) return VarianceRatio.None;
        var products = Enumerable.Range(1, _counts.Length - 1).Select(k => _columns[_pre].Zip(_columns[k], (pre, arm) => pre * arm).ToArray());
        var wider = LinearModel.Of([.. _columns, .. products], _y, _scale);
        return wider.Rank == _model.Rank + _counts.Length - 1 ? wider.Against(_model) : VarianceRatio.None;
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

    private static void RequireFinite(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            if (!double.IsFinite(value)) throw new ArgumentException("a value is not a number", nameof(values));
    }
}
