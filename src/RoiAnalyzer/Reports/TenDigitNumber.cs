using System.Globalization;

namespace RoiAnalyzer.Reports;

/// <summary>
/// A number as text of ten significant digits, the format <c>G10</c>. A study's tables hold hundreds of thousands of them, and
/// .NET's own formatting, which works for any number of digits, takes some times as long.
/// </summary>
internal static class TenDigitNumber
{
    private const int Digits = 10;
    private const double Least = 1e9, Most = 1e10;      // ten digits before the point
    private static readonly double[] Powers = [.. Enumerable.Range(0, 15).Select(n => Math.Pow(10, n))];

    /// <summary>The most letters that a number has here.</summary>
    public const int MostLetters = Digits + 8;

    /// <summary>The same text as <c>G10</c> in the invariant culture.</summary>
    public static string Text(double number)
    {
        Span<char> text = stackalloc char[MostLetters];
        return TryWrite(number, text, out var length) ? new string(text[..length]) : number.ToString("G10", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Writes the text at the beginning of a span of <see cref="MostLetters"/>; false, and nothing written, where the number is
    /// written with an exponent, or is so near to a tie that only exact arithmetic can round it.
    /// </summary>
    public static bool TryWrite(double number, Span<char> text, out int length)
    {
        length = 1;
        text[0] = '0';
        if (number == 0) return !double.IsNegative(number);
        var size = Math.Abs(number);
        if (!(size >= 1e-4 && size < Most)) return false;
        var point = PlacesBefore(size);                 // digits before the decimal point, 0 or less below 0.1
        var scaled = size * Powers[Digits - point];
        var whole = Math.Floor(scaled);
        // scaled is off by less than 2e-6
        if (Math.Abs(scaled - whole - 0.5) < 1e-5 || scaled < Least || whole >= Most - 1) return false;
        length = Write(number < 0, (long)(scaled - whole > 0.5 ? whole + 1 : whole), point, text);
        return true;
    }

    private static int PlacesBefore(double size)
    {
        var point = -3;
        while (size >= (point >= 0 ? Powers[point] : 1 / Powers[-point])) point++;
        return point;
    }

    private static int Write(bool negative, long digits, int point, Span<char> text)
    {
        var count = Digits;
        for (; count > 1 && digits % 10 == 0; count--) digits /= 10;
        var (first, last) = (Math.Min(0, point - 1), Math.Max(count, point) - 1);
        var length = last - first + 1 + (last > point - 1 ? 1 : 0) + (negative ? 1 : 0);
        var at = length;
        for (var place = last; place >= first; place--)
        {
            if (place == point - 1 && at < length) text[--at] = '.';
            var isDigit = place >= 0 && place < count;
            text[--at] = isDigit ? (char)('0' + digits % 10) : '0';
            if (isDigit) digits /= 10;
        }
        if (negative) text[--at] = '-';
        return length;
    }
}
