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

    /// <summary>The same text as <c>G10</c> in the invariant culture.</summary>
    public static string Text(double number)
    {
        if (number == 0 && !double.IsNegative(number)) return "0";
        var size = Math.Abs(number);
        if (!(size >= 1e-4 && size < Most)) return Slow(number);
        var point = PlacesBefore(size);                 // digits before the decimal point, 0 or less below 0.1
        var scaled = size * Powers[Digits - point];
        var whole = Math.Floor(scaled);
        // scaled is off by less than 2e-6: nearer to a half than that, rounding must be left to exact arithmetic
        if (Math.Abs(scaled - whole - 0.5) < 1e-5 || scaled < Least || whole >= Most - 1) return Slow(number);
        return Written(number < 0, (long)(scaled - whole > 0.5 ? whole + 1 : whole), point);
    }

    private static string Slow(double number) => number.ToString("G10", CultureInfo.InvariantCulture);

    private static int PlacesBefore(double size)
    {
        var point = -3;
        while (size >= (point >= 0 ? Powers[point] : 1 / Powers[-point])) point++;
        return point;
    }

    private static string Written(bool negative, long digits, int point)
    {
        var count = Digits;
        for (; count > 1 && digits % 10 == 0; count--) digits /= 10;
        Span<char> text = stackalloc char[Digits + 8];
        var at = text.Length;
        for (var place = Math.Max(count, point) - 1; place >= Math.Min(0, point - 1); place--)
        {
            if (place == point - 1 && at < text.Length) text[--at] = '.';
            var isDigit = place >= 0 && place < count;
            text[--at] = isDigit ? (char)('0' + digits % 10) : '0';
            if (isDigit) digits /= 10;
        }
        if (negative) text[--at] = '-';
        return new string(text[at..]);
    }
}
