using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace RoiAnalyzer.Images;

/// <summary>Why <see cref="DeflateLoop.Run"/> returned.</summary>
internal enum DeflatePause
{
    /// <summary>The input or the room for output is used up.</summary>
    Full,

    /// <summary>The block's last code was read.</summary>
    BlockEnd,

    /// <summary>A code that has no meaning, or a distance to before the first byte.</summary>
    Damaged,
}

/// <summary>Literals and copies of one block, as long as input and room for output last: where all the time is spent.</summary>
internal static unsafe class DeflateLoop
{
    /// <summary>Bits that look up the first table of literals and lengths: 12 hold most pairs of bytes of a voxel.</summary>
    public const int LiteralBits = 12;

    /// <summary>Bits that look up the first table of distances.</summary>
    public const int DistanceBits = 9;

    /// <summary>The most that one round writes, from where it began: literals, the longest copy, and its overshoot.</summary>
    public const int Round = 3 * 2 + 4 + 258 + DeflateCopy.Overshoot;

    private const ulong LiteralMask = (1 << LiteralBits) - 1, DistanceMask = (1 << DistanceBits) - 1;

    /// <summary>
    /// Goes on. A round begins only below both limits, reads at most 24 bytes of input from there on and writes at most
    /// <see cref="Round"/>; copies begin at the window's origin at the earliest.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static DeflatePause Run(BitInput input, InflatedWindow window, uint* literals, uint* distances)
    {
        byte* next = input.Next, output = window.Next, inputLimit = input.Limit, outputLimit = window.Limit;
        var origin = window.Origin;
        // of the count only the lowest 6 bits are true: an entry is taken from it whole
        var (bits, count, entry) = (input.Bits, (uint)input.Count, 0u);
        while (next < inputLimit && output < outputLimit)
        {
            Refill(ref next, ref bits, ref count);
            entry = TakeNext(literals, out var taken, ref output, ref bits, ref count);
            if (entry < DeflateCode.Copy)
            {
                entry = TakeNext(literals, out taken, ref output, ref bits, ref count);
                if (entry < DeflateCode.Copy)
                {
                    entry = TakeNext(literals, out taken, ref output, ref bits, ref count);
                    if (entry < DeflateCode.Copy) continue;
                }
            }
            if (entry >= DeflateCode.Link)
            {
                if (entry >= DeflateCode.Stop) break;
                (entry, taken) = (Linked(literals, entry, bits), bits);
                Take(entry, ref output, ref bits, ref count);
                if (entry < DeflateCode.Copy) continue;
                if (entry >= DeflateCode.Stop) break;
            }
            var length = 3 + (entry >> 16 & 0xff) + Extra(entry, taken);
            if ((count & 63) < 28) Refill(ref next, ref bits, ref count);
            (entry, taken) = (distances[bits & DistanceMask], bits);
            if (entry >= DeflateCode.Link) entry = FollowDistance(distances, entry, ref bits, ref count, ref taken);
            Drop(entry, ref bits, ref count);
            var distance = (entry >> 8 & 0xffff) + Extra(entry, taken);
            if (distance > output - origin) entry = DeflateCode.None;
            if (entry >= DeflateCode.Stop) break;
            DeflateCopy.Put(output, distance, length);
            output += length;
        }
        window.Next = output;
        input.MoveTo(next, bits, (int)(count & 63));
        if (entry < DeflateCode.Stop) return DeflatePause.Full;
        return (entry & 0xff0000) == 0 ? DeflatePause.BlockEnd : DeflatePause.Damaged;
    }

    /// <summary>At least 56 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Refill(ref byte* input, ref ulong bits, ref uint count)
    {
        var more = Unsafe.ReadUnaligned<ulong>(input);
        bits |= (BitConverter.IsLittleEndian ? more : BinaryPrimitives.ReverseEndianness(more)) << (int)count;
        input += ~count >> 3 & 7;
        count |= 56;
    }

    /// <summary>Looks up the next entry, and takes it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint TakeNext(uint* literals, out ulong taken, ref byte* output, ref ulong bits, ref uint count)
    {
        (var entry, taken) = (literals[bits & LiteralMask], bits);
        Take(entry, ref output, ref bits, ref count);
        return entry;
    }

    /// <summary>Writes an entry's literals, if it has any, and moves past its bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take(uint entry, ref byte* output, ref ulong bits, ref uint count)
    {
        var bytes = entry >> 8;
        Unsafe.WriteUnaligned(output, BitConverter.IsLittleEndian ? bytes : BinaryPrimitives.ReverseEndianness(bytes));
        output += (entry >> 6) & 3;
        Drop(entry, ref bits, ref count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Drop(uint entry, ref ulong bits, ref uint count)
    {
        bits >>= (int)entry;
        count -= entry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Linked(uint* entries, uint link, ulong bits) =>
        entries[(link >> 8 & 0xffff) + (bits & ((1UL << (int)(link >> 24 & 15)) - 1))];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FollowDistance(uint* entries, uint entry, ref ulong bits, ref uint count, ref ulong taken)
    {
        if (entry >= DeflateCode.Stop) return entry;
        Drop(entry, ref bits, ref count);
        taken = bits;
        return Linked(entries, entry, bits);
    }

    /// <summary>The extra bits of a length or distance, from the bits that its entry took.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Extra(uint entry, ulong taken)
    {
        var all = Bmi2.X64.IsSupported ? Bmi2.X64.ZeroHighBits(taken, entry & 63) : taken & ((1UL << (int)entry) - 1);
        return (uint)(all >> (int)(entry >> 24 & 15));
    }
}
