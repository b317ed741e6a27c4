using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>Whole numbers that change places within strata: all arrangements one after the other, or random ones.</summary>
internal sealed class Rearrangement
{
    /// <summary>The most arrangements that are looked at one and all.</summary>
    public const int ExactUpTo = 1 << 16;

    private readonly int[] _ends;

    /// <param name="values">The numbers, stratum after stratum, ascending in each.</param>
    /// <param name="ends">Where each stratum ends.</param>
    public Rearrangement(int[] values, int[] ends) => (Values, _ends, Count) = (values, ends, CountOf(values, ends));

    /// <summary>The present arrangement.</summary>
    public int[] Values { get; }

    /// <summary>How many arrangements there are, equal numbers not told apart; one more than <see cref="ExactUpTo"/> where more.</summary>
    public int Count { get; }

    /// <summary>Goes to the next arrangement in lexicographic order, of the first stratum first; after the last comes the first.</summary>
    public void Next()
    {
        var from = 0;
        foreach (var end in _ends)
        {
            if (Next(Values.AsSpan(from, end - from))) return;
            from = end;
        }
    }

    /// <summary>Goes to a random arrangement.</summary>
    public void Shuffle(RandomNumbers random)
    {
        var from = 0;
        foreach (var end in _ends)
        {
            random.Shuffle(Values.AsSpan(from, end - from));
            from = end;
        }
    }

    private static bool Next(Span<int> values)
    {
        var place = values.Length - 2;
        while (place >= 0 && values[place] >= values[place + 1]) place--;
        if (place >= 0)
        {
            var other = values.Length - 1;
            while (values[other] <= values[place]) other--;
            (values[place], values[other]) = (values[other], values[place]);
        }
        values[(place + 1)..].Reverse();
        return place >= 0;
    }

    private static int CountOf(int[] values, int[] ends)
    {
        var (count, from) = (1.0, 0);
        foreach (var end in ends)
        {
            // each new number has as many places as there are, shared by those equal to it
            for (int n = 1, equal = 1; from + n < end && count <= ExactUpTo; n++)
            {
                equal = values[from + n] == values[from + n - 1] ? equal + 1 : 1;
                count = Math.Round(count * (n + 1) / equal);
            }
            from = end;
        }
        return count > ExactUpTo ? ExactUpTo + 1 : (int)count;
    }
}
