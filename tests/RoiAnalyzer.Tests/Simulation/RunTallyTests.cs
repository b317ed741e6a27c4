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
}
