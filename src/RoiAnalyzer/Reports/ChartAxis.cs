using System.Globalization;

namespace RoiAnalyzer.Reports;

/// <summary>From values to pixels, with ticks at round steps of 1, 2 or 5, and a little room beyond the values at both ends.</summary>
internal sealed class ChartAxis
{
    private const double Room = 0.04;

    private readonly double _step;
    private readonly double _fromPixel;
    private readonly double _toPixel;
    private readonly int _first;
    private readonly int _last;

    /// <summary>An axis over these values and zero, or a tenth around zero where there are none; about <paramref name="steps"/> ticks.</summary>
    public ChartAxis(IEnumerable<double> values, double fromPixel, double toPixel, int steps = 5)
    {
        var known = values.Where(double.IsFinite).Append(0).ToList();
        var (low, high) = (known.Min(), known.Max());
        if (high - low < 1e-9 * Math.Max(1, Math.Abs(high))) (low, high) = (low - 0.1, high + 0.1);
        _step = Round((high - low) / steps);
        (Low, High) = (low - Room * (high - low), high + Room * (high - low));
        (_first, _last) = ((int)Math.Ceiling(Low / _step), (int)Math.Floor(High / _step));
        (_fromPixel, _toPixel) = (fromPixel, toPixel);
    }

    public double Low { get; }

    public double High { get; }

    /// <summary>Values of the ticks.</summary>
    public IEnumerable<double> Ticks => Enumerable.Range(_first, _last - _first + 1).Select(i => i * _step);

    /// <summary>The pixel of a value.</summary>
    public double At(double value) => _fromPixel + (value - Low) / (High - Low) * (_toPixel - _fromPixel);

    /// <summary>A tick's label, with as many decimals as the step needs.</summary>
    public string Label(double tick)
    {
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(_step) - 1e-9), 0, 9);
        var text = Math.Abs(tick).ToString($"F{decimals}", CultureInfo.InvariantCulture);
        return tick < -_step / 2 ? $"\u2212{text}" : text;
    }

    private static double Round(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        var share = step / power;
        return power * (share <= 1.0000001 ? 1 : share <= 2.0000001 ? 2 : share <= 5.0000001 ? 5 : 10);
    }
}
