using MathNet.Numerics.LinearAlgebra;
using RoiAnalyzer.Models;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public sealed class RegionQualityTests : IDisposable
{
    private readonly MadeQuality _made = new();

    public void Dispose() => _made.Dispose();

    [Fact]
    public void A_good_region_has_no_flag_and_its_numbers()
    {
        var region = Flagged();
        Assert.Equal((1.0, 27, 0.0), (region.Coverage.Coverage, region.Voxels, region.Voxelwise!.ConstantShare));
        Assert.Equal(1, region.Voxelwise.SignalRatio!.Value, 0.01);
        Assert.Equal(100, region.Voxelwise.Tsnr!.Value, 5.0);
        Assert.Equal(100 * Math.Sqrt(27), region.SeriesTsnr!.Value, 60.0);
    }

    [Fact]
    public void Less_than_three_quarters_in_the_mask_is_low_coverage() =>
        Assert.Equal(18 / 27.0, Flagged(QualityFlag.LowCoverage, _made.Write("r", outside: MadeQuality.Region[..9])).Coverage.Coverage, 1e-12);

    [Fact]
    public void A_region_that_cannot_be_used_has_its_status_for_a_flag_and_no_numbers()
    {
        var region = Flagged(Status.LowCoverage, _made.Write("r", outside: MadeQuality.Region[..20]));
        Assert.Equal((null, null, null), (region.ModelTsnr, region.Baseline, region.Voxelwise!.Tsnr));
        Assert.Equal(0.0, region.Voxelwise.ConstantShare);
    }

    [Fact]
    public void Voxels_are_few_in_the_classes_of_AFNI()
    {
        // 19 voxels are none of the classes, 15 of them the first
        Flagged(null, _made.Write("r"), radius: 4.5);
        Flagged(QualityFlag.FewVoxelsMild, _made.Write("r", outside: [.. MadeQuality.Region.Where((_, n) => n is 1 or 3 or 5 or 7)]), radius: 4.5);
        Flagged(QualityFlag.FewVoxelsMedium, _made.Write("r"), radius: 3.5);
        Flagged(QualityFlag.FewVoxelsSevere, _made.Write("r"), radius: 1);
    }

    [Theory]
    [InlineData(2, null), InlineData(3, QualityFlag.ConstantMild), InlineData(6, QualityFlag.ConstantMedium), InlineData(10, QualityFlag.LowCoverage + "," + QualityFlag.ConstantSevere)]
    public void Constant_voxels_inside_the_mask_are_counted(int constant, string? flags)
    {
        var run = _made.Write("r", (_, voxel, noise) => Array.IndexOf(MadeQuality.Region, voxel, 0, constant) >= 0 ? 0 : 1000 + 10 * noise);
        Assert.Equal(constant / 27.0, Flagged(flags, run).Voxelwise!.ConstantShare!.Value, 1e-12);
        // outside the mask they are no concern of the image
        Assert.Equal(0, MadeQuality.Of([_made.Write("m", outside: MadeQuality.Region[..constant])])[0].Regions[0].Voxelwise!.ConstantShare);
    }

    [Theory]
    [InlineData(0.4, QualityFlag.Dropout), InlineData(0.6, null)]
    public void A_signal_below_half_of_the_brains_is_dropout(double share, string? flag)
    {
        var run = _made.Write("r", (_, voxel, noise) => (MadeQuality.Region.Contains(voxel) ? share : 1) * (1000 + 10 * noise));
        Assert.Equal(share, Flagged(flag, run).Voxelwise!.SignalRatio!.Value, 0.01);
    }

    [Fact]
    public void Noise_of_each_voxel_lowers_the_voxels_ratio_and_noise_of_all_the_series_too()
    {
        var own = _made.Write("own", (_, _, noise) => 1000 + 25 * noise);
        Assert.Equal(40, Flagged(QualityFlag.LowVoxelTsnr, own).Voxelwise!.Tsnr!.Value, 2.0);
        Flagged(null, own, region: "vmPFC_1");
        Flagged(null, own, region: "VTA");
        var random = new Random(3);
        var common = Enumerable.Range(0, MadeQuality.Volumes).Select(_ => 25 * MadeQuality.Normal(random)).ToArray();
        Flagged($"{QualityFlag.LowTsnr},{QualityFlag.LowVoxelTsnr}", _made.Write("common", (volume, _, noise) => 1000 + common[volume] + noise));
        Flagged($"{QualityFlag.LowTsnr},{QualityFlag.LowVoxelTsnr}", _made.Write("common", (volume, _, noise) => 1000 + 1.5 * common[volume] + noise), region: "vmPFC_1");
    }

    [Fact]
    public void A_drift_lowers_what_is_raw_and_not_what_the_model_leaves()
    {
        var drift = Enumerable.Range(0, MadeQuality.Volumes).Select(t => 60 * Math.Cos(Math.PI * (t + 0.5) / MadeQuality.Volumes)).ToArray();
        var region = Flagged(QualityFlag.LowVoxelTsnr, _made.Write("r", (volume, _, noise) => 1000 + drift[volume] + 10 * noise));
        Assert.InRange(region.SeriesTsnr!.Value, 20, 25);       // 1000 / (60 / sqrt 2) = 23.6
        Assert.Equal(100 * Math.Sqrt(27), region.ModelTsnr!.Value, 60.0);
    }

    [Theory]
    [InlineData(120, null), InlineData(145, QualityFlag.UnevenTsnrMild), InlineData(172, QualityFlag.UnevenTsnrMedium), InlineData(260, QualityFlag.UnevenTsnrSevere)]
    public void Voxels_that_differ_much_are_uneven(double high, string? flag) =>
        Flagged(flag, _made.Write("r", (_, voxel, noise) => 1000 + noise * (Array.IndexOf(MadeQuality.Region, voxel) % 2 == 0 ? 1000 / 62.0 : 1000 / high)));

    [Fact]
    public void The_ratio_after_the_model_is_by_its_residuals_and_degrees_of_freedom()
    {
        var run = _made.Write("r");
        var signals = ParticipantSignals.Extract([run], MadeQuality.SetOf(), new RegionPlan());
        var series = Vector<double>.Build.DenseOfArray(signals.Runs[0].Series[0]!);
        var quality = MadeQuality.Of([run])[0];
        var design = Matrix<double>.Build.DenseOfColumnArrays(quality.Model.Design!.Columns);
        // normal equations by MathNet's singular value decomposition
        var residuals = series - design * design.Svd().Solve(series);
        Assert.Equal(series.Average() / Math.Sqrt(residuals * residuals / (MadeQuality.Volumes - design.ColumnCount)), quality.Regions[0].ModelTsnr!.Value, 1e-7);
        Assert.Equal(quality.Model.Estimates[0].Percent!.Baseline, quality.Regions[0].Baseline);
    }

    /// <summary>The region of a run, which must have exactly these flags.</summary>
    private RegionQuality Flagged(string? flags = null, Run? run = null, string region = "Ball", double radius = MadeQuality.Radius)
    {
        var quality = Assert.Single(MadeQuality.Of([run ?? _made.Write("good")], region: region, radius: radius));
        Assert.Equal(flags ?? "", string.Join(',', quality.Regions[0].Flags));
        Assert.Empty(quality.Flags);
        return quality.Regions[0];
    }
}
