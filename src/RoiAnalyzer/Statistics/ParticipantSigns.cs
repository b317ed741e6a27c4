using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The signs of whole participants, block by block: all there are, up to <see cref="SignFlips.ExactUpTo"/> participants, else so many
/// drawn. A sign for everybody changes no |t|, so that half of all signs say it all.
/// </summary>
internal sealed class ParticipantSigns
{
    private readonly int _participants;
    private readonly long _count;
    private readonly bool _exact;
    private readonly RandomNumbers _random;

    public ParticipantSigns(int participants, int permutations, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(permutations);
        (_participants, _random, _exact) = (participants, new RandomNumbers(seed), participants <= SignFlips.ExactUpTo);
        _count = _exact ? 1L << Math.Max(0, participants - 1) : permutations;
    }

    /// <summary>
    /// The p-values of a tally to which the statistics of every block were added, as <paramref name="statistics"/> makes them of the block's
    /// signs (one participant after the other) and its width.
    /// </summary>
    public PermutationTest Count(PermutationTally tally, Func<double[], int, double[]> statistics)
    {
        for (long first = 0; first < _count; first += PermutationTally.BlockSize)
        {
            var width = (int)Math.Min(PermutationTally.BlockSize, _count - first);
            tally.Add(statistics(_exact ? Every(first, width) : Random(width), width), width);
        }
        return _exact ? tally.Exact(_count, 1L << _participants) : tally.Drawn(_count);
    }

    /// <summary>A participant's sign is a bit of the permutation's number.</summary>
    private double[] Every(long first, int width)
    {
        var signs = new double[_participants * width];
        for (var i = 0; i < _participants; i++)
            for (var n = 0; n < width; n++) signs[i * width + n] = (first + n >> i & 1) == 0 ? 1 : -1;
        return signs;
    }

    private double[] Random(int width)
    {
        var signs = new double[_participants * width];
        var bits = 0UL;
        for (var i = 0; i < _participants; i++)
            for (var n = 0; n < width; n++)
            {
                bits = n % 64 == 0 ? _random.Next() : bits >> 1;
                signs[i * width + n] = 1 - 2.0 * (bits & 1);
            }
        return signs;
    }
}
