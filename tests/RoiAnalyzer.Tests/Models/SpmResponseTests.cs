using System.Globalization;
using MathNet.Numerics;
using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

/// <summary>
/// Ours is SPM's response but for three things, all of them nilearn's: the undershoot's share is 0.167 where SPM has 1/6, the gammas
/// begin one grid step late on an axis stretched by N/(N−1), and the derivative by time is over 0.1 s where SPM's is over 1 s. Here the
/// axis is chosen so that ours falls on SPM's times, and 1/3000 of the undershoot is taken off SPM's numbers; then all digits agree.
/// </summary>
public class SpmResponseTests
{
    private const double Undershoot = 0.167 - 1.0 / 6;

    // the canonical response, parameters 6, 16, 1, 1, 6, at repetition times of 0.5, 1 and 1.5 s among others in the file
    [Fact]
    public void On_SPM_s_times_the_response_is_spm_hrf_s_to_all_digits()
    {
        var parameters = SpmFiles.Read("spm_hrfs.mat", "params");
        var responses = SpmFiles.Read("spm_hrfs.mat", "hrfs");
        var canonical = parameters.Zip(responses).Where(pair => pair.First[1..] is [6, 16, 1, 1, 6]).ToList();
        Assert.Equal([0.5, 1, 1.5], canonical.Select(pair => pair.First[0]));
        foreach (var (p, spm) in canonical)
            Golden.Equal(WithOurUndershoot(spm, 1, k => k * p[0]), OnGrid(spm.Length, p[0]), 1e-13);
    }

    // science's own numbers, ten decimals: reference/hrf_dct.txt
    [Theory]
    [InlineData(2.0, 17), InlineData(1.0, 33), InlineData(0.8, 41)]
    public void On_SPM_s_times_the_response_is_the_printed_one_to_its_ten_decimals(double repetitionTime, int count)
    {
        var head = FormattableString.Invariant($"SPM hrf TR {repetitionTime:0.0} n {count}");
        var lines = File.ReadAllLines(Shared.File("reference/hrf_dct.txt")).SkipWhile(line => line.Trim() != head).Skip(1)
            .TakeUntil(line => line.Contains(']', StringComparison.Ordinal));
        double[] printed = [.. string.Join(' ', lines).Trim('[', ']', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number)];
        Assert.True(printed.Length >= 17);
        var (theirs, ours) = (Enumerable.Range(0, count).Sum(k => Spm(k * repetitionTime)), Enumerable.Range(0, count).Sum(k => Spm(k * repetitionTime) - Undershoot * Gamma(k * repetitionTime, 16)));
        var computed = OnGrid(count, repetitionTime);
        for (var k = 0; k < printed.Length; k++)
            Assert.Equal(printed[k], (computed[k] * ours + Undershoot * Gamma(k * repetitionTime, 16)) / theirs, 0.5e-10 + 1e-15);
    }

    // spm_get_bf on a grid of 0.01 s; every fifty-seventh of its points is one of ours where 57 values are 0.57 s apart
    [Fact]
    public void The_derivative_by_dispersion_is_spm_get_bf_s()
    {
        var (spm, dispersion) = (SpmFiles.Read("spm_bases.mat", "hrf")[0], SpmFiles.Read("spm_bases.mat", "ddhrf")[0]);
        double[] wider = [.. spm.Zip(dispersion, (h, d) => h - 0.01 * d)];
        double[] expected = [.. OnOurs(spm, 1).Zip(OnOurs(wider, 1.01), (h, w) => (h - w) / 0.01)];
        Golden.Equal(expected, HemodynamicResponse.DispersionDerivative(ResponseShape.Spm, 0.56, 1, 31.92), 1e-11);
    }

    [Fact]
    public void The_derivative_by_time_is_the_same_quotient_over_a_tenth_of_a_second_instead_of_one()
    {
        var (spm, time) = (SpmFiles.Read("spm_bases.mat", "hrf")[0], SpmFiles.Read("spm_bases.mat", "dhrf")[0]);
        double[] later = [.. spm.Zip(time, (h, d) => h - d)];     // SPM's response that begins a second later, its sum again 1
        Golden.Equal(OnOurs(later, 1, onset: 1), HemodynamicResponse.Sampled(ResponseShape.Spm, 0.56, 1, 31.92, onset: 1), 1e-12);
        double[] tenth = [.. new double[10], .. spm[..^10]];
        double[] expected = [.. OnOurs(spm, 1).Zip(OnOurs(tenth, 1, onset: 0.1), (h, l) => (h - l) / 0.1)];
        Golden.Equal(expected, HemodynamicResponse.TimeDerivative(ResponseShape.Spm, 0.56, 1, 31.92), 1e-11);
    }

    /// <summary>Ours at 0, TR, 2 TR …: the delay of one step taken off, the axis stretched to whole repetition times.</summary>
    private static double[] OnGrid(int count, double repetitionTime)
    {
        var step = repetitionTime * (count - 1) / count;
        return HemodynamicResponse.Sampled(ResponseShape.Spm, step, 1, repetitionTime * (count - 1), -step);
    }

    /// <summary>Of a response on SPM's grid of 0.01 s, what ours has where a step is 0.56 s and the length 31.92 s.</summary>
    private static double[] OnOurs(double[] spm, double dispersion, double onset = 0)
    {
        var sum = Enumerable.Range(0, spm.Length).Sum(k => Spm(0.01 * k - onset, dispersion));
        var scale = sum / spm.Sum();
        double[] raw = [.. Enumerable.Range(0, 57).Select(n => 57 * n - 56).Select(k => k < 0 ? 0 : spm[k] * scale - Undershoot * Gamma(0.01 * k - onset, 16))];
        return [.. raw.Select(value => value / raw.Sum())];
    }

    private static double[] WithOurUndershoot(double[] spm, double dispersion, Func<int, double> time)
    {
        var sum = Enumerable.Range(0, spm.Length).Sum(k => Spm(time(k), dispersion));
        double[] raw = [.. spm.Select((value, k) => value * sum - Undershoot * Gamma(time(k), 16))];
        return [.. raw.Select(value => value / raw.Sum())];
    }

    /// <summary>SPM's response in science.md 2.1, whose sums undo the scaling of the files.</summary>
    private static double Spm(double time, double dispersion = 1) => Gamma(time, 6, dispersion) - Gamma(time, 16) / 6;

    private static double Gamma(double time, double delay, double dispersion = 1)
    {
        if (time <= 0) return 0;
        var shape = delay / dispersion;
        return Math.Exp((shape - 1) * Math.Log(time / dispersion) - time / dispersion - SpecialFunctions.GammaLn(shape)) / dispersion;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

file static class Lines
{
    public static IEnumerable<string> TakeUntil(this IEnumerable<string> lines, Predicate<string> isLast)
    {
        foreach (var line in lines)
        {
            yield return line;
            if (isLast(line)) yield break;
        }
    }
}
