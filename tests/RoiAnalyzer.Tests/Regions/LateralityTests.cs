using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Regions;

public sealed class LateralityTests : IDisposable
{
    private static readonly Grid Grid = MadeImages.Cube(16, 3);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_table_with_left_and_right_swapped_is_refused()
    {
        foreach (var (one, two) in new[] { ("NAcc_R", "NAcc_L"), ("Right-NAcc", "Left-NAcc"), ("ctx-rh-insula", "ctx-lh-insula"), ("7Networks_RH_Vis_1", "7Networks_LH_Vis_1"), ("R NAcc", "L NAcc") })
        {
            var fault = Assert.Throws<InputException>(() => Locate(Halves("space-MNI152_a.nii", one, two), "MNI152"));
            Assert.Contains($"({one.Replace(' ', '_')}): expected the right region on the right side, found its centre at x = -12.0 mm (left is negative).", fault.Message, StringComparison.Ordinal);
            Assert.Equal(2, Locate(Halves("space-MNI152_a.nii", two, one), "MNI152").Regions.Count);
        }
    }

    [Fact]
    public void In_a_participants_own_space_the_midline_is_between_the_two_sides()
    {
        // both accumbens at positive x: no fault as long as the left one is to the left
        var grid = Grid.MovedBy(60);
        Assert.Equal(2, Locate(Halves("space-T1w_a.nii", "NAcc_L", "NAcc_R", grid, 60), "T1w", grid).Regions.Count);
        Assert.Throws<InputException>(() => Locate(Halves("space-T1w_a.nii", "NAcc_R", "NAcc_L", grid, 60), "T1w", grid));
    }

    [Fact]
    public void In_a_participants_own_space_a_side_without_its_partner_cannot_be_judged() =>
        Assert.Equal(2, Locate(Halves("space-T1w_a.nii", "NAcc_R", "Caudate_L"), "T1w").Regions.Count);

    [Fact]
    public void In_a_template_a_side_without_its_partner_is_judged_by_x()
    {
        Assert.Throws<InputException>(() => Locate(Halves("space-MNI152_a.nii", "NAcc_R", "Caudate_L"), "MNI152"));
        Assert.Equal(2, Locate(Halves("space-MNI152_a.nii", "NAcc_L", "Caudate_R"), "MNI152").Regions.Count);
    }

    [Fact]
    public void In_a_template_both_sides_on_the_right_are_refused_though_they_are_in_order()
    {
        var atlas = Halves("space-MNI152_a.nii", "NAcc_L", "NAcc_R", Grid.MovedBy(30), 30);
        Assert.Contains("expected the left region on the left side, found its centre at x = 18.0 mm", Assert.Throws<InputException>(() => Locate(atlas, "MNI152", MadeImages.Cube(40, 3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_coarse_grid_or_a_cut_field_of_view_does_not_make_a_side_wrong()
    {
        // a small nucleus from x = -3 to -1: a grid with a voxel centre at x = 0.4 and none to the left of it still holds its left
        var path = _folder.Write("space-MNI152_a.nii", MadeImages.Cube(41, 1), p => p is { X: >= -3 and <= -1, Y: > -4 and < 4, Z: > -4 and < 4 } ? 1 : 0);
        _folder.Text("space-MNI152_a.tsv", "index\tname\n1\tVTA_L\n");
        foreach (var at in new[] { -1.4, 0.4 })
            Assert.Single(Locate(path, "MNI152", new Grid(4, 9, 9, new Affine(6, 0, 0, at, 0, 2, 0, -8, 0, 0, 2, -8))).Regions);
    }

    [Fact]
    public void Regions_of_another_space_are_refused()
    {
        var atlas = Halves("tpl-MNI152NLin6Asym_a.nii", "NAcc_L", "NAcc_R");
        AssertRefused(atlas, "MNI152NLin2009cAsym", "bold.nii: expected an image in the space of region NAcc_L, MNI152NLin6Asym, found space MNI152NLin2009cAsym.");
        AssertRefused(atlas, null, "bold.nii: expected an image in the space of region NAcc_L, MNI152NLin6Asym, found an image that claims no space.", Grid.MovedBy(0.5));
        Assert.Equal(2, Locate(atlas, "MNI152NLin6Asym").Regions.Count);
    }

    [Fact]
    public void A_mask_of_no_stated_space_is_taken_on_its_own_grid_only()
    {
        var mask = _folder.Write("mask.nii", Grid, p => p.X > 0 ? 1 : 0);
        Assert.Single(Locate(mask, null).Regions);
        Assert.Single(Locate(mask, "T1w").Regions);
        AssertRefused(mask, "T1w", "bold.nii: expected an image in the space of region mask, which is not stated, found space T1w.", MadeImages.Cube(20, 3));
    }

    [Fact]
    public void Spheres_of_a_template_are_refused_in_a_participants_own_space()
    {
        var fault = Assert.Throws<InputException>(() => RegionMap.Locate(RegionSet.Open("reward-circuit"), Grid, "T1w", "bold.nii"));
        Assert.StartsWith("bold.nii: expected an image in the space of region NAcc_L, MNI152, found space T1w.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(42, RegionMap.Locate(RegionSet.Open("reward-circuit"), Grid, "MNI152NLin6Asym", "bold.nii").Regions.Count);
    }

    [Fact]
    public void The_same_matrix_at_another_place_is_refused()
    {
        foreach (var moved in new[] { Grid.MovedBy(30), Grid.MovedBy(0.01), Grid.Flipped() })
        {
            var atlas = _folder.Write("space-MNI152_a.nii", moved, p => p.Y < 0 ? 1 : 2);
            AssertRefused(atlas, "MNI152", $"{atlas}: expected an atlas whose matrix of 16x16x16 lies as the image's does");
        }
    }

    private string Halves(string name, string left, string right, Grid? grid = null, double midline = 0)
    {
        _folder.Text(Path.ChangeExtension(name, ".tsv"), $"index\tname\n1\t{left}\n2\t{right}\n");
        return _folder.Write(name, grid ?? Grid, p => p.X < midline ? 1 : 2);
    }

    private static RegionMap Locate(string atlas, string? space, Grid? grid = null) => RegionMap.Locate(RegionSet.Open(atlas), grid ?? Grid, space, "bold.nii");

    private static void AssertRefused(string atlas, string? space, string message, Grid? grid = null) =>
        Assert.StartsWith(message, Assert.Throws<InputException>(() => Locate(atlas, space, grid)).Message, StringComparison.Ordinal);
}
