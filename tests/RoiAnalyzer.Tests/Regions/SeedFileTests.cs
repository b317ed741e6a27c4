using RoiAnalyzer.Regions;

namespace RoiAnalyzer.Tests.Regions;

public class SeedFileTests
{
    [Fact]
    public void A_set_is_read_with_all_that_it_says()
    {
        var file = SeedFile.Parse("""
            {"name": "mine", "description": "d", "space": "MNI152", "atlas": "given", "citation": "c", "seeds": [
             {"name": "A", "sphere": {"centre": [-9, 9.5, -8], "radius": 4}, "role": "reward", "family": "primary", "hemisphere": "L", "citation": "x"},
             {"name": "B", "labels": ["Putamen_L", "5", 12]},
             {"name": "C", "mask": "m.nii"},
             {"name": "D", "map": {"image": "p.nii", "volume": 2, "threshold": 0.5}},
             {"name": "E", "map": {"image": "p.nii"}}]}
            """, "mine.json");
        Assert.Equal(("mine", "d", "MNI152", "given", "c", 5), (file.Name, file.Description, file.Space, file.Atlas, file.Citation, file.Seeds.Count));
        Assert.Equal(("reward", "primary", "L", "x"), (file.Seeds[0].Role, file.Seeds[0].Family, file.Seeds[0].Hemisphere, file.Seeds[0].Citation));
        Assert.Equal("secondary", file.Seeds[1].Family);
        Assert.Equal(["sphere of 4 mm at (-9, 9.5, -8)", "label Putamen_L + 5 + 12", "mask m.nii", "map p.nii, p >= 0.5", "map p.nii as weights"], file.Seeds.Select(s => s.Describe()));
        Assert.Equal(2, file.Seeds[3].Map!.Volume);
    }

    [Theory]
    [InlineData("""{"name": "s", "seeds": []}""", "set.json (seeds): expected at least one seed, found none.")]
    [InlineData("""{"name": "-", "seeds": [{"name": "A", "mask": "m.nii"}]}""", "set.json (name): expected a name with letters or digits")]
    [InlineData("""{"name": "s", "seeds": [{"name": "A", "mask": "m.nii"}, {"name": "A", "mask": "n.nii"}]}""", "set.json (seeds): expected each name once, found A 2 times.")]
    [InlineData("""{"name": "s", "seeds": [{"name": "A", "labels": ["5"]}]}""", "set.json (atlas): expected an atlas for the labels of A, found none.")]
    [InlineData("""{"name": "s", "atlas": "a.nii", "seeds": [{"name": "A", "mask": "m.nii"}]}""", "set.json (atlas): expected no atlas, for no seed is a label, found a.nii.")]
    public void A_set_that_cannot_be_meant_is_refused(string json, string message) => AssertRefused(json, message);

    [Theory]
    [InlineData("{\"name\": \"s\",\n \"seeds\": [\n  {\"name\": \"A\", \"spere\": 1}]}", "set.json, line 3 ($.seeds[0].spere)")]
    [InlineData("{\"name\": \"s\",\n \"sets\": 1,\n \"seeds\": []}", "set.json, line 2 ($.sets)")]
    [InlineData("{\"name\": \"s\",\n \"seeds\": [\n  {\"name\": \"A\", \"sphere\": {\"centre\": [0,0,0]}}]}", "set.json, line 3 ($.seeds[0].sphere)")]
    [InlineData("{\"name\": \"s\",\n \"seeds\": [\n  {\"name\": \"A\", \"sphere\": {\"centre\": null, \"radius\": 1}}]}", "set.json, line 3 ($.seeds[0].sphere")]
    [InlineData("{\"name\": \"s\",\n \"seeds\": [\n  {\"name\": \"A\", \"labels\": [1.5]}]}", "set.json, line 3 ($.seeds[0].labels")]
    [InlineData("{\"name\": \"s\",\n \"seeds\": [\n  {\"name\": \"A\", \"labels\": \"5\"}]}", "set.json, line 3 ($.seeds[0].labels")]
    [InlineData("{\"name\": \"s\",\n \"seeds\": [\n  {\"name\": \"A\", \"mask\": 5}]}", "set.json, line 3 ($.seeds[0].mask)")]
    [InlineData("{\"name\": \"s\",\n \"seeds\": [\n  {\"name\": \"A\", \"mask\": \"a\", \"mask\": \"b\"}]}", "set.json, line 3")]
    [InlineData("{\"name\": \"s\",\n \"seeds\": [null]}", "set.json")]
    [InlineData("{\"name\": \"s\",\n \"seeds\": [\n  {\"name\": \"A\", \"sphere\": {\"centre\": [0,0,0], \"radius\": \"4\"}}]}", "set.json, line 3 ($.seeds[0].sphere.radius): expected a region set as seeds/README.md describes it, found a value of another kind.")]
    [InlineData("{\"name\": \"s\",\n \"colour\": 1}", "set.json, line 2 ($.colour): expected a region set as seeds/README.md describes it, found a field that a set does not have.")]
    [InlineData("{\"seeds\": []}", "set.json, line 1 ($): expected a region set as seeds/README.md describes it, found none of the field 'name'.")]
    [InlineData("{\"name\": \"s\",\n \"seeds\": [", "set.json, line 2")]
    [InlineData("", "set.json")]
    [InlineData("null", "set.json")]
    [InlineData("[1]", "set.json")]
    public void A_file_that_is_no_set_is_refused_by_line_and_field(string json, string place)
    {
        var fault = AssertRefused(json, place);
        Assert.StartsWith(place, fault.Message, StringComparison.Ordinal);
        // it is a message to a person: no type of ours, no serialiser's jargon
        Assert.DoesNotContain("RoiAnalyzer", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".NET", fault.Message, StringComparison.Ordinal);
    }

    private static InputException AssertRefused(string json, string message)
    {
        var fault = Assert.Throws<InputException>(() => SeedFile.Parse(json, "set.json"));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
        return fault;
    }
}
