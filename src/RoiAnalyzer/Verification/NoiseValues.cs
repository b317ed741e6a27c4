using RoiAnalyzer.Models;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Verification;

/// <summary>Serial correlation, on the levels of Lake Huron in feet, 1875 to 1972, and the year (Brockwell and Davis 1991).</summary>
internal static class NoiseValues
{
    private const string R = "R 4.2.2, LakeHuron";

    internal static readonly double[] Levels =
    [
        580.38, 581.86, 580.97, 580.80, 579.79, 580.39, 580.42, 580.82, 581.40, 581.32, 581.44, 581.68, 581.17, 580.53, 580.01, 579.91, 579.14, 579.16, 579.55, 579.67,
        578.44, 578.24, 579.10, 579.09, 579.35, 578.82, 579.32, 579.01, 579.00, 579.80, 579.83, 579.72, 579.89, 580.01, 579.37, 578.69, 578.19, 578.67, 579.55, 578.92,
        578.09, 579.37, 580.13, 580.14, 579.51, 579.24, 578.66, 578.86, 578.05, 577.79, 576.75, 576.75, 577.82, 578.64, 580.58, 579.48, 577.38, 576.90, 576.94, 576.24,
        576.84, 576.85, 576.90, 577.79, 578.18, 577.51, 577.23, 578.42, 579.61, 579.05, 579.26, 579.22, 579.38, 579.10, 577.95, 578.12, 579.75, 580.85, 580.41, 579.96,
        579.61, 578.76, 578.18, 577.21, 577.13, 579.10, 578.25, 577.91, 576.89, 575.96, 576.80, 577.68, 578.38, 578.52, 579.74, 579.31, 579.89, 579.96,
    ];

    public static IEnumerable<ReferenceGroup> Groups()
    {
        var design = QrFactor.Of([[.. Levels.Select(_ => 1.0)], [.. Levels.Select((_, n) => n - 45.0)]]);
        var residuals = design.Fit(Levels).Residuals;
        var left = SerialCorrelation.Of(residuals);
        yield return ReferenceGroup.Of("Durbin and Watson, lag 1, Ljung and Box", R, 1e-10, [0.439493229265, 0.76159633369, 90.3753762323974],
            [left.DurbinWatson, left.Correlations[0], left.LjungBox]);
        var noise = ArmaNoise.Of(design);
        var top = noise.Fit(residuals, restricted: false);
        yield return ReferenceGroup.Of("ARMA(1,1), likelihood at its top", R, 1e-10, [-101.19768996477], [top.LogLikelihood]);
        // R stops where its numerical slope is small
        yield return ReferenceGroup.Of("ARMA(1,1), parameters", R, 5e-6, [0.6526176039441, 0.3566334581500], [top.A, top.B]);
        var second = SecondOrderNoise.Of(design).Fit(residuals, restricted: false);
        yield return ReferenceGroup.Of("AR(2), likelihood at its top", "R 4.2.2, nlme, LakeHuron", 1e-10, [-101.198267166517], [second.LogLikelihood]);
        yield return ReferenceGroup.Of("AR(2), parameters", "R 4.2.2, nlme, LakeHuron", 1e-6, [1.00481761015285, -0.291301358382368], [second.First, second.Second]);
    }
}
