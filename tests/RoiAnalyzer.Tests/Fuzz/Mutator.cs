using System.Buffers.Binary;
using System.Text;

namespace RoiAnalyzer.Tests.Fuzz;

/// <summary>Damages inputs in the ways that find faults in readers; the same seed gives the same damage.</summary>
public sealed class Mutator(int seed)
{
    private static readonly long[] Numbers = [0, 1, -1, 2, 7, 8, 127, 128, 255, 256, 348, 352, 540, 1024, 32767, 32768, 65535, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue, 1L << 40];
    private static readonly double[] Reals = [0, -0.0, 1, -1, 1e-300, 1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 4e9, 0.5];
    private static readonly string[] Tokens =
        ["n/a", "", "NaN", "1e999", "-1e999", "-0", "1,5", "1e-400", "0x10", "true", "null", "{}", "[]", "[[[[", "{\"a\":", "\"", "\\u0000", "\t", "\t\t\t", "\n", "\r\n", "\r", "\0", "\uFEFF", "é", "𝄞", "99999999999999999999", " ", "onset", "trial_type", "../..", "RepetitionTime"];

    private readonly Random _random = new(seed);

    /// <summary>A damaged copy of bytes: one to six changes.</summary>
    public byte[] Damage(byte[] input)
    {
        var bytes = input.ToList();
        for (var n = _random.Next(1, 7); n > 0; n--) DamageOnce(bytes);
        return [.. bytes];
    }

    /// <summary>A damaged copy of text: one to four changes of tokens or bytes.</summary>
    public byte[] DamageText(string input)
    {
        var text = new StringBuilder(input);
        for (var n = _random.Next(1, 5); n > 0; n--) DamageOnce(text);
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return _random.Next(4) == 0 ? Damage(bytes) : bytes;
    }

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    private void DamageOnce(List<byte> bytes)
    {
        if (bytes.Count == 0)
        {
            bytes.Add((byte)_random.Next(256));
            return;
        }
        var at = _random.Next(_random.Next(2) == 0 ? Math.Min(bytes.Count, 560) : bytes.Count);
        var length = Math.Min(bytes.Count - at, 1 << _random.Next(0, 12));
        switch (_random.Next(9))
        {
            case 0: bytes[at] ^= (byte)(1 << _random.Next(8)); break;
            case 1: bytes[at] = (byte)_random.Next(256); break;
            case 2 or 3: Overwrite(bytes, at, Number()); break;
            case 4: bytes.RemoveRange(at, length); break;
            case 5: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
            case 6: bytes.RemoveRange(at, bytes.Count - at); break;
            case 7: bytes.InsertRange(at, Enumerable.Range(0, length).Select(_ => (byte)_random.Next(256))); break;
            default: Overwrite(bytes, at, [.. bytes.GetRange(_random.Next(bytes.Count), 1)]); break;
        }
    }

    private void DamageOnce(StringBuilder text)
    {
        var at = _random.Next(text.Length + 1);
        var length = Math.Min(text.Length - at, 1 << _random.Next(0, 7));
        switch (_random.Next(5))
        {
            case 0: text.Insert(at, Pick(Tokens)); break;
            case 1: text.Remove(at, length).Insert(at, Pick(Tokens)); break;
            case 2: text.Remove(at, length); break;
            case 3: text.Insert(at, text.ToString(at, length)); break;
            default: text.Insert(at, new string("[{\"9 \t"[_random.Next(6)], 1 << _random.Next(0, 14))); break;
        }
    }

    /// <summary>A number on which readers stumble, of 2, 4 or 8 bytes, either byte order.</summary>
    private byte[] Number()
    {
        var bytes = new byte[8];
        var real = _random.Next(3) == 0;
        if (real && _random.Next(2) == 0) BinaryPrimitives.WriteDoubleLittleEndian(bytes, Pick(Reals));
        else if (real) BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)Pick(Reals));
        else BinaryPrimitives.WriteInt64LittleEndian(bytes, Pick(Numbers));
        var size = 2 << _random.Next(3);
        var number = bytes[..size];
        if (_random.Next(2) == 0) Array.Reverse(number);
        return number;
    }

    private static void Overwrite(List<byte> bytes, int at, byte[] with)
    {
        for (var k = 0; k < with.Length && at + k < bytes.Count; k++) bytes[at + k] = with[k];
    }
}
