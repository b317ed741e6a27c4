using RoiAnalyzer.Group;

namespace RoiAnalyzer.Tests.Group;

public class GroupPlanTests
{
    private static readonly GroupPlan _plan = new()
    {
        Regions = [new("NAcc_L", "reward", true), new("V1", "control_negative", false)],
        Contrasts = ["alcohol", "neutral"],
        Arms = ["ketamine", "placebo"],
        ReferenceArm = "placebo",
    };

    private static readonly ChangeRow _row = new("01", "ketamine", "NAcc_L", "alcohol", 1, 2);

    private static void Refused(string fault, GroupPlan plan, params ChangeRow[] rows) =>
        Assert.Contains(fault, Assert.Throws<ArgumentException>(() => ChangeAnalysis.Of(rows, plan)).Message);

    [Fact]
    public void Without_named_primary_contrasts_all_are_primary()
    {
        Assert.Equal(Family.Primary, _plan.FamilyOf(_plan.Regions[0], "neutral"));
        Assert.Equal(Family.Secondary, (_plan with { PrimaryContrasts = ["alcohol"] }).FamilyOf(_plan.Regions[0], "neutral"));
        Assert.Equal(Family.Control, _plan.FamilyOf(_plan.Regions[1], "alcohol"));
    }

    [Fact]
    public void A_plan_that_contradicts_itself_is_refused()
    {
        Refused("the reference arm 'saline'", _plan with { ReferenceArm = "saline" });
        Refused("the reference arm ''", _plan with { ReferenceArm = null });
        Refused("an arm is named twice", _plan with { Arms = ["placebo", "placebo"] });
        Refused("a contrast is named twice", _plan with { Contrasts = ["alcohol", "alcohol"] });
        Refused("a region is named twice", _plan with { Regions = [.. _plan.Regions, .. _plan.Regions] });
        Refused("the primary contrast 'alchool'", _plan with { PrimaryContrasts = ["alchool"] });
        Refused("the control 'V1' cannot be primary", _plan with { Regions = [new("V1", "control_positive", true)] });
    }

    [Fact]
    public void A_row_that_the_plan_does_not_know_is_refused_and_named()
    {
        Refused("01, NAcc, alcohol: the region is not in the plan", _plan, _row with { Region = "NAcc" });
        Refused("01, NAcc_L, food: the contrast is not in the plan", _plan, _row with { Contrast = "food" });
        Refused("the arm 'ket' is not in the plan", _plan, _row with { Arm = "ket" });
        Refused("the arm 'ketamine' is not in the plan", _plan with { Arms = [] }, _row);
        Refused("the participant has no arm", _plan, _row with { Arm = null });
        Refused("01, NAcc_L, alcohol: the row is there twice", _plan, _row, _row);
        Refused("a value is not a number, but the status is ok", _plan, _row with { Post = double.NaN });
    }

    [Fact]
    public void A_participant_without_arm_or_values_is_no_fault_where_the_row_says_why() =>
        Assert.NotEmpty(ChangeAnalysis.Of([_row with { Arm = null, Pre = double.NaN, Status = "missing_session" }], _plan));
}
