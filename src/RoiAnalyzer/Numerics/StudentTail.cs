namespace RoiAnalyzer.Numerics;

/// <summary>
/// P(T &gt; t) of Student's t for many t ≥ 0 of the same degrees of freedom. For whole ν the probability between −t and t is a finite
/// sum in cos²θ = ν/(ν + t²) (Abramowitz and Stegun 26.7.3 and 26.7.4); where what lies beyond is so little that
/// subtracting it from 1 would lose digits, or ν is large or not whole, it is <see cref="Distributions.StudentTSurvival"/>.
/// </summary>
public sealed class StudentTail
{
    private const int MostTerms = 40;
    private const double Least = 0.02;

    private readonly double _df;
    private readonly bool _odd;
    private readonly double[] _terms = [];      // of the sum, by rising powers of cos²θ

    /// <summary>Of so many degrees of freedom, above 0.</summary>
    public StudentTail(double df)
    {
        _df = df;
        if (!(df >= 1 && df == Math.Floor(df) && df <= 2 * MostTerms)) return;
        _odd = df % 2 == 1;
        _terms = new double[(int)df / 2];
        for (var k = 0; k < _terms.Length; k++) _terms[k] = k == 0 ? 1 : _terms[k - 1] * (_odd ? 2 * k / (2 * k + 1.0) : (2 * k - 1.0) / (2 * k));
    }

    /// <summary>The probability above t ≥ 0.</summary>
    public double Above(double t)
    {
        if (_terms.Length == 0) return Distributions.StudentTSurvival(t, _df);
        var square = _df / (_df + t * t);
        var sum = 0.0;
        for (var k = _terms.Length - 1; k >= 0; k--) sum = sum * square + _terms[k];
        var sine = t / Math.Sqrt(_df + t * t);
        var within = _odd ? 2 / Math.PI * (Math.Atan(t / Math.Sqrt(_df)) + sine * Math.Sqrt(square) * sum) : sine * sum;
        var above = (1 - within) / 2;
        return above > Least ? above : Distributions.StudentTSurvival(t, _df);
    }
}
