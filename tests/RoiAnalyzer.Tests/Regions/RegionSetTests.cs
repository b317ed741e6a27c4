using System.Globalization;
using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Regions;

public sealed class RegionSetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Three_sets_come_with_the_program_and_each_seed_says_its_source()
    {
        Assert.Equal(["reward-aseg", "reward-circuit", "reward-cit168"], RegionSet.BuiltIn);
        foreach (var name in RegionSet.BuiltIn)
        {
            var file = RegionSet.Definition(name)!;
            Assert.Equal(name, file.Name);
            Assert.All(file.Seeds, s => Assert.NotEqual("", s.Citation));
            Assert.All(file.Seeds, s => Assert.NotEqual("", s.Role));
            Assert.Contains(file.Seeds, s => s.Family == "primary");
            Assert.True(file.Space is not null || file.Atlas is not null);
        }
    }

    [Fact]
    public void The_reward_circuit_lies_where_the_table_of_seeds_says()
    {
        var set = RegionSet.Open("reward-circuit");
        var table = Table.Read(Shared.File("reference/seeds.tsv"));
        Assert.Equal(42, set.Seeds.Count);
        Assert.Equal(table.Rows.Select(r => r[0]), set.Seeds.Select(s => s.Name));
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var seed = Assert.IsType<SphereSeed>(set.Seeds[row]);
            Assert.Equal(new Point(table.Number(row, "x"), table.Number(row, "y"), table.Number(row, "z")), seed.Centre);
            Assert.Equal(table.Number(row, "radius_mm"), seed.RadiusMm);
            Assert.Equal(table[row, "role"], seed.Role);
            Assert.Equal(table[row, "family"], seed.Family);
            Assert.Equal(table[row, "hemi"], seed.Hemisphere);
            Assert.Equal(table[row, "space"], seed.Space);
        }
    }

    [Fact]
    public void A_region_in_a_set_keeps_what_the_file_says_of_it()
    {
        var seed = RegionSet.Open("reward-circuit").Seeds[0];
        Assert.Equal(("NAcc_L", "reward", "primary", "L", "MNI152"), (seed.Name, seed.Role, seed.Family, seed.Hemisphere, seed.Space));
        Assert.Contains("Di Martino 2008", seed.Citation, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_a_set_are_looked_for_beside_it_and_four_kinds_of_seed_are_found()
    {
        var grid = MadeImages.Cube(10, 2);
        _folder.Write("space-MNI152_labels.nii", grid, p => p.X < 0 ? 5 : 6);
        _folder.Write("space-MNI152_mask.nii", grid, p => p.Y < 0 ? 1 : 0);
        _folder.Write("space-MNI152_map.nii", grid, p => p.Z < 0 ? 0.25 : 0.75);
        _folder.Text("space-MNI152_labels.tsv", "index\tname\themisphere\n5\tHalf\tL\n6\tHalf\tR\n");
        var set = RegionSet.Open(_folder.Text("set.json", """
            {"name": "s", "atlas": "space-MNI152_labels.nii", "seeds": [
             {"name": "Sphere", "sphere": {"centre": [1, 1, 1], "radius": 2}},
             {"name": "Name", "labels": ["Half_L"]}, {"name": "Number", "labels": [6]}, {"name": "Both", "labels": ["Half_L", 6]},
             {"name": "Mask", "mask": "space-MNI152_mask.nii"},
             {"name": "Cut", "map": {"image": "space-MNI152_map.nii", "threshold": 0.5}},
             {"name": "Weights", "map": {"image": "space-MNI152_map.nii"}}]}
            """.Replace("\"atlas\"", "\"space\": \"MNI152\", \"atlas\"", StringComparison.Ordinal)));
        var regions = RegionMap.Locate(set, grid, "MNI152", "bold.nii").Regions;
        Assert.Equal([7, 500, 500, 1000, 500, 500, 1000], regions.Select(r => r.Columns.Length));
        Assert.Equal([7, 500, 500, 1000, 500, 500, 500], regions.Select(r => r.ExpectedWeight));
    }

    [Fact]
    public void Without_a_space_a_set_has_that_of_its_images()
    {
        _folder.Write("tpl-MNI152NLin6Asym_mask.nii", MadeImages.Cube(4, 2), _ => 1);
        var set = RegionSet.Open(_folder.Text("set.json", """{"name": "s", "seeds": [{"name": "M", "mask": "tpl-MNI152NLin6Asym_mask.nii"}]}"""));
        Assert.Equal("MNI152NLin6Asym", set.Seeds[0].Space);
        Assert.Equal("MNI152", RegionSet.Open(_folder.Write("plain.nii", MadeImages.Cube(4, 2), _ => 1, sformCode: 4)).Seeds[0].Space);
        Assert.Null(RegionSet.Open(_folder.Write("scanner.nii", MadeImages.Cube(4, 2), _ => 1)).Seeds[0].Space);
    }

    [Theory]
    [InlineData("reward-circut", "reward-circut: expected a set (reward-aseg, reward-circuit, reward-cit168), a set's .json file or an image, found none of these. Nearest: reward-circuit.")]
    [InlineData("nowhere.json", "nowhere.json: expected a file, found none.")]
    [InlineData("nowhere.nii.gz", "nowhere.nii.gz")]
    [InlineData("reward-cit168", "reward-cit168 (atlas): expected an atlas image for the set's labels, found none. Name it with --atlas.")]
    [InlineData("reward-aseg", "reward-aseg (atlas): expected the participant's segmentation (desc-aseg_dseg), found none.")]
    public void A_set_that_cannot_be_opened_is_refused_in_one_line(string name, string message)
    {
        var fault = Assert.Throws<InputException>(() => RegionSet.Open(name));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Theory]
    [InlineData("reward-circuit"), InlineData("set.json"), InlineData("mask.nii")]
    public void An_atlas_that_a_set_would_ignore_is_refused(string name)
    {
        _folder.Write("mask.nii", MadeImages.Cube(4, 2), _ => 1);
        _folder.Text("set.json", """{"name": "s", "seeds": [{"name": "M", "mask": "mask.nii"}]}""");
        var set = name.Contains('.', StringComparison.Ordinal) ? _folder[name] : name;
        Assert.Contains("found the atlas other.nii for a set that needs none", Assert.Throws<InputException>(() => RegionSet.Open(set, "other.nii")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.nii", "\"labels\": [\"Putamen_L\"]", "a.nii: expected a table of label names beside it, for label Putamen_L, found none.")]
    [InlineData("b.nii", "\"labels\": [\"Putamen_R\"]", "b.tsv: expected a label Putamen_R, found 2 other labels. Nearest: Putamen_L.")]
    [InlineData("nowhere.nii", "\"labels\": [1]", "nowhere.nii")]
    [InlineData("b.nii", "\"mask\": \"nowhere.nii\"", "nowhere.nii")]
    [InlineData("b.nii", "\"map\": {\"image\": \"b.nii\", \"volume\": 1}", "b.nii: expected a volume number below 1")]
    public void A_seed_whose_image_or_label_is_missing_is_refused(string atlas, string definition, string message)
    {
        foreach (var name in new[] { "a.nii", "b.nii" }) _folder.Write(name, MadeImages.Cube(4, 2), p => p.X < 0 ? 1 : 2);
        _folder.Text("b.tsv", "index\tname\n1\tPutamen_L\n2\tCaudate_L\n");
        var set = _folder.Text("set.json", $$"""{"name": "s", "atlas": "{{atlas}}", "seeds": [{"name": "A", {{definition}}}, {"name": "B", "labels": ["1"]}]}""");
        var fault = Assert.Throws<InputException>(() => RegionSet.Open(set));
        Assert.StartsWith(_folder[message], fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_segmentation_of_the_participant_gives_the_regions_of_reward_aseg()
    {
        // FreeSurfer's numbers: 26 and 58 accumbens, 11 and 50 caudate
        var grid = MadeImages.Cube(12, 2).MovedBy(40);
        var aseg = _folder.Write("sub-01_space-T1w_desc-aseg_dseg.nii.gz", grid, p => (p.X < 40, p.Y < 0) switch { (true, true) => 26, (false, true) => 58, (true, false) => 11, _ => 50 });
        var set = RegionSet.Open("reward-aseg", aseg);
        Assert.All(set.Seeds, s => Assert.Equal("T1w", s.Space));
        var map = RegionMap.Locate(set, grid, "T1w", "bold.nii");
        Assert.Equal(["NAcc_L", "NAcc_R", "Caud_L", "Caud_R"], map.Regions.Where(r => r.Columns.Length == 432).Select(r => r.Name));
        Assert.Equal(16, map.Regions.Count(r => r.ExpectedVoxels == 0));
    }

    [Fact]
    public void Names_of_nuclei_of_CIT168_are_found_through_its_own_table()
    {
        var set = RegionSet.Open("reward-cit168", RealScan.Labels);
        Assert.Equal(26, set.Seeds.Count);
        Assert.All(set.Seeds, s => Assert.Equal(RealScan.Space, s.Space));
        // on the atlas' own grid the counts are those of its table
        var table = Table.Read(RealScan.LabelTable);
        var voxels = Enumerable.Range(0, table.Rows.Count).ToDictionary(row => $"{table[row, "name"].Replace(' ', '_')}_{table[row, "hemisphere"]}", row => table.Number(row, "n_voxels"));
        var seeds = RegionSet.Definition("reward-cit168")!.Seeds;
        var map = RegionMap.Locate(set, Image.Read(RealScan.Labels).Grid, RealScan.Space, "bold.nii");
        Assert.Equal(seeds.Select(s => voxels[s.Labels!.Single()]), map.Regions.Select(r => (double)r.ExpectedVoxels));
        Assert.True(map.Voxels.Length.ToString(CultureInfo.InvariantCulture).Length > 4);
    }
}
