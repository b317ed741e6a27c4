using System.IO.Compression;
using System.Runtime.CompilerServices;
using CsCheck;
using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

/// <summary>The issuer of what gzip data mean is zlib-ng, which the runtime's GZipStream calls.</summary>
public class GzipDecoderTests
{
    private static readonly ZLibCompressionStrategy[] _strategies = Enum.GetValues<ZLibCompressionStrategy>();

    /// <summary>Without this GZipStream takes data that are cut for whole ones. It is read with the first stream of the process.</summary>
    [ModuleInitializer]
    internal static void AskTheRuntimeToBeStrict() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    [Fact]
    public void Every_level_and_strategy_of_zlib_is_inflated()
    {
        byte[][] contents = [Voxels(70_000, 1, 80), Voxels(70_000, 2, 2), Noise(40_000, 3), Runs(90_000, 4), Words(50_000, 5), new byte[300_000], [], [7]];
        foreach (var bytes in contents)
            foreach (var strategy in _strategies)
                for (var level = 0; level <= 9; level++)
                    Inflates(bytes, Zipped(bytes, level, strategy));
    }

    [Fact]
    public void Every_length_is_inflated_and_summed()
    {
        var bytes = Noise(600, 6);
        for (var length = 0; length <= bytes.Length; length++) Inflates(bytes[..length], Zipped(bytes[..length], length % 10));
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(7), InlineData(31), InlineData(1000)]
    public void Input_in_pieces_of_any_size_gives_the_same(int piece)
    {
        byte[] bytes = [.. Voxels(30_000, 7, 60), .. Noise(5000, 8), .. Runs(30_000, 9)];
        for (var level = 0; level <= 9; level += 3) Inflates(bytes, Zipped(bytes, level), piece, 5000);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(5), InlineData(257), InlineData(258), InlineData(4095), InlineData(32_768), InlineData(1 << 20)]
    public void A_window_of_any_size_gives_the_same(int block)
    {
        byte[] bytes = [.. Voxels(20_000, 10, 60), .. Noise(3000, 11), .. Runs(20_000, 12), .. Voxels(20_000, 10, 60)];
        for (var level = 0; level <= 9; level += 3) Inflates(bytes, Zipped(bytes, level), 4096, block);
    }

    [Fact]
    public void Thousands_of_random_contents_are_inflated_as_the_runtime_does() =>
        Gen.Select(Gen.Int[0, 20_000], Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[1, 3000], Gen.UInt).Sample((length, level, kind, strategy, piece, seed) =>
        {
            var bytes = kind switch { 0 => Noise(length, seed), 1 => Runs(length, seed), 2 => Voxels(length / 2, seed, seed % 200), _ => Words(length, seed) };
            Inflates(bytes, Zipped(bytes, level, _strategies[strategy]), piece, 1 + (int)(seed % 50_000));
        }, iter: 3000);

    [Fact]
    public void Copies_from_every_distance_and_of_every_length_are_right()
    {
        for (var distance = 1; distance <= 70; distance++)
        {
            var start = Noise(distance, distance);
            byte[] bytes = [.. Enumerable.Range(0, 40).SelectMany(n => (byte[])[.. Repeated(start, 3 + 13 * n % 300), .. Noise(3, n)])];
            Inflates(bytes, Zipped(bytes, 9));
        }
        byte[] far = [.. Noise(32_768, 13), .. Noise(32_768, 13), .. Noise(258, 13)];
        Inflates(far, Zipped(far, 9), 999, 1000);
    }

    [Fact] // RFC 1952, 2.3.1
    public void Headers_with_every_field_are_passed_over()
    {
        var bytes = Voxels(5000, 14, 50);
        var zipped = Zipped(bytes, 6);
        for (var flags = 0; flags < 32; flags++) Inflates(bytes, [.. Header(flags), .. zipped[10..]], 1 + flags);
        for (var flag = 32; flag < 256; flag *= 2) Damaged([.. Header(flag), .. zipped[10..]]);
        var wrongSum = Header(2);
        wrongSum[^1] ^= 1;
        Damaged([.. wrongSum, .. zipped[10..]]);
        Damaged([0x1f, 0x8b, 7, .. zipped[3..]]);
    }

    [Fact]
    public void Members_follow_each_other_and_what_is_no_member_is_left_alone()
    {
        var (a, b) = (Voxels(20_000, 15, 50), Noise(999, 16));
        byte[] both = [.. Zipped(a, 6), .. Zipped([], 1), .. Zipped(b, 0)];
        for (var piece = 1; piece < 40; piece += 6) Inflates([.. a, .. b], both, piece, 3000);
        foreach (var after in (byte[][])[new byte[512], [0], [0x1f], [0x1f, 0], [1, 2, 3]]) Inflates([.. a, .. b], [.. both, .. after]);
        Assert.Equal([.. a, .. b], Damaged([.. both, 0x1f, 0x8b, 0, 0]));
    }

    [Fact]
    public void A_copy_does_not_reach_into_the_member_before()
    {
        // a literal; then in the next member a copy of three bytes from one before
        var first = new DeflateBits().Number(1, 1).Number(1, 2).Fixed('a').Fixed(256).Member((byte)'a');
        var second = new DeflateBits().Number(1, 1).Number(1, 2).Fixed(257).Code("00000").Fixed(256).Member("aaa"u8.ToArray());
        Assert.Equal("a"u8.ToArray(), Damaged([.. first, .. second]));
        Inflates("aaaa"u8.ToArray(), new DeflateBits().Number(1, 1).Number(1, 2).Fixed('a').Fixed(257).Code("00000").Fixed(256).Member("aaaa"u8.ToArray()));
    }

    [Fact]
    public void What_the_format_forbids_is_damage()
    {
        static DeflateBits Block(int kind) => new DeflateBits().Number(1, 1).Number(kind, 2);
        Damaged(Block(3).Member());
        Damaged(Block(0).Bytes(1, 0, 0xfe, 0xfe, 65).Member(65));
        Damaged(Block(1).Fixed(286).Code("00000").Member());
        Damaged(Block(1).Fixed('a').Fixed(257).Code("11110").Member());
        // 288 and 287 literals and lengths, 32 and 31 distances
        foreach (var (literals, distances) in ((int, int)[])[(31, 0), (30, 0), (0, 31), (0, 30)])
            Damaged(Block(2).Number(literals, 5).Number(distances, 5).Number(15, 4).Bytes(new byte[400]).Member());
        // the code of code lengths is empty, has two codes of one bit too many, or leaves half of the bits without a meaning
        Damaged(Block(2).Number(0, 14).Number(0, 12).Bytes(new byte[9]).Member());
        Damaged(Block(2).Number(0, 14).Number(0b001_001_001_001, 12).Bytes(new byte[99]).Member());
        Damaged(Block(2).Number(0, 14).Number(0b000_000_000_001, 12).Bytes(new byte[99]).Member());
    }

    [Fact]
    public void Codes_that_leave_bits_without_a_meaning_are_damage_but_for_a_single_one()
    {
        // literals: 'a' of one bit, the end of two, a length of three of two
        int[] Literals(int a, int end, int copy) => [.. Enumerable.Range(0, 258).Select(n => n == 'a' ? a : n == 256 ? end : n == 257 ? copy : 0)];
        // 0 'a', 10 the end, 11 a copy of three; distances: 0 is one before
        Inflates("aaaa"u8.ToArray(), new DeflateBits().Dynamic(Literals(1, 2, 2), [1]).Code("0").Code("11").Code("0").Code("10").Member("aaaa"u8.ToArray()));
        Damaged(new DeflateBits().Dynamic(Literals(1, 2, 2), [1]).Code("0").Code("11").Code("1").Code("10").Member("aaaa"u8.ToArray()));
        Inflates("a"u8.ToArray(), new DeflateBits().Dynamic(Literals(1, 2, 2), [0]).Code("0").Code("10").Member("a"u8.ToArray()));
        Damaged(new DeflateBits().Dynamic(Literals(1, 2, 2), [0]).Code("0").Code("11").Code("0").Code("10").Member("aaaa"u8.ToArray()));
        Inflates([], new DeflateBits().Dynamic(Literals(0, 1, 0), [0]).Code("0").Member());
        Damaged(new DeflateBits().Dynamic(Literals(0, 1, 0), [0]).Code("1").Member());
        // no end, too many codes, too few of literals, too few of distances
        Damaged(new DeflateBits().Dynamic(Literals(1, 0, 1), [1]).Code("0").Member("a"u8.ToArray()));
        Damaged(new DeflateBits().Dynamic(Literals(1, 1, 2), [1]).Code("0").Code("1").Member("a"u8.ToArray()));
        Damaged(new DeflateBits().Dynamic(Literals(2, 2, 2), [1]).Code("00").Code("01").Member("a"u8.ToArray()));
        Damaged(new DeflateBits().Dynamic(Literals(1, 2, 2), [2, 2]).Code("0").Code("10").Member("a"u8.ToArray()));
        Damaged(new DeflateBits().Dynamic(Literals(1, 2, 2), [1, 1, 1]).Code("0").Code("10").Member("a"u8.ToArray()));
    }

    [Fact]
    public void Codes_of_every_length_up_to_fifteen_bits_are_read()
    {
        // lengths 1, 2 … 15, 15: literals 0 to 13 and the end, and a copy of three with 15 bits
        int[] literals = [.. Enumerable.Range(0, 258).Select(n => n < 14 ? n + 1 : n >= 256 ? 15 : 0)];
        int[] distances = [.. Enumerable.Range(0, 16).Select(n => Math.Min(n + 1, 15))];
        var bits = new DeflateBits().Dynamic(literals, distances);
        for (var n = 0; n < 14; n++) bits.Code(new string('1', n) + "0");
        for (var n = 0; n < 6; n++) bits.Code(new string('1', 15)).Code(new string('1', n) + "0").Number(n < 4 ? 0 : 1, n < 4 ? 0 : 1);
        List<byte> bytes = [.. Enumerable.Range(0, 14).Select(n => (byte)n)];
        foreach (var distance in (int[])[1, 2, 3, 4, 6, 8])
            for (var n = 0; n < 3; n++) bytes.Add(bytes[^distance]);
        Inflates([.. bytes], bits.Code(new string('1', 14) + "0").Member([.. bytes]));
    }

    [Fact]
    public void Data_cut_anywhere_end_in_damage_after_bytes_that_were_there()
    {
        byte[] bytes = [.. Voxels(3000, 17, 60), .. Runs(3000, 18)];
        foreach (var zipped in (byte[][])[Zipped(bytes, 6), Zipped(bytes, 0), Zipped(bytes, 6, ZLibCompressionStrategy.Fixed)])
            for (var length = 0; length < zipped.Length; length++)
            {
                var got = Damaged(zipped[..length], 1 + length % 100);
                Assert.True(got.Length <= bytes.Length && bytes.AsSpan(0, got.Length).SequenceEqual(got), $"cut at {length}");
            }
    }

    [Fact]
    public void Damaged_data_are_refused_where_the_runtime_refuses_them_and_else_give_the_same() =>
        Gen.Select(Gen.Int[1, 4000], Gen.Int[0, 9], Gen.Int[1, 8], Gen.Int[0, 4], Gen.UInt).Sample((length, level, changes, strategy, seed) =>
        {
            var random = new Random((int)seed);
            var bytes = seed % 2 == 0 ? Voxels(length, seed, seed % 100) : Runs(length, seed);
            var zipped = Zipped(bytes, level, _strategies[strategy]);
            for (var n = 0; n < changes; n++) zipped[random.Next(zipped.Length)] ^= (byte)(1 << random.Next(8));
            if (AsTheRuntime(zipped) is { } expected) Inflates(expected, zipped, 1 + (int)(seed % 3000), 1 + (int)(seed % 9000));
            else Damaged(zipped, 1 + (int)(seed % 3000));
        }, iter: 5000);

    [Fact]
    public void A_bomb_takes_no_more_memory_than_a_window()
    {
        var zipped = Zipped(new byte[64 << 20], 9);
        using var decoder = new GzipDecoder(new MemoryStream(zipped));
        var before = GC.GetAllocatedBytesForCurrentThread();
        while (!decoder.Next().IsEmpty) { }
        Assert.Equal(64 << 20, decoder.Length);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4096);
    }

    private static void Inflates(byte[] expected, byte[] zipped, int piece = int.MaxValue, int block = 10_000)
    {
        var (got, damaged) = Inflated(zipped, piece, block);
        Assert.False(damaged);
        Assert.True(expected.AsSpan().SequenceEqual(got), $"{expected.Length} bytes, found {got.Length} or others");
    }

    private static byte[] Damaged(byte[] zipped, int piece = int.MaxValue)
    {
        var (got, damaged) = Inflated(zipped, piece, 2000);
        Assert.True(damaged);
        return got;
    }

    private static (byte[] Bytes, bool Damaged) Inflated(byte[] zipped, int piece, int block)
    {
        using var decoder = new GzipDecoder(new PieceStream(zipped, piece), block);
        var bytes = new MemoryStream();
        while (decoder.Next() is { IsEmpty: false } next) bytes.Write(next);
        Assert.Equal(bytes.Length, decoder.Length);
        return (bytes.ToArray(), decoder.IsDamaged);
    }

    private static byte[]? AsTheRuntime(byte[] zipped)
    {
        using var stream = new GZipStream(new MemoryStream(zipped), CompressionMode.Decompress);
        var bytes = new MemoryStream();
        try
        {
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[] Zipped(byte[] bytes, int level, ZLibCompressionStrategy strategy = ZLibCompressionStrategy.Default)
    {
        if (bytes.Length == 0) return new DeflateBits().Number(1, 1).Number(1, 2).Fixed(256).Member();
        using var zipped = new MemoryStream();
        var options = new ZLibCompressionOptions { CompressionLevel = level, CompressionStrategy = strategy };
        using (var stream = new GZipStream(zipped, options)) stream.Write(bytes);
        return zipped.ToArray();
    }

    private static byte[] Header(int flags)
    {
        List<byte> header = [0x1f, 0x8b, 8, (byte)flags, 1, 2, 3, 4, 0, 255];
        if ((flags & 4) != 0) header.AddRange([5, 0, 0, 9, 0, 9, 255]);
        if ((flags & 8) != 0) header.AddRange([.. "name.nii"u8, 0]);
        if ((flags & 16) != 0) header.AddRange([.. "a comment"u8, 0]);
        // the low half of the header's own CRC-32, which the trailer of a member that holds the header gives
        if ((flags & 2) != 0) header.AddRange(NiftiBytes.Gzip([.. header])[^8..^6]);
        return [.. header];
    }

    private static byte[] Noise(int length, long seed)
    {
        var bytes = new byte[length];
        new Random((int)seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>16-bit voxels around 8000, with noise.</summary>
    private static byte[] Voxels(int count, long seed, double noise)
    {
        var random = new Random((int)seed);
        return [.. Enumerable.Range(0, count).SelectMany(n => BitConverter.GetBytes((short)(8000 + noise * (random.NextDouble() + random.NextDouble() - 1))))];
    }

    /// <summary>Runs of one value or of a few, of all lengths.</summary>
    private static byte[] Runs(int length, long seed)
    {
        var random = new Random((int)seed);
        var bytes = new byte[length];
        for (var n = 0; n < length;)
        {
            var period = random.Next(4) == 0 ? random.Next(1, 40) : 1;
            var end = Math.Min(length, n + random.Next(1, 600));
            for (var start = n; n < end; n++) bytes[n] = n - start < period ? (byte)random.Next(256) : bytes[n - period];
        }
        return bytes;
    }

    /// <summary>Words of a small dictionary, so that copies are near and far.</summary>
    private static byte[] Words(int length, long seed)
    {
        var random = new Random((int)seed);
        byte[][] words = [.. Enumerable.Range(0, 500).Select(n => Noise(random.Next(2, 20), n))];
        return [.. Enumerable.Range(0, length).SelectMany(_ => words[(int)(500 * Math.Pow(random.NextDouble(), 3))]).Take(length)];
    }

    private static IEnumerable<byte> Repeated(byte[] bytes, int length) => Enumerable.Range(0, length).Select(n => bytes[n % bytes.Length]);
}
