using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Regions;

namespace RoiAnalyzer.Tests.Signals;

/// <summary>One pass over a real run (studyforrest localizer, 16 MB) with its mask.</summary>
public class RealRunTests
{
    [Fact]
    public void One_pass_gives_the_means_of_a_voxel_by_voxel_computation()
    {
        var signals = ParticipantSignals.Extract([RealScan.Run], RegionSet.Open("reward-circuit"), new RegionPlan());
        var run = signals.Runs[0];
        Assert.Equal(42, run.Series.Count);
        Assert.True(run.Coverage.Count(c => c.Coverage == 1) > 30);
        Assert.All(run.Coverage, c => Assert.Equal(Status.Ok, c.Status));

        // the oracle: whole volumes, every voxel within the radius and the mask, in a plain loop
        var mask = Image.Read(RealScan.Mask);
        foreach (var volume in new[] { 0, 7, run.VolumeCount - 1 })
        {
            var image = Image.Read(RealScan.Bold, volume);
            for (var r = 0; r < run.Series.Count; r++)
            {
                var seed = (SphereSeed)signals.Map.Regions[r].Seed;
                var inside = Enumerable.Range(0, image.Grid.VoxelCount).Where(v => mask[v] != 0 && image.Grid.CentreOf(v).DistanceTo(seed.Centre) <= seed.RadiusMm).ToList();
                Assert.Equal(inside.Count, run.Coverage[r].Voxels);
                Assert.Equal(inside.Average(v => image[v]), run.Series[r]![volume], 1e-9);
            }
        }
    }

    [Fact]
    public void The_header_of_this_run_is_right_and_no_note_is_made() =>
        Assert.Empty(ParticipantSignals.Extract([RealScan.Run], RegionSet.Open("reward-cit168", RealScan.Labels), new RegionPlan { Membership = Membership.Fraction }).Runs[0].Notes);
}
