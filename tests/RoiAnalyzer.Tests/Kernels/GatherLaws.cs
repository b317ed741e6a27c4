using System.Numerics;
using System.Runtime.CompilerServices;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Tests.Kernels;

/// <summary>The laws for one stored type: all voxels and some of them, in both byte orders, against the definition.</summary>
public abstract class GatherLaws<T>(params T[] special) : KernelLaws where T : unmanaged, INumberBase<T>
{
    private const int First = 1000;
    private static readonly (double Slope, double Intercept)[] _scalings = [(1, 0), (0.1, -7.25), (-1e-300, 1e300)];

    protected override int FirstResult => 2;

    protected override IReadOnlyList<int> Free => [0];

    protected override IReadOnlyList<byte[]> Special { get; } =
        [.. special.SelectMany(value => (byte[][])[Bytes([value]), [.. Bytes([value]).Reverse()]])];

    protected override int Alignment => 1;

    protected override byte[][] Draw(Random random, int length)
    {
        var bytes = new byte[length * Unsafe.SizeOf<T>()];
        random.NextBytes(bytes);
        int[] some = [.. Enumerable.Range(First, length).Where(_ => random.Next(2) == 0)];
        return [bytes, Bytes(some), Places(length), Places(length), Places(some.Length), Places(some.Length)];
    }

    protected override void Reference(Operands operands)
    {
        var bytes = operands.Of<byte>(0);
        var (slope, intercept) = _scalings[bytes.Length % _scalings.Length];
        foreach (var (result, bigEndian) in ((int, bool)[])[(2, false), (3, true)])
        {
            var all = operands[result];
            var some = operands[result + 2];
            var voxels = operands.Of<int>(1);
            for (var n = 0; n < all.Length; n++) all[n] = Gather.Reference<T>(bytes, bigEndian, n, slope, intercept);
            for (var n = 0; n < some.Length; n++) some[n] = all[voxels[n] - First];
        }
    }

    protected override void Kernel(Operands operands)
    {
        var bytes = operands.Of<byte>(0);
        var (slope, intercept) = _scalings[bytes.Length % _scalings.Length];
        foreach (var (result, bigEndian) in ((int, bool)[])[(2, false), (3, true)])
        {
            Gather.All<T>(bytes, bigEndian, slope, intercept, operands[result]);
            Gather.At<T>(bytes, bigEndian, operands.Of<int>(1), First, slope, intercept, operands[result + 2]);
        }
    }

    protected override IEnumerable<(Action Call, int One, int Other)> WrongCalls()
    {
        var size = Unsafe.SizeOf<T>();
        yield return (() => Gather.All<T>(new byte[8 * size], true, 1, 0, new double[9]), 8 * size, 9);
        yield return (() => Gather.All<T>(new byte[20 * size + 1], false, 1, 0, new double[20]), 20 * size + 1, 20);
        yield return (() => Gather.At<T>(new byte[8 * size], true, [1], 0, 1, 0, new double[2]), 2, 1);
    }
}
