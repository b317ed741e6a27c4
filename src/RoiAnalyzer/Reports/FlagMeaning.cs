using System.Globalization;
using RoiAnalyzer.Group;
using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>What each flag says to a reader, and in which columns of its table the number stands.</summary>
internal static class FlagMeaning
{
    private static readonly Dictionary<string, (string Meaning, string[] Columns)> Flags = new()
    {
        [QualityFlag.HighMotion] = (Invariant($"mean framewise displacement above {RunQuality.MostDisplacement} mm, or more than {100 * RunModel.MostSpikes} % of the volumes moved (displacement above {RunQuality.MostDisplacement} mm or standardised DVARS above {RunQuality.MostDvars})"), ["fd_mean"]),
        [QualityFlag.MotionUnknown] = ("no framewise displacement: nobody knows how the head moved", []),
        [QualityFlag.MotionTask] = (Invariant($"framewise displacement correlates with a condition beyond {RunQuality.MostCorrelation}"), []),
        [QualityFlag.Inflation] = (Invariant($"variance of a contrast inflated more than {DesignFacts.MostInflation} times by other columns, or contrast not to be told from them"), ["vif_largest"]),
        [QualityFlag.LowCoverage] = (Invariant($"the run covers less than {RegionQuality.LeastCoverage} of the region"), ["coverage_run"]),
        [Status.NoVoxels] = ("no voxel of the run lies in the region, or the region lies outside the image", []),
        [QualityFlag.FewVoxelsMild] = ("10 to 15 voxels are averaged", ["voxels"]),
        [QualityFlag.FewVoxelsMedium] = ("5 to 9 voxels are averaged", ["voxels"]),
        [QualityFlag.FewVoxelsSevere] = ("4 voxels or fewer are averaged", ["voxels"]),
        [QualityFlag.ConstantMild] = ("a tenth or more of the voxels in the mask are constant", ["constant_share"]),
        [QualityFlag.ConstantMedium] = ("a fifth or more of the voxels in the mask are constant", ["constant_share"]),
        [QualityFlag.ConstantSevere] = ("more than a third of the voxels in the mask are constant", ["constant_share"]),
        [QualityFlag.Dropout] = (Invariant($"signal below {RegionQuality.LeastSignalRatio} of the brain's median"), ["signal_over_brain_median"]),
        [QualityFlag.LowTsnr] = (TsnrOf("the region's series, the model taken out"), ["tsnr_series_model"]),
        [QualityFlag.LowVoxelTsnr] = (TsnrOf("the voxels (median), nothing taken out"), ["tsnr_voxels_raw_median"]),
        [QualityFlag.UnevenTsnrMild] = ("quartiles of the voxels' tSNR more than once their median apart", ["tsnr_voxels_raw_spread"]),
        [QualityFlag.UnevenTsnrMedium] = ("quartiles of the voxels' tSNR more than 1.5 times their median apart", ["tsnr_voxels_raw_spread"]),
        [QualityFlag.UnevenTsnrSevere] = ("quartiles of the voxels' tSNR more than twice their median apart", ["tsnr_voxels_raw_spread"]),
        [QualityFlag.MissingSession] = ("the session before, or every later one, is not there", []),
        [QualityFlag.Unpaired] = ("the other session has no run of this number", []),
        [QualityFlag.RepetitionTime] = ("repetition times differ", ["repetition_time_pre", "repetition_time_post"]),
        [QualityFlag.Volumes] = ("numbers of volumes differ", ["volumes_pre", "volumes_post"]),
        [QualityFlag.StartTime] = ("what a volume stands for (StartTime) differs", ["start_time_pre", "start_time_post"]),
        [QualityFlag.GeneratedBy] = ("program or version that made the images differs", ["generated_by_pre", "generated_by_post"]),
        [QualityFlag.ScannerSoftware] = ("software of the scanner differs", ["scanner_software_pre", "scanner_software_post"]),
        [QualityFlag.Confounds] = ("confounds of the models differ", ["confounds_pre", "confounds_post"]),
        [QualityFlag.Events] = ("a condition has another number of events", []),
        [QualityFlag.DegreesOfFreedom] = (Invariant($"degrees of freedom differ by more than {100 * RunPair.MostFreedomChange} %"), ["df_pre", "df_post"]),
        [QualityFlag.Baseline] = (Invariant($"signal at rest changed by more than {BaselineChange.MostPercent} %"), ["baseline_change"]),
        [QualityFlag.SignalRatio] = (Invariant($"signal beside the brain's median changed by more than {BaselineChange.MostPercent} %"), ["signal_ratio_change"]),
    };

    /// <summary>In words; empty for a word that is no flag.</summary>
    public static string Of(string flag) => Flags.TryGetValue(flag, out var known) ? known.Meaning : "";

    /// <summary>The number, or numbers, that a row's flag stands for: three significant digits.</summary>
    public static string ValueOf(string flag, Table table, int row) => Flags.TryGetValue(flag, out var known)
        ? string.Join(" \u2192 ", known.Columns.Where(table.Has).Select(column => Short(table[row, column]))) : "";

    private static string Short(string cell) => double.TryParse(cell, CultureInfo.InvariantCulture, out var number)
        ? ReportNumber.Short(double.Parse(number.ToString(Math.Abs(number) >= 100 ? "F0" : "G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)) : cell;

    private static string TsnrOf(string what) =>
        Invariant($"tSNR of {what}, below {RegionQuality.LeastTsnr}, or {RegionQuality.LeastTsnrWhereUneven} in vmPFC and VTA");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
