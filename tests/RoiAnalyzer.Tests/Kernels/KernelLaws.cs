using System.Runtime.InteropServices;

namespace RoiAnalyzer.Tests.Kernels;

/// <summary>
/// What is asked of every kernel: the bits of its definition at every length, for special values, wherever its operands lie; not a byte
/// touched beyond them; and lengths that do not fit refused with both in the message.
/// </summary>
public abstract class KernelLaws
{
    private const int Longest = 256;
    private readonly byte[] _memory = GC.AllocateArray<byte>(1 << 16, pinned: true);

    /// <summary>Operands for so many voxels, drawn: inputs first, then the places for results with what they hold before.</summary>
    protected abstract byte[][] Draw(Random random, int length);

    /// <summary>The first operand that is a result.</summary>
    protected abstract int FirstResult { get; }

    /// <summary>Operands whose elements may be anything, and so are replaced by special values.</summary>
    protected abstract IReadOnlyList<int> Free { get; }

    protected abstract void Reference(Operands operands);

    protected abstract void Kernel(Operands operands);

    /// <summary>Calls with lengths that do not fit, and the two lengths.</summary>
    protected abstract IEnumerable<(Action Call, int One, int Other)> WrongCalls();

    /// <summary>Elements of the operands that are special, as bytes.</summary>
    protected virtual IReadOnlyList<byte[]> Special { get; } =
    [.. new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0.0, double.Epsilon, -double.Epsilon, 2.2e-308, double.MaxValue, double.MinValue }
        .Select(BitConverter.GetBytes)];

    /// <summary>Spans may begin at multiples of so many bytes.</summary>
    protected virtual int Alignment => sizeof(double);

    [Fact]
    public void Vectors_give_the_bits_of_the_definition_at_every_length()
    {
        var random = new Random(20200101);
        for (var length = 0; length <= Longest; length++)
            for (var draw = 0; draw < 5; draw++) AssertSameBits(Draw(random, length), Aligned);
    }

    [Fact]
    public void Special_values_give_the_bits_of_the_definition_wherever_they_stand()
    {
        var random = new Random(20200102);
        foreach (var special in Special)
            for (var length = 1; length <= 20; length++)
            {
                var drawn = Draw(random, length);
                foreach (var operand in Free)
                    for (var at = 0; at < drawn[operand].Length; at += special.Length)
                    {
                        byte[][] operands = [.. drawn];
                        operands[operand] = [.. drawn[operand]];
                        special.CopyTo(operands[operand], at);
                        AssertSameBits(operands, Aligned);
                    }
            }
    }

    [Fact]
    public void Several_special_values_at_once_give_the_bits_of_the_definition()
    {
        var random = new Random(20200103);
        for (var draw = 0; draw < 2000; draw++)
        {
            var operands = Draw(random, draw % 35);
            foreach (var operand in Free)
                for (var at = 0; at < operands[operand].Length; at += Special[0].Length)
                    if (random.Next(4) == 0) Special[random.Next(Special.Count)].CopyTo(operands[operand], at);
            AssertSameBits(operands, Aligned);
        }
    }

    [Fact]
    public void Where_the_operands_begin_in_memory_makes_no_difference()
    {
        var operands = Draw(new Random(20200104), 100);
        for (var shift = 0; shift < 64; shift += Alignment) AssertSameBits(operands, o => Operands.Shifted(o, _memory, shift));
    }

    [Fact]
    public void Nothing_is_touched_before_or_behind_the_operands()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("pages are protected by Linux's calls");
        var random = new Random(20200105);
        GuardedMemory[] memory = [.. Draw(random, Longest).Select(operand => new GuardedMemory(operand.Length))];
        for (var length = 0; length <= Longest; length++)
        {
            var operands = Draw(random, length);
            AssertSameBits(operands, o => Operands.Guarded(o, memory, behind: true));
            AssertSameBits(operands, o => Operands.Guarded(o, memory, behind: false));
        }
        Array.ForEach(memory, m => m.Dispose());
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused_with_both_in_the_message()
    {
        foreach (var (call, one, other) in WrongCalls())
        {
            var numbers = Assert.ThrowsAny<ArgumentException>(call).Message.Split(' ', ',', ':').ToList();
            Assert.Contains(FormattableString.Invariant($"{one}"), numbers);
            Assert.Contains(FormattableString.Invariant($"{other}"), numbers);
        }
    }

    /// <summary>Doubles of either sign over 24 orders of magnitude, as bytes: most sums of them are rounded.</summary>
    protected static byte[] Wide(Random random, int length) => Bytes([.. Enumerable.Range(0, length).Select(_ => Wide(random))]);

    /// <summary>Any elements as bytes.</summary>
    protected static byte[] Bytes<T>(T[] values) where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    /// <summary>Places for so many doubles that hold not-a-number before.</summary>
    protected static byte[] Places(int length) => Bytes([.. Enumerable.Repeat(double.NaN, length)]);

    private static double Wide(Random random) => Math.ScaleB(random.NextDouble() - 0.5, random.Next(-40, 41));

    private Operands Aligned(byte[][] contents) => Operands.Shifted(contents, _memory, 0);

    private void AssertSameBits(byte[][] contents, Func<byte[][], Operands> place)
    {
        var expected = Results(contents, place, Reference);
        var actual = Results(contents, place, Kernel);
        for (var n = 0; n < expected.Length; n++)
            // which NaN it is may differ between instruction sets; that it is one may not
            if (BitConverter.DoubleToInt64Bits(expected[n]) != BitConverter.DoubleToInt64Bits(actual[n]) && !(double.IsNaN(expected[n]) && double.IsNaN(actual[n])))
                Assert.Fail(FormattableString.Invariant($"result {n} of {expected.Length}: {actual[n]:R}, by definition {expected[n]:R}"));
    }

    private double[] Results(byte[][] contents, Func<byte[][], Operands> place, Action<Operands> run)
    {
        var operands = place(contents);
        run(operands);
        return [.. Enumerable.Range(FirstResult, contents.Length - FirstResult).SelectMany(n => operands[n].ToArray())];
    }
}
