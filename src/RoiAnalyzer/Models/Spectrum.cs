namespace RoiAnalyzer.Models;

/// <summary>How much of a series' fluctuation is slow.</summary>
public static class Spectrum
{
    /// <summary>The band of fALFF, in Hz.</summary>
    public const double From = 0.01, To = 0.08;

    /// <summary>
    /// fALFF = Σ√P(0.01…0.08 Hz) / Σ√P(all) (Zou et al. 2008), of a series less its line. P are powers at k/(n·TR), k = 1…⌊n/2⌋, by
    /// Lomb's and Scargle's periodogram over the volumes that are kept, which is Fourier's where all are. NaN where nothing is left of
    /// the series, or fewer than four volumes are kept.
    /// </summary>
    public static double FractionalAmplitude(ReadOnlySpan<double> series, double repetitionTime, IReadOnlyCollection<int>? censored = null)
    {
        var power = Powers(series, repetitionTime, censored);
        double slow = 0, all = 0;
        foreach (var (frequency, p) in power)
        {
            var amplitude = Math.Sqrt(p);
            all += amplitude;
            // a bin that is the band's edge belongs to it, whatever way its quotient was rounded
            if (frequency >= From * (1 - 1e-9) && frequency <= To * (1 + 1e-9)) slow += amplitude;
        }
        return all > 0 ? slow / all : double.NaN;
    }

    /// <summary>The powers at k/(n·TR), k = 1…⌊n/2⌋: for a whole series |Σ x·e^(−2πikt/n)|² / n.</summary>
    public static IReadOnlyList<(double Frequency, double Power)> Powers(ReadOnlySpan<double> series, double repetitionTime, IReadOnlyCollection<int>? censored = null)
    {
        var left = censored is null ? [] : censored.ToHashSet();
        int[] kept = [.. Enumerable.Range(0, series.Length).Where(t => !left.Contains(t))];
        var powers = new List<(double, double)>();
        if (kept.Length < 4) return powers;
        var values = new double[kept.Length];
        for (var i = 0; i < kept.Length; i++) values[i] = series[kept[i]];
        WithoutLine(values, kept);
        for (var k = 1; k <= series.Length / 2; k++) powers.Add((k / (series.Length * repetitionTime), At(values, kept, (double)k / series.Length)));
        return powers;
    }

    /// <summary>Scargle (1982): cosines and sines about the phase at which they are orthogonal over the volumes kept.</summary>
    private static double At(double[] values, int[] volumes, double cyclesAVolume)
    {
        double sines = 0, cosines = 0;
        foreach (var t in volumes)
        {
            var (s, c) = Math.SinCos(4 * Math.PI * cyclesAVolume * t);
            (sines, cosines) = (sines + s, cosines + c);
        }
        // over evenly spaced volumes both vanish but for rounding, and any phase will do
        var phase = Math.Abs(sines) + Math.Abs(cosines) < 1e-6 * volumes.Length ? 0 : Math.Atan2(sines, cosines) / 2;
        double byCosine = 0, bySine = 0, cosine2 = 0, sine2 = 0;
        for (var i = 0; i < volumes.Length; i++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * cyclesAVolume * volumes[i] - phase);
            byCosine += values[i] * c;
            bySine += values[i] * s;
            cosine2 += c * c;
            sine2 += s * s;
        }
        var negligible = 1e-9 * volumes.Length;
        // twice as large where cosine or sine has no part: that is Fourier's highest frequency
        return cosine2 < negligible ? bySine * bySine / sine2 : sine2 < negligible ? byCosine * byCosine / cosine2
            : (byCosine * byCosine / cosine2 + bySine * bySine / sine2) / 2;
    }

    private static void WithoutLine(double[] values, int[] times)
    {
        var (mean, middle) = (values.Average(), times.Average());
        double product = 0, square = 0;
        for (var i = 0; i < values.Length; i++)
        {
            product += (times[i] - middle) * (values[i] - mean);
            square += (times[i] - middle) * (times[i] - middle);
        }
        for (var i = 0; i < values.Length; i++) values[i] -= mean + product / square * (times[i] - middle);
    }
}
