using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace RoiAnalyzer.Tests.Models;

/// <summary>
/// data/glm-truth/spm-hrf: what spm_hrf, spm_get_bf and spm_dctmtx returned in Octave, doubles in MATLAB's level 5 format and
/// text (from nipy, BSD-3-Clause).
/// </summary>
internal static class SpmFiles
{
    private const string Folder = "data/glm-truth/spm-hrf/";
    private const int Compressed = 15, Header = 128;

    /// <summary>The numbers of a variable, column by column; a cell array has one array a cell.</summary>
    public static IReadOnlyList<double[]> Read(string file, string variable)
    {
        foreach (var (type, data) in Elements(File.ReadAllBytes(Shared.File(Folder + file))[Header..]))
        {
            var parts = Elements(type == Compressed ? Elements(Inflated(data)).Single().Data : data).ToList();
            if (Encoding.ASCII.GetString(parts[2].Data) != variable) continue;
            const int cell = 1;
            return parts[0].Data[0] == cell ? [.. parts.Skip(3).Select(part => Doubles([.. Elements(part.Data)]))] : [Doubles(parts)];
        }
        throw new InvalidDataException($"{file} has no {variable}");
    }

    /// <summary>The rows of a text matrix, as words.</summary>
    public static string[][] Words(string file) =>
        [.. File.ReadAllLines(Shared.File(Folder + file)).Where(line => line.Trim().Length > 0).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static double[] Doubles(List<(int Type, byte[] Data)> parts)
    {
        Assert.Equal(9, parts[3].Type);
        return [.. Enumerable.Range(0, parts[3].Data.Length / 8).Select(n => BinaryPrimitives.ReadDoubleLittleEndian(parts[3].Data.AsSpan(8 * n)))];
    }

    private static IEnumerable<(int Type, byte[] Data)> Elements(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var (type, length) = (BitConverter.ToUInt16(bytes, at), BitConverter.ToUInt16(bytes, at + 2));
            var small = length > 0;
            var count = small ? length : BitConverter.ToInt32(bytes, at + 4);
            var from = at + (small ? 4 : 8);
            yield return (type, bytes[from..(from + count)]);
            at = small ? at + 8 : from + (type == Compressed ? count : (count + 7) / 8 * 8);
        }
    }

    private static byte[] Inflated(byte[] data)
    {
        using var stream = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        var whole = new MemoryStream();
        stream.CopyTo(whole);
        return whole.ToArray();
    }
}
