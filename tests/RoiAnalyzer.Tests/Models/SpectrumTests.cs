using RoiAnalyzer.Models;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Tests.Models;

public class SpectrumTests
{
    /// <summary>R 4: Mod(fft(lm(LakeHuron ~ time)$residuals))² / n, and the ratio of sums of their roots, at 2 s.</summary>
    [Fact]
    public void Powers_and_share_of_a_whole_series_are_those_of_Rs_fft()
    {
        var powers = Spectrum.Powers(LakeHuron.Levels, 2);
        Assert.Equal(49, powers.Count);
        double[] expected = [11.268762720131, 0.92003506637816, 12.742180426939];
        for (var k = 0; k < 3; k++) Assert.Equal(expected[k], powers[k].Power, 1e-10);
        Assert.Equal((0.25, 0.058084707303958), (powers[^1].Frequency, Math.Round(powers[^1].Power, 15)));
        Assert.Equal(0.52082088857341, Spectrum.FractionalAmplitude(LakeHuron.Levels, 2), 1e-11);
    }

    /// <summary>R 4: Scargle's formula over the 95 volumes that are left.</summary>
    [Fact]
    public void Of_a_censored_series_they_are_Lombs_and_Scargles()
    {
        int[] censored = [10, 11, 50];
        var powers = Spectrum.Powers(LakeHuron.Levels, 2, censored);
        double[] expected = [8.6353150108978, 1.3376988990875, 11.227545573348];
        for (var k = 0; k < 3; k++) Assert.Equal(expected[k], powers[k].Power, 1e-10);
        Assert.Equal(0.00029669253616945, powers[^1].Power, 1e-10);
        Assert.Equal(0.49493237154958, Spectrum.FractionalAmplitude(LakeHuron.Levels, 2, censored), 1e-10);
        var other = LakeHuron.Levels.ToArray();
        foreach (var t in censored) other[t] = 1e6;
        Assert.Equal(powers, Spectrum.Powers(other, 2, censored));
    }

    /// <summary>Closed form: a cosine of whole cycles has all of its power at its frequency. The line that is taken off costs little.</summary>
    [Fact]
    public void A_slow_wave_is_all_slow_a_quick_one_not_at_all_and_two_are_shared_by_their_heights()
    {
        Assert.Equal(1, Spectrum.FractionalAmplitude(Wave(1, 20, 0, 1), 2), 0.01);
        Assert.Equal(0, Spectrum.FractionalAmplitude(Wave(0, 20, 1, 100), 2), 0.01);
        Assert.Equal(0.75, Spectrum.FractionalAmplitude(Wave(3, 20, 1, 100), 2), 0.01);
    }

    /// <summary>Of white noise every frequency has the same amplitude on average: 43 of the 150 from 1/600 to 1/4 Hz lie in the band.</summary>
    [Fact]
    public void Of_white_noise_the_share_is_that_of_the_frequencies()
    {
        var random = new RandomNumbers(7);
        var shares = new double[400];
        var series = new double[300];
        for (var n = 0; n < shares.Length; n++)
        {
            random.FillNormal(series);
            shares[n] = Spectrum.FractionalAmplitude(series, 2);
        }
        var error = Math.Sqrt(shares.Sum(s => Math.Pow(s - shares.Average(), 2)) / 399 / 400);
        // the line that is taken off and the highest frequency, which has no sine, move it by less than a thousandth
        Assert.Equal(43 / 150.0, shares.Average(), 4 * error + 0.001);
        Assert.InRange(error, 1e-4, 0.002);
    }

    [Fact]
    public void A_line_and_too_few_volumes_have_no_share()
    {
        Assert.Empty(Spectrum.Powers([1, 2, 3], 2));
        Assert.True(double.IsNaN(Spectrum.FractionalAmplitude([1, 2, 3], 2)));
        Assert.Equal(double.NaN, Spectrum.FractionalAmplitude(new double[50], 2));
    }

    private static double[] Wave(double slow, int slowCycles, double quick, int quickCycles) =>
        [.. Enumerable.Range(0, 300).Select(t => slow * Math.Cos(2 * Math.PI * slowCycles * (t + 0.5) / 300) + quick * Math.Cos(2 * Math.PI * quickCycles * (t + 0.5) / 300))];
}
