using MathNet.Numerics;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>The binomial likelihood of successes among trials whose log odds are linear in some columns, plus an offset that is known.</summary>
internal sealed class LogisticLikelihood(IReadOnlyList<double[]> columns, double[] successes, double[] trials, double[]? offset = null)
{
    // a maximum is reached in a few steps; one at infinity is approached by about 1 in log odds at each, for ever
    private const int MostSteps = 50;

    /// <summary>
    /// Coefficients at the top, the log-likelihood there, and the weighted design, climbing from some coefficients or from 0; null where
    /// there is no top.
    /// </summary>
    public (double[] Coefficients, double LogLikelihood, QrFactor? Design)? Top(double[]? from = null)
    {
        var coefficients = from?.ToArray() ?? new double[columns.Count];
        var value = At(LogOdds(coefficients));
        if (columns.Count == 0) return (coefficients, value, null);
        for (var step = 0; step < MostSteps; step++)
        {
            var odds = LogOdds(coefficients);
            var (design, direction) = Direction(odds);
            if (design.Rank < columns.Count) return null;
            if (IsSettled(odds, direction)) return (coefficients, value, design);
            value = Climb(coefficients, direction, value);
        }
        return null;
    }

    /// <summary>Fitted probabilities.</summary>
    public double[] Probabilities(double[] coefficients) => Array.ConvertAll(LogOdds(coefficients), odds => 1 / (1 + Math.Exp(-odds)));

    /// <summary>Moves the coefficients along a direction, by half of it as long as the likelihood falls, and returns the likelihood.</summary>
    private double Climb(double[] coefficients, double[] direction, double value)
    {
        for (var share = 1.0; ; share /= 2)
        {
            double[] moved = [.. coefficients.Zip(direction, (b, d) => b + share * d)];
            var there = At(LogOdds(moved));
            if (there < value - 1e-10 * Math.Abs(value) && share > 1e-6) continue;
            moved.CopyTo(coefficients, 0);
            return there;
        }
    }

    private (QrFactor Design, double[] Direction) Direction(double[] odds)
    {
        var (roots, left) = (new double[odds.Length], new double[odds.Length]);
        for (var i = 0; i < odds.Length; i++)
        {
            var (p, q) = (1 / (1 + Math.Exp(-odds[i])), 1 / (1 + Math.Exp(odds[i])));
            roots[i] = Math.Sqrt(trials[i] * p * q);
            left[i] = roots[i] > 0 ? (successes[i] * q - (trials[i] - successes[i]) * p) / roots[i] : 0;
        }
        var design = QrFactor.Of([.. columns.Select(column => column.Zip(roots, (x, w) => x * w).ToArray())]);
        return (design, design.Fit(left).Coefficients);
    }

    private double[] LogOdds(double[] coefficients)
    {
        var odds = offset is null ? new double[successes.Length] : [.. offset];
        for (var c = 0; c < columns.Count; c++)
            for (var i = 0; i < odds.Length; i++) odds[i] += coefficients[c] * columns[c][i];
        return odds;
    }

    /// <summary>Whether a step moves nobody's log odds any more.</summary>
    private bool IsSettled(double[] odds, double[] direction)
    {
        for (var i = 0; i < odds.Length; i++)
        {
            var move = 0.0;
            for (var c = 0; c < columns.Count; c++) move += direction[c] * columns[c][i];
            if (!(Math.Abs(move) < 1e-9 * (1 + Math.Abs(odds[i])))) return false;
        }
        return true;
    }

    private double At(double[] odds)
    {
        var sum = 0.0;
        for (var i = 0; i < odds.Length; i++)
            sum += Coefficient(i) - successes[i] * LogOnePlus(-odds[i]) - (trials[i] - successes[i]) * LogOnePlus(odds[i]);
        return sum;
    }

    private double Coefficient(int i) => SpecialFunctions.GammaLn(trials[i] + 1) - SpecialFunctions.GammaLn(successes[i] + 1) - SpecialFunctions.GammaLn(trials[i] - successes[i] + 1);

    /// <summary>log(1 + eˣ).</summary>
    private static double LogOnePlus(double x) => Math.Max(x, 0) + SpecialFunctions.Log1p(Math.Exp(-Math.Abs(x)));
}
