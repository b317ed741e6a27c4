using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Regions;

/// <summary>The sets and the CIT168 atlas on the grid of a real run: studyforrest, MNI152NLin2009cAsym, 3 mm.</summary>
public sealed class RealAtlasTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_sphere_of_the_reward_circuit_has_voxels_where_it_should_be()
    {
        var map = Locate(RegionSet.Open("reward-circuit"));
        Assert.Equal(42, map.Regions.Count);
        foreach (var region in map.Regions)
        {
            var seed = (SphereSeed)region.Seed;
            Assert.Equal(region.ExpectedVoxels, region.Columns.Length);
            // a 3 mm voxel is 27 mm3: the count is the sphere's volume to within the voxels that its surface cuts
            var (inner, outer) = (Math.Max(0, seed.RadiusMm - 2.6), seed.RadiusMm + 2.6);
            Assert.InRange(region.Columns.Length, Math.Max(1, 4.19 * inner * inner * inner / 27), 4.19 * outer * outer * outer / 27);
            Assert.InRange(region.Centroid.DistanceTo(seed.Centre), 0, 1.5);
            Assert.All(region.Columns, c => Assert.InRange(map.Grid.CentreOf(map.Voxels[c]).DistanceTo(seed.Centre), 0, seed.RadiusMm));
        }
    }

    [Fact]
    public void The_nuclei_of_CIT168_are_named_and_lie_on_their_sides()
    {
        var map = Locate(RegionSet.Open(RealScan.Labels));
        Assert.Equal("CIT168", RegionSet.Open(RealScan.Labels).Name);
        Assert.Equal(32, map.Regions.Count);
        Assert.Contains("Nucleus_Accumbens_L", map.Regions.Select(r => r.Name));
        foreach (var region in map.Regions.Where(r => r.ExpectedVoxels > 0))
            Assert.Equal(region.Name.EndsWith("_L", StringComparison.Ordinal), region.Centroid.X < 0);
        // atlas volumes in mm3 (its table) over 27: the large nuclei keep their volume to a few per cent
        var table = Table.Read(RealScan.LabelTable);
        for (var row = 0; row < 4; row++)
            Assert.InRange(map.Regions[row].Columns.Length * 27 / table.Number(row, "n_voxels"), 0.95, 1.05);
    }

    [Fact]
    public void The_ventral_tegmental_area_is_a_handful_of_voxels_at_3_mm_and_its_whole_volume_by_fraction()
    {
        var set = RegionSet.Open(RealScan.Labels);
        var (centre, fraction) = (Locate(set), Locate(set, Membership.Fraction));
        var vta = set.Seeds.Select((s, n) => (s.Name, n)).Where(s => s.Name.StartsWith("Ventral_Tegmental", StringComparison.Ordinal)).Select(s => s.n).ToArray();
        Assert.Equal([1, 2], vta.Select(r => centre.Regions[r].Columns.Length));
        foreach (var region in vta)
        {
            // 44 and 42 mm3 by the atlas' table
            var volume = Table.Read(RealScan.LabelTable).Number(region, "n_voxels");
            Assert.Equal(volume, fraction.Regions[region].ExpectedWeight * 27, 1e-6);
            Assert.True(fraction.Regions[region].Columns.Length >= 6);
        }
    }

    [Fact]
    public void By_fraction_every_nucleus_has_the_atlass_volume()
    {
        var table = Table.Read(RealScan.LabelTable);
        var map = Locate(RegionSet.Open(RealScan.Labels), Membership.Fraction);
        for (var row = 0; row < 32; row++) Assert.Equal(table.Number(row, "n_voxels"), map.Regions[row].ExpectedWeight * 27, 1e-6);
    }

    [Fact]
    public void Probability_maps_weight_their_voxels()
    {
        var set = RegionSet.Open(RealScan.Maps);
        Assert.Equal(14, set.Seeds.Count);
        Assert.Equal("L_Nucleus_Accumbens", set.Seeds[4].Name);
        Assert.Equal("L", set.Seeds[4].Hemisphere);
        var map = Locate(set);
        foreach (var region in map.Regions)
        {
            Assert.All(region.Weights, w => Assert.InRange(w, 1 / 255.0 - 1e-6, 1 + 1e-6));
            Assert.Equal(region.Seed.Hemisphere == "L", region.Centroid.X < 0);
            Assert.Equal(1, region.Coverage([.. Enumerable.Repeat(true, map.Voxels.Length)]), 1e-12);
        }
        // the oracle: every voxel of the run looked up in the map
        var maps = Image.Read(RealScan.Maps, 4);
        var expected = Enumerable.Range(0, map.Grid.VoxelCount).Sum(v => maps.At(map.Grid.CentreOf(v)) ?? 0);
        Assert.Equal(expected, map.Regions[4].ExpectedWeight, 1e-9);
    }

    [Fact]
    public void A_table_with_sides_swapped_a_shift_a_flip_and_another_template_are_refused()
    {
        var (labels, grid) = (Image.Read(RealScan.Labels), RealScan.Grid);
        double Nearest(Point p) => labels.At(p) ?? 0;
        var table = File.ReadAllText(RealScan.LabelTable);
        string Put(string stem, Grid on, Func<Point, double> valueAt, string names)
        {
            _folder.Text(stem + ".tsv", names);
            return _folder.Write(stem + ".nii.gz", on, valueAt);
        }

        Assert.Equal(32, Locate(RegionSet.Open(Put("space-MNI152NLin2009cAsym_good", grid, Nearest, table))).Regions.Count);
        AssertRefused(Put("space-MNI152NLin2009cAsym_swapped", grid, Nearest, table.Replace("\tL\t", "\tX\t", StringComparison.Ordinal).Replace("\tR\t", "\tL\t", StringComparison.Ordinal).Replace("\tX\t", "\tR\t", StringComparison.Ordinal)),
            "expected the right region on the right side");
        AssertRefused(Put("space-MNI152NLin2009cAsym_shifted", grid.MovedBy(30), p => Nearest(p with { X = p.X - 30 }), table), "found the same matrix placed elsewhere");
        AssertRefused(Put("space-MNI152NLin2009cAsym_flipped", grid.Flipped(), p => Nearest(p with { X = -p.X }), table), "found the same matrix placed elsewhere");
        AssertRefused(Put("space-MNI152NLin6Asym_other", grid, Nearest, table), "in the space of region Putamen_L, MNI152NLin6Asym, found space MNI152NLin2009cAsym");
        // on the atlas' own lattice, which is not the run's, a flip or a shift across still puts a side on the wrong side
        AssertRefused(Put("space-MNI152NLin2009cAsym_fine", MadeImages.Cube(60, 1.5), p => Nearest(p with { X = -p.X }), table), "side");
        AssertRefused(Put("space-MNI152NLin2009cAsym_moved", MadeImages.Cube(60, 1.5), p => Nearest(p with { X = p.X - 30 }), table), "expected the left region on the left side");
    }

    private static RegionMap Locate(RegionSet set, Membership membership = Membership.Centre) => RegionMap.Locate(set, RealScan.Grid, RealScan.Space, RealScan.Bold, membership);

    private static void AssertRefused(string atlas, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => Locate(RegionSet.Open(atlas))).Message, StringComparison.Ordinal);
}
