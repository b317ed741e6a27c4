using System.Globalization;

namespace RoiAnalyzer.Reports;

/// <summary>
/// Numbers as a paper prints them: signs always shown where there can be either, so that columns align; the minus is the
/// typographic one; no minus before a number that rounds to zero.
/// </summary>
internal static class ReportNumber
{
    /// <summary>Percent signal change, three decimals.</summary>
    public static string Percent(double value) => Signed(value, 3);

    /// <summary>A standardised change or a t, two decimals.</summary>
    public static string Ratio(double value) => Signed(value, 2);

    /// <summary>An interval in brackets.</summary>
    public static string Interval(Statistics.Interval interval, int decimals) => double.IsNaN(interval.Low)
        ? "n/a"
        : $"[{Signed(interval.Low, decimals)}, {Signed(interval.High, decimals)}]";

    /// <summary>A p-value to .001, below that <c>&lt; .001</c>.</summary>
    public static string P(double p)
    {
        if (double.IsNaN(p)) return "n/a";
        if (p < 0.001) return "<\u00a0.001";
        var text = p.ToString("0.000", CultureInfo.InvariantCulture);
        return text[0] == '0' ? text[1..] : text;
    }

    /// <summary>A p-value with its letter: <c>p = .012</c> or <c>p &lt; .001</c>.</summary>
    public static string P(string letter, double p) => P(p) is var text && text[0] == '<' ? $"{letter}\u00a0{text}" : $"{letter}\u00a0=\u00a0{text}";

    /// <summary>A number that is never negative, with so many decimals.</summary>
    public static string Plain(double value, int decimals) => double.IsNaN(value) ? "n/a" : value.ToString($"F{decimals}", CultureInfo.InvariantCulture);

    /// <summary>An effect without a unit with its interval, two decimals.</summary>
    public static string Effect(Statistics.EffectSize of) => double.IsNaN(of.Value) ? "n/a" : $"{Ratio(of.Value)} {Interval(of.Interval, 2)}";

    /// <summary>An agreement with its interval, two decimals, without plus signs.</summary>
    public static string Agreement(Statistics.EffectSize of) => Effect(of).Replace("+", "", StringComparison.Ordinal);

    /// <summary>Degrees of freedom: whole ones without decimals, others with one.</summary>
    public static string Degrees(double df) => df == Math.Round(df) ? Plain(df, 0) : Plain(df, 1);

    /// <summary>Three significant digits, as Bayes factors are printed.</summary>
    public static string Three(double value) => value is >= 0.001 and < 100_000 ? value.ToString(value >= 100 ? "F0" : "G3", CultureInfo.InvariantCulture) : value.ToString("0.0e+0", CultureInfo.InvariantCulture);

    /// <summary>A number as short as it is: <c>128</c>, <c>0.5</c>.</summary>
    public static string Short(double value) => value.ToString("0.###", CultureInfo.InvariantCulture).Replace('-', '\u2212');

    /// <summary>A whole number.</summary>
    public static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number with the noun it counts, which takes an s but for 1.</summary>
    public static string Count(int value, string noun) => $"{Count(value)} {noun}{(value == 1 ? "" : "s")}";

    private static string Signed(double value, int decimals)
    {
        if (double.IsNaN(value)) return "n/a";
        var text = Math.Abs(value).ToString($"F{decimals}", CultureInfo.InvariantCulture);
        var isZero = !text.AsSpan().ContainsAnyInRange('1', '9');
        return isZero ? text : value < 0 ? $"\u2212{text}" : $"+{text}";
    }
}
