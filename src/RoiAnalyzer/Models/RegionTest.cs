namespace RoiAnalyzer.Models;

/// <summary>An F test in one region of one run; null, with status and reason, where it cannot be had.</summary>
public sealed record RegionTest(string Region, string Contrast, string Status, string Reason, JointTest? Test)
{
    /// <summary>The test of a fit.</summary>
    public static RegionTest Of(FirstLevel fit, string region, JointContrast contrast)
    {
        var absent = contrast.Rows.SelectMany(fit.Design.Absent).Distinct().ToList();
        if (absent.Count > 0)
            return new RegionTest(region, contrast.Name, RoiAnalyzer.Status.NoEvents, $"the run has no events of {string.Join(", ", absent)}", null);
        return fit.Test(contrast.Rows) is { } test
            ? new RegionTest(region, contrast.Name, RoiAnalyzer.Status.Ok, "", test)
            : new RegionTest(region, contrast.Name, RoiAnalyzer.Status.RankDeficient, "the design cannot tell the contrast from its other columns", null);
    }
}
