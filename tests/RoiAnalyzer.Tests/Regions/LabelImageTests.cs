using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Regions;

public sealed class LabelImageTests : IDisposable
{
    private static readonly Grid Grid = MadeImages.Cube(8, 2);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_table_beside_the_image_names_its_regions()
    {
        var path = _folder.Write("tpl-MNI152NLin6Asym_atlas-Toy_dseg.nii.gz", Grid, p => p.X < 0 ? 1 : 2);
        _folder.Text("tpl-MNI152NLin6Asym_atlas-Toy_dseg.tsv", "index\tname\themisphere\n0\tBackground\tn/a\n1\tHalf\tL\n2\tHalf\tR\n");
        var set = RegionSet.Open(path);
        Assert.Equal("Toy", set.Name);
        Assert.Equal(["Half_L", "Half_R"], set.Seeds.Select(s => s.Name));
        Assert.All(set.Seeds, s => Assert.Equal("MNI152NLin6Asym", s.Space));
        Assert.Equal(["L", "R"], set.Seeds.Select(s => s.Hemisphere));
        var map = RegionMap.Locate(set, Grid, "MNI152NLin6Asym", "bold.nii");
        Assert.Equal(256, map.Regions[0].Columns.Length);
        Assert.Equal(256, map.Regions[1].Columns.Length);
        Assert.All(map.Regions[0].Columns, c => Assert.True(Grid.CentreOf(map.Voxels[c]).X < 0));
    }

    [Fact]
    public void The_table_may_be_the_atlass_own_without_the_description()
    {
        var path = _folder.Write("atlas-Toy_desc-max_dseg.nii", Grid, p => p.X < 0 ? 7 : 0);
        _folder.Text("atlas-Toy_dseg.tsv", "index\tname\n7\tSeven\n");
        Assert.Equal("Seven", Assert.Single(RegionSet.Open(path).Seeds).Name);
    }

    [Fact]
    public void The_table_of_a_participants_segmentation_may_lie_at_the_root_of_the_derivatives()
    {
        Directory.CreateDirectory(_folder["sub-01/ses-pre/anat"]);
        _folder.Text("desc-aseg_dseg.tsv", "index\tname\tcolor\n26\t\"Left-Accumbens-area\"\t#ff0000\n");
        var path = _folder.Write("sub-01/ses-pre/anat/sub-01_ses-pre_space-T1w_desc-aseg_dseg.nii", Grid, p => p.X < 0 ? 26 : 0);
        var seed = Assert.Single(RegionSet.Open(path).Seeds);
        Assert.Equal(("Left-Accumbens-area", "L", "T1w"), (seed.Name, seed.Hemisphere, seed.Space));
    }

    [Fact]
    public void Without_a_table_one_value_is_a_mask_and_several_are_numbered_labels()
    {
        Assert.Equal("toy", Assert.Single(RegionSet.Open(_folder.Write("toy.nii", Grid, p => p.X < 0 ? 1 : 0)).Seeds).Name);
        Assert.Equal(["label_-3", "label_5", "label_11"], RegionSet.Open(_folder.Write("toys.nii", Grid, p => p.X < 0 ? 5 : p.Y < 0 ? 11 : -3)).Seeds.Select(s => s.Name));
    }

    [Fact]
    public void NaN_is_background()
    {
        var set = RegionSet.Open(_folder.Write("toy.nii", Grid, p => p.X < 0 ? 3 : p.Y < 0 ? 4 : double.NaN, sformCode: 4));
        Assert.Equal(["label_3", "label_4"], set.Seeds.Select(s => s.Name));
        Assert.Equal(384, RegionMap.Locate(set, Grid, "MNI152", "bold.nii").Voxels.Length);
    }

    [Fact]
    public void A_label_that_the_image_does_not_have_is_a_region_without_voxels()
    {
        var path = _folder.Write("space-MNI152_toy.nii", Grid, p => p.X < 0 ? 1 : 2);
        _folder.Text("space-MNI152_toy.tsv", "index\tname\n1\tOne\n2\tTwo\n9\tNine_L\n");
        var map = RegionMap.Locate(RegionSet.Open(path), Grid, "MNI152", "bold.nii");
        Assert.Equal(["One", "Two", "Nine_L"], map.Regions.Select(r => r.Name));
        Assert.Equal((0, 0.0, 0), (map.Regions[2].ExpectedVoxels, map.Regions[2].ExpectedWeight, map.Regions[2].Columns.Length));
        Assert.Equal(0, map.Regions[2].Coverage(new bool[map.Voxels.Length]));
    }

    [Fact]
    public void A_4D_image_holds_probability_maps_that_its_table_names()
    {
        var path = _folder["atlas-Maps_probseg.nii"];
        NiftiWriter.Write(path, Grid, (volume, values) => values.Fill(volume == 0 ? 0.25 : 0.5), volumeCount: 2, sformCode: 4);
        _folder.Text("atlas-Maps_probseg.tsv", "volume\tname\n1\tHalf\n0\tQuarter\n");
        var map = RegionMap.Locate(RegionSet.Open(path), Grid, "MNI152", "bold.nii");
        Assert.Equal(["Half", "Quarter"], map.Regions.Select(r => r.Name));
        Assert.Equal((256.0, 128.0), (map.Regions[0].ExpectedWeight, map.Regions[1].ExpectedWeight));
    }

    [Fact]
    public void What_is_no_atlas_is_refused()
    {
        AssertRefused(_folder.Write("empty.nii", Grid, _ => 0), "at least one voxel that is not 0, found none");
        AssertRefused(_folder.Write("nan.nii", Grid, _ => double.NaN), "at least one voxel that is not 0, found none");
        AssertRefused(_folder.Write("map.nii", Grid, p => p.X < 0 ? 0.25 : 1), "a mask or whole-number labels, found the value 0.25");
        AssertRefused(_folder.Write("infinite.nii", Grid, p => p.X < 0 ? double.PositiveInfinity : 1), "a mask or whole-number labels");
        AssertRefused(_folder.Write("anatomy.nii", MadeImages.Cube(20, 2), p => p.X + 100 * p.Y + 10000 * p.Z), "at most 5000 labels, found more");
    }

    [Fact]
    public void A_fractional_label_is_refused_also_where_a_table_names_the_others()
    {
        _folder.Text("toy.tsv", "index\tname\n1\tOne\n2\tTwo\n");
        AssertRefused(_folder.Write("toy.nii", Grid, p => p.X < 0 ? 1 : p.Y < 0 ? 1.5 : 2), "a mask or whole-number labels, found the value 1.5");
    }

    [Fact]
    public void Maps_without_a_table_or_with_one_that_names_a_volume_too_many_are_refused()
    {
        var path = _folder["maps.nii"];
        NiftiWriter.Write(path, Grid, (_, values) => values.Fill(0.5), volumeCount: 2);
        AssertRefused(path, "a table (volume, name) beside the probability maps, found none");
        var table = _folder.Text("maps.tsv", "volume\tname\n0\tA\n2\tB\n");
        Assert.StartsWith($"{table} (B): expected a volume from 0 to 1, found 2.", Assert.Throws<InputException>(() => RegionSet.Open(path)).Message, StringComparison.Ordinal);
    }

    private static void AssertRefused(string path, string message)
    {
        var fault = Assert.Throws<InputException>(() => RegionSet.Open(path));
        Assert.StartsWith(path, fault.Message, StringComparison.Ordinal);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }
}
