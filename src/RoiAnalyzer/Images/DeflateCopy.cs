using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RoiAnalyzer.Images;

/// <summary>Bytes that were there before, once more (RFC 1951, 3.2.3): where the distance is short they repeat.</summary>
internal static unsafe class DeflateCopy
{
    /// <summary>The most that <see cref="Put"/> writes beyond the length.</summary>
    public const int Overshoot = 63;

    /// <summary>
    /// As many bytes as <paramref name="length"/> at <paramref name="output"/>, from <paramref name="distance"/> before it, which is 1
    /// at least.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(byte* output, uint distance, uint length)
    {
        byte* from = output - distance, end = output + length;
        if (distance < 16)
        {
            Repeat(output, from, distance, end);
            return;
        }
        // most copies are short: one branch for all of them
        Vector128.Store(Vector128.Load(from), output);
        Vector128.Store(Vector128.Load(from + 16), output + 16);
        while (output + 32 < end)
        {
            from += 32;
            output += 32;
            Vector128.Store(Vector128.Load(from), output);
            Vector128.Store(Vector128.Load(from + 16), output + 16);
        }
    }

    /// <summary>
    /// A copy that overlaps itself: the last bytes again and again, 64 in a step where 16 are a whole number of turns.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Repeat(byte* output, byte* from, uint distance, byte* end)
    {
        var pattern = Vector128.ShuffleNative(Vector128.Load(from), Turn(distance));
        var step = 16 - 16 % distance;
        if (step == 16)
            for (; output < end; output += 64)
            {
                Vector128.Store(pattern, output);
                Vector128.Store(pattern, output + 16);
                Vector128.Store(pattern, output + 32);
                Vector128.Store(pattern, output + 48);
            }
        else
            for (; output < end; output += step) Vector128.Store(pattern, output);
    }

    // inside, as the distance is below 16; a check would be a call, for which the loop would have to leave its registers
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Turn(uint distance) =>
        Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(Turns), distance * 16);

    /// <summary>For each distance below 16: 0, 1 … distance - 1, 0, 1 …</summary>
    private static ReadOnlySpan<byte> Turns =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1,
        0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0,
        0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3,
        0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0,
        0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5, 0, 1, 2, 3,
        0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6, 0, 1,
        0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 6,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0, 1, 2, 3, 4,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 1, 2, 3,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0, 1, 2,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 0, 1,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0,
    ];
}
