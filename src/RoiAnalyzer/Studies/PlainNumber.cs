namespace RoiAnalyzer.Studies;

/// <summary>
/// Numbers as tables mostly write them: a sign or none, digits, a point or none, at most fifteen digits in all. The digits as a
/// whole number and the power of ten are doubles without error then, and their quotient is rounded once (Clinger 1990), so the
/// result is that of any correct reader, in a fraction of the time.
/// </summary>
internal static class PlainNumber
{
    private const int MostDigits = 15;
    private static readonly double[] Powers = [.. Enumerable.Range(0, MostDigits + 1).Select(n => Math.Pow(10, n))];

    /// <summary>The number; false where the text is another kind of number, or none.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out double number)
    {
        var negative = text.Length > 0 && text[0] == '-';
        var (digits, count, behind) = (0L, 0, -1);
        foreach (var letter in negative ? text[1..] : text)
        {
            if (letter == '.' && behind < 0)
            {
                behind = count;
                continue;
            }
            number = double.NaN;
            if (!char.IsAsciiDigit(letter) || ++count > MostDigits) return false;
            digits = 10 * digits + (letter - '0');
        }
        number = digits / Powers[behind < 0 ? 0 : count - behind];
        if (negative) number = -number;
        return count > 0;
    }
}
