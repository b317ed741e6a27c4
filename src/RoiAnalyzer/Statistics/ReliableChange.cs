using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// What the changes of a reference arm, or of a test and retest, say of any one participant's change: whether it is more than error of
/// measurement would make of none (Jacobson and Truax 1991; McSweeny and others 1993 for the regression).
/// </summary>
public sealed class ReliableChange
{
    private readonly double _meanPre, _meanPost, _slope, _spread, _error;

    private ReliableChange(ReadOnlySpan<double> pre, ReadOnlySpan<double> post, double reliability)
    {
        var (before, after) = (Sample.Of(pre), Sample.Of(post));
        var change = Sample.Of(PairedChange.Changes(pre, post));
        (N, _meanPre, _meanPost, _spread) = (before.N, before.Mean, after.Mean, before.SumOfSquares);
        MeanChange = change.Mean;
        DifferenceError = ErrorOfDifference(Math.Sqrt(before.SumOfSquares / (before.N - 1)), reliability);
        var products = (before.SumOfSquares + after.SumOfSquares - change.SumOfSquares) / 2;
        _slope = products / _spread;
        var rest = Math.Max(0, after.SumOfSquares - products * _slope);
        _error = Math.Sqrt(rest / (before.N - 2));
        if (Significance.IsRounding(_error, Significance.Scale(post))) _error = double.NaN;
    }

    /// <summary>Participants of the reference.</summary>
    public int N { get; }

    /// <summary>Their mean change, which is what practice and time do.</summary>
    public double MeanChange { get; }

    /// <summary>The standard error of a change that is none, S: √2·s₁·√(1 − r); NaN without a reliability from 0 to below 1.</summary>
    public double DifferenceError { get; }

    /// <summary>n − 2: degrees of freedom of <see cref="RegressionZ"/>.</summary>
    public int DegreesOfFreedom => N - 2;

    /// <summary>
    /// From the reference's values before and after and their reliability; null for fewer than three participants or where the values
    /// before do not vary.
    /// </summary>
    public static ReliableChange? Of(ReadOnlySpan<double> pre, ReadOnlySpan<double> post, double reliability)
    {
        if (pre.Length < 3) return null;
        var deviation = Math.Sqrt(Sample.Of(pre).SumOfSquares / (pre.Length - 1));
        return Significance.IsRounding(deviation, Significance.Scale(pre)) ? null : new ReliableChange(pre, post, reliability);
    }

    /// <summary>√2·s₁·√(1 − r), of a standard deviation before and a reliability r; NaN where r is not from 0 to below 1.</summary>
    public static double ErrorOfDifference(double deviation, double reliability) =>
        reliability is >= 0 and < 1 ? Math.Sqrt(2) * deviation * Math.Sqrt(1 - reliability) : double.NaN;

    /// <summary>The reliable change index: (post − pre − the reference's mean change)/S.</summary>
    public double Index(double pre, double post) => (post - pre - MeanChange) / DifferenceError;

    /// <summary>
    /// How far the value after lies from what the reference's regression of after on before foretells, in standard errors of a
    /// prediction; t on <see cref="DegreesOfFreedom"/>. NaN where the regression leaves nothing.
    /// </summary>
    public double RegressionZ(double pre, double post)
    {
        var distance = pre - _meanPre;
        return (post - _meanPost - _slope * distance) / (_error * Math.Sqrt(1 + 1.0 / N + distance * distance / _spread));
    }

    /// <summary>
    /// The probability that the true change, beyond the reference's, is larger than a limit in either direction, if before seeing the
    /// data any change was as likely as any other and errors are normal with deviation S.
    /// </summary>
    public double ProbabilityBeyond(double pre, double post, double limit)
    {
        var change = post - pre - MeanChange;
        return Distributions.NormalSurvival((limit - change) / DifferenceError) + Distributions.NormalSurvival((limit + change) / DifferenceError);
    }
}
