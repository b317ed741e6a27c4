using MathNet.Numerics.Statistics;
using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public class ConditionMotionTests
{
    private static readonly Timing Timing = new(2, 100, 0.5);
    private static readonly Event[] Events = [new(20, 10, "b"), new(120, 10, "b"), new(60, 4, "a")];

    [Fact]
    public void The_correlation_is_Pearsons_without_the_first_volume()
    {
        var random = new Random(1);
        var fd = Enumerable.Range(0, 100).Select(t => t == 0 ? double.NaN : 0.1 + random.NextDouble() / 10).ToArray();
        var motion = Of(fd);
        Assert.Equal(["a", "b"], motion.Select(m => m.TrialType));
        Assert.Equal([1, 2], motion.Select(m => m.Events));
        foreach (var one in motion)
        {
            var response = Regressor.Convolve([.. Events.Where(e => e.TrialType == one.TrialType)], Timing, ResponseShape.Spm);
            // MathNet's own formula
            Assert.Equal(Correlation.Pearson(fd[1..], response[1..]), one.Correlation!.Value, 1e-12);
        }
    }

    [Fact]
    public void Spikes_are_counted_while_the_response_is_above_a_tenth_of_its_largest_value()
    {
        // volume t stands for 2 t + 1 s: at t = 12 (25 s) and t = 63 (127 s) condition b is high, at t = 33 (67 s) condition a
        var fd = Enumerable.Range(0, 100).Select(t => t is 5 or 12 or 33 or 63 or 95 ? 0.9 : 0.1 + t % 2 / 100.0).ToArray();
        Assert.Equal([("a", 1), ("b", 2)], Of(fd).Select(m => (m.TrialType, m.Spikes)));
        // every volume is a spike: those of the response above the share, counted by hand from the column
        var response = Regressor.Convolve(Events[..2], Timing, ResponseShape.Spm);
        Assert.Equal(response.Count(value => value > 0.1 * response.Max()), Of([.. Enumerable.Repeat(0.9, 100)])[1].Spikes);
    }

    [Fact]
    public void A_displacement_that_does_not_vary_goes_with_nothing() =>
        Assert.All(Of([.. Enumerable.Repeat(0.1, 100)]), m => Assert.Null(m.Correlation));

    private static IReadOnlyList<ConditionMotion> Of(double[] displacement)
    {
        var plan = new ModelPlan { Confounds = ["none"], FramewiseDisplacementLimit = 0.5 };
        return ConditionMotion.Of(Events, Timing, Nuisance.Choose(Table.Of(("framewise_displacement", displacement)), plan, 100), ResponseShape.Spm);
    }
}
