using RoiAnalyzer.Simulation;

namespace RoiAnalyzer.Tests.Simulation;

public class PlantedVoxelsTests
{
    private static readonly PlantedVoxels Regions = PlantedVoxels.Of(new SimulationPlan());

    [Fact]
    public void Extents_hold_the_regions_or_the_brain()
    {
        Assert.Equal(Regions.Map.Voxels, Regions.Voxels);
        var brain = PlantedVoxels.Of(new SimulationPlan { Noise = NoiseExtent.Brain });
        Assert.Equal(Brain.Mask(brain.Grid, false).Count(inside => inside), brain.Voxels.Length);
        Assert.Equal(brain.Voxels, PlantedVoxels.Of(new SimulationPlan { Noise = NoiseExtent.Everywhere }).Voxels);
        Assert.Equal(Regions.Voxels, brain.Voxels.Where((_, v) => brain.Seeds[v] >= 0));
        Assert.Equal(Regions.Seeds, brain.Seeds.Where(seed => seed >= 0));
    }

    [Fact]
    public void A_voxel_belongs_to_the_first_seed_that_holds_it()
    {
        var seeds = Regions.Map.Regions;
        for (var v = 0; v < Regions.Voxels.Length; v++)
        {
            var holding = Enumerable.Range(0, seeds.Count).First(s => seeds[s].Seed.WeightAt(Regions.Centres[v]) > 0);
            Assert.Equal(holding, Regions.Seeds[v]);
        }
        Assert.Equal(Regions.Seeds, Regions.SeedsOfColumns());
    }

    [Fact]
    public void The_signal_at_rest_falls_a_tenth_towards_the_surface()
    {
        Assert.Equal(1, PlantedVoxels.BaselineAt(new(0, -18, 8)));
        Assert.Equal(0.9, PlantedVoxels.BaselineAt(new(0, 72, 8)), 1e-15);
        Assert.All(Regions.Baselines, b => Assert.InRange(b, 0.9, 1));
    }

    [Fact]
    public void Without_what_is_lost_the_others_stay_as_they_were()
    {
        var left = Regions.WithoutLost();
        Assert.Equal(Regions.Voxels.Where((_, v) => !Brain.IsLost(Regions.Centres[v])), left.Voxels);
        Assert.DoesNotContain(0, left.Seeds);
        Assert.Contains(Regions.Map.Regions.ToList().FindIndex(r => r.Name == "V1_L"), left.Seeds);
    }
}
