using RoiAnalyzer.Numerics;
using RoiAnalyzer.Simulation;

namespace RoiAnalyzer.Tests.Simulation;

public class RunTallyTests
{
    private static readonly PlantedVoxels Field = PlantedVoxels.Of(new SimulationPlan());

    [Fact]
    public void Means_and_steps_are_those_of_the_volumes()
    {
        var tally = new RunTally(Field);
        var white = Field.Map.Regions.Where(r => r.Name.StartsWith("WM_", StringComparison.Ordinal)).SelectMany(r => r.Columns).Select(c => Field.Map.Voxels[c]).ToHashSet();
        var volume = new double[Field.Grid.VoxelCount];
        Array.Fill(volume, 100);
        tally.Add(volume);
        foreach (var voxel in Field.Voxels) volume[voxel] = white.Contains(voxel) ? 104 : 97;
        tally.Add(volume);
        // closed form: steps of +4 in white matter and −3 elsewhere
        var share = (double)white.Count / Field.Voxels.Length;
        Assert.True(double.IsNaN(tally.Dvars[0]));
        Assert.Equal(Math.Sqrt(16 * share + 9 * (1 - share)), tally.Dvars[1], 3);
        Assert.Equal([100, Math.Round(97 + 7 * share, 3)], tally.Global);
        Assert.Equal([100, 104], tally.WhiteMatter);
        Assert.Equal([100, 97], tally.Fluid);
    }

    // science.md 4: E[DVARS²] = 2σ²(1−ρ); its mean over 200 volumes of thousands of voxels is known to some thousandths, and the mean over
    // voxels of a deviation from 200 volumes is low by about 1/(4·200) and another such share for the mean that is taken off
    [Theory]
    [InlineData(0), InlineData(0.3), InlineData(0.7)]
    public void Of_stationary_noise_the_expected_step_is_the_one_found(double correlation)
    {
        var (tally, random) = (new RunTally(Field), new RandomNumbers(1, 2, 3, 4));
        var (volume, noise, fresh) = (new double[Field.Grid.VoxelCount], new double[Field.Voxels.Length], new double[Field.Voxels.Length]);
        for (var t = 0; t < 200; t++)
        {
            random.FillNormal(fresh);
            for (var v = 0; v < noise.Length; v++)
                volume[Field.Voxels[v]] = 10000 + 50 * (noise[v] = t == 0 ? fresh[v] : correlation * noise[v] + Math.Sqrt(1 - correlation * correlation) * fresh[v]);
            tally.Add(volume);
        }
        var expected = 50 * Math.Sqrt(2 * (1 - correlation));
        Assert.Equal(expected, tally.ExpectedDvars(), expected * 0.01);
        Assert.Equal(1, tally.Dvars.Skip(1).Average() / tally.ExpectedDvars(), 0.01);
    }

    [Fact]
    public void The_expected_step_is_the_closed_form_of_three_volumes()
    {
        var tally = new RunTally(Field);
        foreach (var value in new[] { 100.0, 103, 101 })
        {
            var volume = new double[Field.Grid.VoxelCount];
            Array.Fill(volume, value);
            tally.Add(volume);
        }
        // around the mean 304/3: −4/3, 5/3, −1/3; variance 14/9, covariance (−20/9 − 5/9)/3 = −25/27
        Assert.Equal(Math.Sqrt(2 * (14.0 / 9 + 25.0 / 27)), tally.ExpectedDvars(), 1e-10);
    }
}
