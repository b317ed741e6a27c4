using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public class ReferenceHeightsTests
{
    private static readonly Dictionary<string, double> s_durations = new() { ["cue"] = 6, ["rest"] = 20 };

    [Fact]
    public void A_peak_is_the_height_of_the_modelled_response()
    {
        var reference = ReferenceHeights.Peak(s_durations, ResponseShape.Spm, 2);
        Assert.Equal("peak", reference.Convention);
        Assert.Equal(Regressor.Height(ResponseShape.Spm, 2, 6), reference.Heights["cue"]);
        Assert.Equal(Regressor.Height(ResponseShape.Spm, 2, 20), reference.Heights["rest"]);
        Assert.Equal(20, reference.Durations["rest"]);
    }

    [Fact]
    public void A_plateau_is_one()
    {
        var reference = ReferenceHeights.Plateau(s_durations);
        Assert.Equal("plateau", reference.Convention);
        Assert.All(reference.Heights.Values, height => Assert.Equal(1, height));
    }

    [Fact]
    public void The_reference_duration_is_the_median_of_a_trial_types_events()
    {
        Event[] events = [new(0, 2, "a"), new(1, 9, "a"), new(2, 3, "a"), new(3, 4, "b"), new(4, 5, "b")];
        var durations = ReferenceHeights.TaskDurations(events);
        Assert.Equal(3, durations["a"]);
        Assert.Equal(4.5, durations["b"]);
    }
}
