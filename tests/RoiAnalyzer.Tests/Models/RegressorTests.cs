using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public class RegressorTests
{
    private static readonly Timing s_timing = new(2, 120, 0.5);

    // the columns of nilearn's designs are compared in DesignMatrixTests

    [Fact]
    public void A_lasting_event_settles_at_one()
    {
        var column = Regressor.Convolve([new Event(0, 200, "rest")], s_timing, ResponseShape.Spm);
        Assert.All(column[20..95], value => Assert.Equal(1, value, 1e-12));
    }

    [Fact]
    public void Overlapping_events_add_and_modulation_scales()
    {
        Event one = new(10, 6, "cue"), two = new(12.3, 6, "cue"), high = new(10, 6, "cue", 2.5);
        var sum = Regressor.Convolve([one], s_timing, ResponseShape.Glover)
            .Zip(Regressor.Convolve([two], s_timing, ResponseShape.Glover), (a, b) => a + b).ToArray();
        Golden.Equal(sum, Regressor.Convolve([one, two], s_timing, ResponseShape.Glover), 1e-14);
        var scaled = Array.ConvertAll(Regressor.Convolve([one], s_timing, ResponseShape.Glover), value => 2.5 * value);
        Golden.Equal(scaled, Regressor.Convolve([high], s_timing, ResponseShape.Glover), 1e-14);
    }

    [Fact]
    public void An_event_of_no_duration_lasts_a_fiftieth_of_the_repetition_time()
    {
        var point = Regressor.Convolve([new Event(10.01, 0, "cue")], s_timing, ResponseShape.Spm);
        var brief = Regressor.Convolve([new Event(10.01, 0.04, "cue")], s_timing, ResponseShape.Spm);
        Golden.Equal(brief, point, 1e-14);
        Assert.True(point.Max() > 0);
    }

    [Fact]
    public void An_event_that_began_before_the_run_still_acts_in_it()
    {
        var column = Regressor.Convolve([new Event(-6, 4, "cue")], s_timing, ResponseShape.Spm);
        Assert.True(column[0] > 0.3);
        Assert.Equal(0, column[20]);
    }

    [Fact]
    public void An_event_cut_by_the_runs_end_equals_one_that_ends_later()
    {
        var cut = Regressor.Convolve([new Event(230, 10, "cue")], s_timing, ResponseShape.Spm);
        var longer = Regressor.Convolve([new Event(230, 100, "cue")], s_timing, ResponseShape.Spm);
        Golden.Equal(cut, longer, 1e-14);
    }

    [Fact]
    public void The_column_is_the_brute_force_convolution()
    {
        // the definition: boxcars on the grid, a full convolution, linear interpolation, all in one go
        Event[] events = [new(3.1, 2.2, "cue"), new(17, 0, "cue"), new(30.37, 5, "cue", 0.7)];
        var timing = new Timing(1.5, 60, 0.25);
        var frames = timing.FrameTimes;
        var end = frames[^1] * (1 + 1.0 / 59);
        var count = (int)Math.Round(59 / (frames[^1] - frames[0]) * (end - frames[0] + 24) * 50 + 1);
        var step = (end - frames[0] + 24) / (count - 1);
        var boxcar = new double[count];
        foreach (var one in events)
        {
            var from = Enumerable.Range(0, count).First(i => frames[0] - 24 + i * step >= one.Onset);
            var until = Enumerable.Range(0, count).First(i => frames[0] - 24 + i * step >= one.Onset + one.Duration);
            for (var i = from; i < Math.Max(until, from + 1); i++) boxcar[i] += one.Modulation;
        }
        var kernel = HemodynamicResponse.Sampled(ResponseShape.Spm, 1.5);
        var fine = new double[count];
        for (var i = 0; i < count; i++)
            for (var k = 0; k <= Math.Min(i, kernel.Length - 1); k++) fine[i] += boxcar[i - k] * kernel[k];
        var expected = Array.ConvertAll(frames, time =>
        {
            var position = (time - frames[0] + 24) / step;
            var below = (int)position;
            return fine[below] + (position - below) * (fine[below + 1] - fine[below]);
        });
        Golden.Equal(expected, Regressor.Convolve(events, timing, ResponseShape.Spm), 1e-12);
    }

    // science.md 2.4 (reference/hrf_dct.txt), for continuous kernels that integrate to one. nilearn's sampled kernel differs:
    // its time axis is stretched by N/(N−1), N = 1600/TR, which acts most on brief events (0.3 per thousand at TR 0.5 s and
    // 1.3 at 2 s), and SPM's ratio is 0.167 in place of 1/6 and its tail cut at 32 s (0.2 per thousand of the plateau).
    [Theory]
    [InlineData(0.5, 0.105045, 0.173073)]
    [InlineData(1, 0.208783, 0.343455)]
    [InlineData(2, 0.4074, 0.665944)]
    [InlineData(4, 0.741997, 1.180862)]
    [InlineData(6, 0.96752, 1.468497)]
    [InlineData(8, 1.090002, 1.553432)]
    [InlineData(10, 1.13785, 1.555765)]
    [InlineData(12, 1.1445, 1.555765)]
    [InlineData(40, 1.1445, 1.555765)]
    public void The_height_of_a_reference_event_is_that_of_the_continuous_response(double duration, double spm, double glover)
    {
        Golden.Equal(spm, Regressor.Height(ResponseShape.Spm, 0.5, duration), 0.0006);
        Golden.Equal(glover, Regressor.Height(ResponseShape.Glover, 0.5, duration), 0.0006);
        Golden.Equal(spm, Regressor.Height(ResponseShape.Spm, 2, duration), 0.0016);
        Golden.Equal(glover, Regressor.Height(ResponseShape.Glover, 2, duration), 0.0016);
    }

    [Fact]
    public void The_height_of_an_event_of_no_duration_is_that_of_one_grid_step()
    {
        // the same table's row for an area of 1 s: 0.210529 and 0.34705 a second
        Golden.Equal(0.210529 * 0.01, Regressor.Height(ResponseShape.Spm, 0.5, 0), 0.0006);
        Golden.Equal(0.34705 * 0.01, Regressor.Height(ResponseShape.Glover, 0.5, 0), 0.0006);
    }

    [Fact]
    public void The_height_is_the_largest_value_that_the_column_can_reach()
    {
        var timing = new Timing(2, 120, 0);
        var reached = Enumerable.Range(0, 50)
            .Max(shift => Regressor.Convolve([new Event(19.99 + shift * 0.04, 6, "cue")], timing, ResponseShape.Spm).Max());
        Assert.Equal(Regressor.Height(ResponseShape.Spm, 2, 6), reached, 1e-12);
    }

    [Fact]
    public void Wrong_calls_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Regressor.Convolve([], new Timing(2, 1, 0), ResponseShape.Spm));
        Assert.Throws<ArgumentOutOfRangeException>(() => Regressor.Height(ResponseShape.Spm, 2, -1));
    }
}
