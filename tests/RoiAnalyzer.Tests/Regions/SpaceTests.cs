using RoiAnalyzer.Regions;

namespace RoiAnalyzer.Tests.Regions;

public class SpaceTests
{
    [Theory]
    [InlineData("MNI152NLin2009cAsym", "MNI152NLin2009cAsym", true)]
    [InlineData("MNI152NLin6Asym", "MNI152NLin2009cAsym", false)]
    [InlineData("MNI152", "MNI152NLin6Asym", true)]
    [InlineData("MNI152NLin2009cAsym", "MNI152", true)]
    [InlineData("MNI152", "T1w", false)]
    [InlineData("MNI152", "MNI305", false)]
    [InlineData("MNI152", "Talairach", false)]
    [InlineData("T1w", "T1w", true)]
    [InlineData("T1w", null, false)]
    [InlineData(null, "T1w", false)]
    [InlineData(null, null, false)]
    public void Spaces_go_together_only_where_both_are_known_and_say_the_same(string? regions, string? run, bool agree) =>
        Assert.Equal(agree, Space.Agree(regions, run));

    [Theory]
    [InlineData("MNI152NLin6Asym", true), InlineData("MNI152", true), InlineData("Talairach", true), InlineData("T1w", false), InlineData(null, false)]
    public void Left_is_known_in_a_template(string? space, bool known) => Assert.Equal(known, Space.IsTemplate(space));
}
