using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public class RestDesignTests
{
    private static readonly ModelPlan Plain = new() { Confounds = ["none"], FramewiseDisplacementLimit = null };
    private static readonly Plan Rest = new() { Analysis = AnalysisKind.Rest, Model = Plain };
    private static readonly Run Run = new() { Key = new RunKey("01", "pre", "rest", null), Bold = "run.nii", RepetitionTime = 2 };

    /// <summary>Of 300 volumes of 2 s the cosine k has k/1200 Hz: 10 to 120 lie in the band of 0.008 to 0.1 Hz.</summary>
    [Fact]
    public void The_band_is_what_the_cosines_leave()
    {
        var design = RestRun.DesignOf(Run, 300, Rest).Design!;
        Assert.Equal(9 + 179 + 1, design.Rank);
        Assert.Equal(["cosine_k1", "cosine_k9", "cosine_k121", "cosine_k299", "constant"], new[] { 0, 8, 9, 187, 188 }.Select(c => design.Names[c]));
        foreach (var (k, left) in new[] { (9, 0.0), (10, 1.0), (60, 1.0), (120, 1.0), (121, 0.0), (250, 0.0) })
            Assert.Equal(left, Left(design, k), 1e-12);
    }

    [Fact]
    public void Without_a_band_the_high_pass_alone_is_taken_and_without_that_nothing()
    {
        var design = RestRun.DesignOf(Run, 300, Rest with { Rest = new RestPlan { BandHertz = null } }).Design!;
        Assert.Equal(CosineDrift.Columns(300, 2, 128).Count + 1, design.Rank);
        Assert.Equal((0, 1), (Math.Round(Left(design, 9), 12), Math.Round(Left(design, 250), 12)));
        Assert.Equal(["constant"], RestRun.DesignOf(Run, 300, Rest with { Rest = new RestPlan { BandHertz = null }, Model = Plain with { HighPassSeconds = null } }).Design!.Names);
    }

    [Fact]
    public void A_run_too_short_for_its_band_is_refused()
    {
        var fault = Assert.Throws<InputException>(() => RestRun.DesignOf(Run, 60, Rest)).Message;
        Assert.Contains("at least 30 degrees of freedom", fault, StringComparison.Ordinal);
        // of the cosines k/240 Hz, k = 1 to 59, those of 2 to 24 lie in the band
        Assert.Contains("36 of the columns are frequencies outside rest.band_hz, 0.008 to 0.1 Hz: widen it", fault, StringComparison.Ordinal);
    }

    /// <summary>The share of a cosine's variance that the design leaves.</summary>
    private static double Left(DesignMatrix design, int k)
    {
        double[] cosine = [.. Enumerable.Range(0, 300).Select(t => Math.Cos(Math.PI * k * (t + 0.5) / 300))];
        return InfusionRegressor.ShareLeft(cosine, design.Columns.Take(design.Columns.Count - 1).ToList());
    }
}
