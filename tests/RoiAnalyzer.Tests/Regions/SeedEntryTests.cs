using RoiAnalyzer.Regions;

namespace RoiAnalyzer.Tests.Regions;

public class SeedEntryTests
{
    [Fact]
    public void What_a_seed_does_not_say_has_its_default()
    {
        var seed = SeedFile.Parse("""{"name": "s", "seeds": [{"name": "A", "mask": "m.nii"}]}""", "set.json").Seeds[0];
        Assert.Equal(("", "secondary", null, "", "mask m.nii"), (seed.Role, seed.Family, seed.Hemisphere, seed.Citation, seed.Describe()));
        Assert.Equal(("", "secondary", ""), (new SeedEntry { Name = "A" }.Role, new SeedEntry { Name = "A" }.Family, new SeedEntry { Name = "A" }.Citation));
    }

    [Theory]
    [InlineData(""" "sphere": {"centre": [1, 2], "radius": 4} """, "set.json (A, sphere): expected a centre of three numbers, in mm, found 2.")]
    [InlineData(""" "sphere": {"centre": [1, 2, 3], "radius": -4} """, "set.json (A, sphere): expected a positive radius, in mm, found -4.")]
    [InlineData(""" "sphere": {"centre": [1, 2, 3], "radius": 0} """, "set.json (A, sphere): expected a positive radius, in mm, found 0.")]
    [InlineData(""" "sphere": {"centre": [1, 2, 3], "radius": 1e999} """, "set.json (A, sphere): expected a positive radius, in mm")]
    [InlineData(""" "sphere": {"centre": [1, 2, 1e999], "radius": 4} """, "set.json (A, sphere): expected a centre of three finite numbers")]
    [InlineData(""" "mask": "m.nii", "sphere": {"centre": [1, 2, 3], "radius": 4} """, "set.json (A): expected one of sphere, labels, mask and map, found 2 of them.")]
    [InlineData(""" "role": "reward" """, "set.json (A): expected one of sphere, labels, mask and map, found 0 of them.")]
    [InlineData(""" "labels": [] """, "set.json (A, labels): expected at least one label, found none.")]
    [InlineData(""" "labels": [0, 4] """, "set.json (A, labels): expected labels other than the background, found 0.")]
    [InlineData(""" "map": {"image": "p.nii", "volume": -1} """, "set.json (A, map): expected a volume counted from 0, found -1.")]
    [InlineData(""" "map": {"image": "p.nii", "threshold": 0} """, "set.json (A, map): expected a threshold above 0, found 0.")]
    [InlineData(""" "family": "primery", "mask": "m.nii" """, "set.json (A, family): expected one of primary, alternative_primary, secondary, comparator, control, found primery. Nearest: primary.")]
    [InlineData(""" "hemisphere": "left", "mask": "m.nii" """, "set.json (A, hemisphere): expected L, R or M, found left.")]
    public void A_seed_that_cannot_be_meant_is_refused_by_its_name(string definition, string message) =>
        AssertRefused($$"""{"name": "s", "seeds": [{"name": "A", {{definition}}}]}""", message);

    [Theory]
    [InlineData("nucleus accumbens"), InlineData(""), InlineData("n/a")]
    public void A_name_that_a_column_cannot_have_is_refused(string name) =>
        AssertRefused($$"""{"name": "s", "seeds": [{"name": "{{name}}", "mask": "m.nii"}]}""", "expected a name without spaces");

    private static void AssertRefused(string json, string message)
    {
        var fault = Assert.Throws<InputException>(() => SeedFile.Parse(json, "set.json"));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }
}
