namespace RoiAnalyzer.Numerics;

/// <summary>
/// Random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood 2014, doi
/// 10.1145/2714064.2660195), started from a seed and a list of keys, so that what one run draws depends neither on the
/// other runs nor on the order in which they are made.
/// </summary>
public sealed class RandomNumbers
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const int QuantileBits = 16;

    // rounded, so that a last bit of a library's logarithm cannot reach a stored voxel
    private static readonly double[] Quantiles = MakeQuantiles();

    private ulong _state;

    /// <summary>
    /// A stream of its own for these keys: for each key k the state becomes mix(state + golden · (k + 1)). Without keys it is
    /// the published generator started at <paramref name="seed"/>.
    /// </summary>
    public RandomNumbers(ulong seed, params ReadOnlySpan<int> keys)
    {
        _state = seed;
        foreach (var key in keys) _state = Mix(unchecked(_state + Golden * ((ulong)(uint)key + 1)));
    }

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(_state = unchecked(_state + Golden));

    /// <summary>Uniform on [0, 1), in steps of 2⁻⁵³.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform on 0 … <paramref name="count"/> − 1.</summary>
    public int Below(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return (int)Math.BigMul(Next(), (ulong)count, out _);
    }

    /// <summary>Standard normal, as one of 65 536 equally likely quantiles, the outermost ±4.32.</summary>
    public double Normal() => Quantiles[Next() >> (64 - QuantileBits)];

    /// <summary>Fills with independent standard normal numbers; four come from each 64 bits.</summary>
    public void FillNormal(Span<double> values)
    {
        var bits = 0UL;
        for (var i = 0; i < values.Length; i++)
        {
            bits = i % 4 == 0 ? Next() : bits >> QuantileBits;
            values[i] = Quantiles[bits & ((1 << QuantileBits) - 1)];
        }
    }

    /// <summary>Puts the values into a random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (values[i], values[other]) = (values[other], values[i]);
        }
    }

    private static ulong Mix(ulong z) => unchecked(Xor31(Xor27(Xor30(z) * 0xBF58476D1CE4E5B9) * 0x94D049BB133111EB));

    private static ulong Xor30(ulong z) => z ^ (z >> 30);

    private static ulong Xor27(ulong z) => z ^ (z >> 27);

    private static ulong Xor31(ulong z) => z ^ (z >> 31);

    private static double[] MakeQuantiles()
    {
        var quantiles = new double[1 << QuantileBits];
        for (var i = 0; i < quantiles.Length / 2; i++)
        {
            var lower = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (i + 0.5) / quantiles.Length);
            quantiles[i] = Math.Round(lower * (1 << QuantileBits)) / (1 << QuantileBits);
            quantiles[^(i + 1)] = -quantiles[i];
        }
        return quantiles;
    }
}
