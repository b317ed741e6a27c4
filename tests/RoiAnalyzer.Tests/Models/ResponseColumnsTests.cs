using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public class ResponseColumnsTests
{
    private static readonly ModelPlan s_plain = new() { Confounds = ["none"], FramewiseDisplacementLimit = null };
    private static readonly Timing s_timing = new(2, 120, 0.5);

    [Fact]
    public void Derivatives_hold_nothing_of_the_columns_before_them()
    {
        var design = Build([new Event(10, 6, "cue"), new Event(60, 3, "cue"), new Event(131, 8, "cue")], s_plain with { Basis = ResponseBasis.Dispersion });
        Assert.Equal(["cue", "cue_derivative", "cue_dispersion"], design.Names.Take(3));
        for (var a = 0; a < 3; a++)
            for (var b = 0; b < a; b++)
                Assert.Equal(0, design.Columns[a].Zip(design.Columns[b], (x, y) => x * y).Sum() / Math.Sqrt(Square(a) * Square(b)), 1e-12);

        double Square(int column) => design.Columns[column].Sum(x => x * x);
    }

    [Fact]
    public void A_bin_is_one_where_a_volume_lies_in_it_after_an_onset_whatever_the_duration()
    {
        // volumes at 1, 3, 5 … s; onsets at 9.1 and 40.6 s, off the grid's steps by less than one
        var plan = s_plain with { Basis = ResponseBasis.Fir, Fir = new FirPlan { BinSeconds = 4, WindowSeconds = 12 } };
        var design = Build([new Event(9.1, 0, "cue"), new Event(40.6, 30, "cue")], plan);
        Assert.Equal(["cue_delay_0", "cue_delay_1", "cue_delay_2"], design.Names.Take(3));
        for (var bin = 0; bin < 3; bin++)
            for (var t = 0; t < 60; t++)
            {
                var inside = new[] { 9.1, 40.6 }.Any(onset => 2 * t + 1 - onset >= 4 * bin && 2 * t + 1 - onset < 4 * bin + 4);
                Assert.Equal(inside ? 1 : 0, design.Columns[bin][t], 1e-9);
            }
    }

    [Fact]
    public void A_planted_response_of_any_shape_comes_back_bin_by_bin_and_as_the_mean_of_those_declared()
    {
        double[] planted = [0, 2, 5, 4, -1, 3];
        double[] onsets = [10.3, 31.5, 58.4, 90.1, 103.6, 150.5, 181.4, 208.2];
        var plan = s_plain with { Basis = ResponseBasis.Fir, HighPassSeconds = null, Fir = new FirPlan { WindowSeconds = 12, AverageFrom = 4, AverageTo = 8 } };
        var design = Build([.. onsets.Select(onset => new Event(onset, 1, "cue"))], plan);
        var series = new double[120];
        for (var t = 0; t < series.Length; t++)
            series[t] = 500 + onsets.Sum(onset => 2 * t + 1 - onset is >= 0 and < 12 and var since ? planted[(int)(since / 2)] : 0);
        var fit = FirstLevel.Fit(series, design, NoiseModel.Ols);
        var curve = ResponseCurve.Of(fit, "NAcc_L", plan.Fir, 2).ToList();
        Assert.Equal(planted.Length, curve.Count);
        for (var bin = 0; bin < planted.Length; bin++)
        {
            Assert.Equal((2.0 * bin, 2.0 * bin + 2), (curve[bin].From, curve[bin].To));
            Assert.Equal(planted[bin], curve[bin].Effect!.Value.Effect, 1e-9);
            Assert.Equal(planted[bin] / 5, curve[bin].Percent!.Value.Effect, 1e-9);
        }
        var cue = new Contrast("cue", new Dictionary<string, double> { ["cue"] = 1 });
        Assert.Equal(4.5, fit.Estimate(cue)!.Value.Effect, 1e-9);
        Assert.Equal(0.9, PercentSignalChange.Of(fit, cue, ReferenceHeights.Bins(new Dictionary<string, double> { ["cue"] = 1 }))!.Estimate.Effect, 1e-9);
    }

    [Fact]
    public void A_modulator_is_centred_on_the_mean_of_its_condition_and_is_found_with_the_height_of_the_response()
    {
        var plan = s_plain with { Modulators = ["gain"], HighPassSeconds = null };
        Event[] events = [Gamble(10, 4), Gamble(48, 10), Gamble(90, 1), Gamble(150, 5), new(120, 3, "rest"), new(200, 3, "rest")];
        var design = Build(events, plan);
        Assert.Equal(["gamble", "gamble:gain", "rest", DesignMatrix.Constant], design.Names);
        Assert.Contains("rest has no column for gain", Assert.Single(design.Notes), StringComparison.Ordinal);
        // the mean gain is 5: the column is that of events as high as their distances from it
        var expected = Regressor.Convolve([.. events.Take(4).Select(e => e with { Modulation = e.ValueOf("gain") - 5 })], s_timing, ResponseShape.Spm);
        Golden.Equal(expected, design.Columns[1], 1e-14);
        var series = new double[120];
        for (var t = 0; t < series.Length; t++) series[t] = 1000 + 7 * design.Columns[0][t] + 1.5 * design.Columns[1][t];
        var fit = FirstLevel.Fit(series, design, NoiseModel.Ols);
        var gain = new Contrast("gain", new Dictionary<string, double> { ["gamble:gain"] = 1 });
        Assert.Equal(1.5, fit.Estimate(gain)!.Value.Effect, 1e-9);
        var heights = ReferenceHeights.Peak(new Dictionary<string, double> { ["gamble"] = 3 }, ResponseShape.Spm, 2);
        Assert.Equal(0.15 * heights.Heights["gamble"], PercentSignalChange.Of(fit, gain, heights)!.Estimate.Effect, 1e-9);
    }

    [Fact]
    public void A_modulator_that_only_some_events_have_is_refused_by_condition()
    {
        var fault = Assert.Throws<InputException>(() => Build([Gamble(10, 4), Gamble(48, 7), new(90, 3, "gamble")], s_plain with { Modulators = ["gain"] }));
        Assert.Contains("gain", fault.Message, StringComparison.Ordinal);
        Assert.Contains("3 events of gamble", fault.Message, StringComparison.Ordinal);
    }

    private static Event Gamble(double onset, double gain) => new(onset, 3, "gamble") { Values = new Dictionary<string, double> { ["gain"] = gain } };

    private static DesignMatrix Build(IReadOnlyList<Event> events, ModelPlan plan) =>
        DesignMatrix.Build(events, s_timing, Nuisance.Choose(null, plan, 120), plan);
}
