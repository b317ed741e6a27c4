using RoiAnalyzer.Numerics;
using RoiAnalyzer.Simulation;

namespace RoiAnalyzer.Tests.Simulation;

public class HeadMotionTests
{
    [Fact]
    public void Framewise_displacement_is_the_published_sum()
    {
        // closed form: Power 2012, Σ|Δtrans| + 50·Σ|Δrot|
        var motion = HeadMotion.Draw(60, 2, new RandomNumbers(5));
        var displacement = motion.FramewiseDisplacement();
        Assert.True(double.IsNaN(displacement[0]));
        for (var t = 1; t < 60; t++)
        {
            double Step(int p) => Math.Abs(motion.Parameters[p][t] - motion.Parameters[p][t - 1]);
            Assert.Equal(Step(0) + Step(1) + Step(2) + 50 * (Step(3) + Step(4) + Step(5)), displacement[t], 6);
        }
    }

    [Fact]
    public void Only_jolts_exceed_half_a_millimetre()
    {
        for (var seed = 0UL; seed < 200; seed++)
        {
            var motion = HeadMotion.Draw(150, 3, new RandomNumbers(seed));
            var displacement = motion.FramewiseDisplacement();
            Assert.Equal(motion.Jolts, Enumerable.Range(1, 149).Where(t => displacement[t] > 0.5));
            Assert.Equal(3, motion.Jolts.Distinct().Count());
            Assert.InRange(displacement.Skip(1).Average(), 0.05, 0.2);
        }
    }

    [Fact]
    public void A_head_may_be_still_but_for_its_wandering() => Assert.Empty(HeadMotion.Draw(30, 0, new RandomNumbers(1)).Jolts);

    [Fact]
    public void Parameters_are_rounded_to_what_is_written() =>
        Assert.All(HeadMotion.Draw(50, 1, new RandomNumbers(9)).Parameters.Select((values, p) => (values, p)),
            parameter => Assert.All(parameter.values, v => Assert.Equal(Math.Round(v, parameter.p < 3 ? 4 : 6), v)));
}
