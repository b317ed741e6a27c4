using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class PlanReaderTests
{
    [Theory]
    [InlineData("""{ "model": { "high_pass_seconds": 0 } }""", "(model.high_pass_seconds): expected a number above 0, or null for none, found 0.")]
    [InlineData("""{ "regions": { "min_coverage": 50 } }""", "(regions.min_coverage): expected a number from 0 to 1, found 50.")]
    [InlineData("""{ "contrasts": {} }""", "(contrasts.*): expected at least one contrast, found none.")]
    [InlineData("""{ "contrasts": { "a": {} } }""", "(contrasts.a): expected a weight that is not 0, found none.")]
    [InlineData("""{ "reference_durations": { "a": -1 } }""", "(reference_durations.a): expected seconds, 0 or more, found -1.")]
    [InlineData("""{ "model": { "dummy_scans": -1 } }""", "(model.dummy_scans): expected a number of volumes, 0 or more, found -1.")]
    [InlineData("""{ "model": { "dummy_scans": 2.5 } }""", "(model.dummy_scans): expected a number of volumes, 0 or more, found 2.5.")]
    [InlineData("""{ "seed": 1.5 }""", "(seed): expected a whole number, found 1.5.")]
    public void A_number_out_of_its_range_is_named(string json, string message) => PlanSectionTests.Refused(json, message);

    [Fact]
    public void All_faults_of_a_plan_are_told_at_once()
    {
        var cause = Assert.Throws<InputException>(() => PlanTests.Read("""{ "tsk": 1, "model": { "noise": 2, "x": 3 }, "seed": "a" }"""));
        Assert.Equal(["tsk", "model.x", "model.noise", "seed"], cause.Faults.Select(fault => fault.Place.Field));
    }
}
