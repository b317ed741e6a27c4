using RoiAnalyzer.Images;
using RoiAnalyzer.Models;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Regions;

namespace RoiAnalyzer.Tests.Models;

public class RestRunTests
{
    private static readonly Plan Rest = new()
    {
        Analysis = AnalysisKind.Rest,
        Model = new ModelPlan { Confounds = ["none"], FramewiseDisplacementLimit = null, HighPassSeconds = null },
        Rest = new RestPlan { BandHertz = null, RehoNeighbours = null },
    };

    [Fact]
    public void Every_region_has_a_row_for_each_seed_and_one_for_falff_and_a_pair_of_seeds_is_told_once()
    {
        var model = Fit(["a", "b"], "a", "b", "c");
        Assert.Equal(["a z_a no_edge", "a z_b no_edge", "a falff ok", "b z_a ok", "b z_b no_edge", "b falff ok", "c z_a ok", "c z_b ok", "c falff ok"],
            model.Estimates.Select(e => $"{e.Region} {e.Contrast} {e.Status}"));
        Assert.Equal("the pair is in the row of b", model.Estimates[1].Reason);
        var edge = model.Rest!.Edges.Single(e => (model.Rest.Regions[e.A], model.Rest.Regions[e.B]) == ("a", "c"));
        Assert.Equal((edge.Z, edge.StandardError), (model.Estimates[6].Measured!.Value.Effect, model.Estimates[6].Measured!.Value.StandardError));
        Assert.Equal(Math.Atanh(Pearson(Series("a"), Series("c"))), edge.Z, 1e-10);
        Assert.Equal(Spectrum.FractionalAmplitude(Series("b"), 2), model.Estimates[5].Measured!.Value.Effect);
    }

    [Fact]
    public void A_region_without_a_series_and_whatever_is_held_against_it_have_its_reason()
    {
        var model = Fit(["a", "lost"], "a", "lost", "c");
        Assert.Equal(["no_edge", "no_edge", "ok", "low_coverage", "no_edge", "low_coverage", "ok", "low_coverage", "ok"], model.Estimates.Select(e => e.Status));
        Assert.Equal(("c", "lost: too little"), (model.Estimates[7].Region, model.Estimates[7].Reason));
        Assert.Equal(["a", "c"], model.Rest!.Regions);
    }

    private static RunModel Fit(string[] seeds, params string[] names)
    {
        var run = new Run { Key = new RunKey("01", "pre", "rest", null), Bold = "run.nii", RepetitionTime = 2 };
        var coverage = names.Select(n => n == "lost" ? new RunCoverage(0.1, 1, Status.LowCoverage, "too little") : new RunCoverage(1, 1, Status.Ok, "")).ToList();
        var regions = names.Select(n => new RegionVoxels
        {
            Region = new Region(MadeImages.Sphere(n, 0, 0, 0, 2), [0], [1], 1, 1, new Point(0, 0, 0)),
            Columns = [0],
            Weights = [1],
            CommonCoverage = 1,
            Runs = [],
        }).ToList();
        return RestRun.Fit(new RunSignals(run, 120, [.. names.Select(n => n == "lost" ? null : Series(n))], coverage, []), regions, Rest, seeds);
    }

    private static double[] Series(string name)
    {
        var (shared, own) = (new RandomNumbers(1), new RandomNumbers(1, name[0]));
        return [.. Enumerable.Range(0, 120).Select(_ => 1000 + shared.Normal() + own.Normal())];
    }

    private static double Pearson(double[] a, double[] b)
    {
        double[] x = [.. a.Select(v => v - a.Average())], y = [.. b.Select(v => v - b.Average())];
        return x.Zip(y, (p, q) => p * q).Sum() / Math.Sqrt(x.Sum(v => v * v) * y.Sum(v => v * v));
    }
}
