using System.Numerics.Tensors;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// Whether effects of mixed models are zero, several at once, by changing the signs of whole participants' scores (Hemerik, Goeman and Finos
/// 2020, JRSS B 82:841), standardised for what the other columns take up under each sign (De Santis et al. 2022, arXiv:2209.13918).
/// Approximate where there are other columns; robust against a wrong covariance, for a participant's own score carries its error.
/// </summary>
/// <remarks>
/// Under signs s the effect's column x becomes sx; T² = (Σ sᵢxᵢ'rᵢ)²/(1 − ‖Q'sx‖²) is its sum of squares beside the other columns, and
/// t² = df·T²/(r'r − T²) makes models of different sizes comparable. Of one mean without other columns this is the t of
/// <see cref="SignFlips"/>, of one visit of two arms of one size the t of arms drawn again by a coin for each participant. Signs that make
/// the effect's column one of the others leave no statistic: it is 0.
/// </remarks>
public static class ScoreFlips
{
    private const double Independent = 1e-10;   // of the squared length of the effect's column, at least

    /// <summary>
    /// The p-values of the effects, all under the same signs; NaN for those that are null. All signs are looked at up to
    /// <see cref="SignFlips.ExactUpTo"/> participants in all effects together, else so many are drawn. Who takes no part in an effect contributes 0.
    /// </summary>
    public static PermutationTest Of(IReadOnlyList<EffectScores?> effects, int permutations, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(permutations);
        int[] taking = [.. effects.OfType<EffectScores>().SelectMany(effect => effect.Participants).Distinct().Order()];
        var tally = new PermutationTally([.. effects.Select(SquaredT)], [.. effects.Select(effect => effect?.DegreesOfFreedom ?? double.NaN)]);
        EffectScores[] tested = [.. tally.Tested.Select(e => effects[e]!)];
        var columns = tested.Sum(ColumnsOf);
        var rows = Rows(tested, columns, taking);
        return new ParticipantSigns(taking.Length, permutations, seed).Count(tally, (signs, width) => SquaredT(signs, rows, columns, tested, width));
    }

    private static int ColumnsOf(EffectScores effect) => 1 + effect.Nuisances[0].Length;

    private static double SquaredT(EffectScores? effect)
    {
        if (effect is null || !(effect.SumOfSquares > 0) || !(effect.DegreesOfFreedom > 0)) return double.NaN;
        var sum = effect.Scores.Sum();
        double[] share = [sum * sum];
        PermutationTally.SquareT(share, effect.SumOfSquares, effect.DegreesOfFreedom);
        return share[0];
    }

    /// <summary>Score and nuisances of every effect for one participant, participant after participant; 0 where one takes no part.</summary>
    private static double[] Rows(EffectScores[] effects, int columns, int[] taking)
    {
        var rows = new double[taking.Length * columns];
        var column = 0;
        foreach (var effect in effects)
        {
            for (var n = 0; n < effect.Participants.Count; n++)
            {
                var own = rows.AsSpan(Array.BinarySearch(taking, effect.Participants[n]) * columns + column);
                own[0] = effect.Scores[n];
                effect.Nuisances[n].CopyTo(own[1..]);
            }
            column += ColumnsOf(effect);
        }
        return rows;
    }

    private static double[] SquaredT(double[] signs, double[] rows, int columns, EffectScores[] effects, int width)
    {
        var squares = new double[effects.Length * width];
        if (effects.Length == 0) return squares;
        var sums = new double[columns * width];
        DesignProduct.Add(signs, rows, columns, sums);
        TensorPrimitives.Multiply(sums, sums, sums);
        var column = 0;
        for (var e = 0; e < effects.Length; e++)
        {
            var own = squares.AsSpan(e * width, width);
            SumOfSquares(sums.AsSpan(column * width, ColumnsOf(effects[e]) * width), own);
            PermutationTally.SquareT(own, effects[e].SumOfSquares, effects[e].DegreesOfFreedom);
            column += ColumnsOf(effects[e]);
        }
        return squares;
    }

    /// <summary>T² of one effect under each sign, of the squared sums of its score and its nuisances.</summary>
    private static void SumOfSquares(ReadOnlySpan<double> sums, Span<double> squares)
    {
        var width = squares.Length;
        Span<double> left = stackalloc double[PermutationTally.BlockSize];
        left = left[..width];
        left.Fill(1);
        for (var at = width; at < sums.Length; at += width) TensorPrimitives.Subtract(left, sums.Slice(at, width), left);
        TensorPrimitives.Divide(sums[..width], left, squares);
        for (var n = 0; n < width; n++)
            if (!(left[n] > Independent)) squares[n] = 0;
    }
}
