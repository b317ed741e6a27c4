using System.Runtime.InteropServices;

namespace RoiAnalyzer.Tests.Kernels;

/// <summary>The inputs of one call of a kernel and the places for its results, somewhere in memory.</summary>
public sealed class Operands
{
    private readonly (nint Address, int Bytes)[] _places;

    private Operands((nint Address, int Bytes)[] places, byte[][] contents)
    {
        _places = places;
        for (var n = 0; n < contents.Length; n++) contents[n].CopyTo(Of<byte>(n));
    }

    public Span<T> Of<T>(int operand) where T : unmanaged
    {
        var (address, bytes) = _places[operand];
        return GuardedMemory.At<T>(address, bytes / Marshal.SizeOf<T>());
    }

    public Span<double> this[int operand] => Of<double>(operand);

    /// <summary>One behind the other in pinned memory, each beginning some bytes behind a multiple of 64.</summary>
    internal static Operands Shifted(byte[][] contents, byte[] pinned, int bytes)
    {
        var next = Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
        var places = contents.Select(content =>
        {
            var address = (next + 63) / 64 * 64 + bytes;
            next = address + content.Length;
            return (address, content.Length);
        }).ToArray();
        return new Operands(places, contents);
    }

    /// <summary>Each in memory of its own, with a page that cannot be touched directly before or behind it.</summary>
    internal static Operands Guarded(byte[][] contents, GuardedMemory[] memory, bool behind) =>
        new([.. contents.Select((content, n) => (behind ? memory[n].End - content.Length : memory[n].First, content.Length))], contents);
}
