namespace RoiAnalyzer.Models;

/// <summary>
/// What may be wrong with a region, a run or a pair of runs: the words of the column <c>flags</c>. A flag warns; nothing is left
/// out because of one.
/// </summary>
public static class QualityFlag
{
    /// <summary>The run covers less than <see cref="RegionQuality.LeastCoverage"/> of the region.</summary>
    public const string LowCoverage = Status.LowCoverage;

    /// <summary>The region has 10 to 15 voxels (AFNI's classes of regions by voxels).</summary>
    public const string FewVoxelsMild = "few_voxels_mild";

    /// <summary>5 to 9 voxels.</summary>
    public const string FewVoxelsMedium = "few_voxels_medium";

    /// <summary>4 voxels or fewer.</summary>
    public const string FewVoxelsSevere = "few_voxels_severe";

    /// <summary>A tenth or more of the region's voxels in the mask are constant (AFNI's classes of regions by zeros).</summary>
    public const string ConstantMild = "constant_voxels_mild";

    /// <summary>A fifth or more.</summary>
    public const string ConstantMedium = "constant_voxels_medium";

    /// <summary>More than a third (.35 or more).</summary>
    public const string ConstantSevere = "constant_voxels_severe";

    /// <summary>The region's signal is less than half of the brain's median.</summary>
    public const string Dropout = "dropout";

    /// <summary>The temporal signal-to-noise ratio of the region's series, the model taken out, is low.</summary>
    public const string LowTsnr = "low_tsnr";

    /// <summary>The median over its voxels, with nothing taken out, is low.</summary>
    public const string LowVoxelTsnr = "low_voxel_tsnr";

    /// <summary>That ratio differs much between voxels: quartiles more than the median apart (AFNI's classes).</summary>
    public const string UnevenTsnrMild = "uneven_tsnr_mild";

    /// <summary>More than one and a half times the median.</summary>
    public const string UnevenTsnrMedium = "uneven_tsnr_medium";

    /// <summary>More than twice.</summary>
    public const string UnevenTsnrSevere = "uneven_tsnr_severe";

    /// <summary>Mean framewise displacement above 0.5 mm, or more than a quarter of the volumes moved.</summary>
    public const string HighMotion = Status.HighMotion;

    /// <summary>There is no framewise displacement: nobody knows how the head moved.</summary>
    public const string MotionUnknown = "motion_unknown";

    /// <summary>Framewise displacement goes with a condition.</summary>
    public const string MotionTask = "motion_task";

    /// <summary>The variance of a contrast is inflated by other columns, or the contrast cannot be told from them.</summary>
    public const string Inflation = "vif";

    /// <summary>The session before, or after, is not there.</summary>
    public const string MissingSession = Status.MissingSession;

    /// <summary>The other session has no run of that number.</summary>
    public const string Unpaired = "unpaired_run";

    /// <summary>The repetition times differ.</summary>
    public const string RepetitionTime = "repetition_time_differs";

    /// <summary>The numbers of volumes differ.</summary>
    public const string Volumes = "volumes_differ";

    /// <summary>The times that volumes stand for (StartTime) differ.</summary>
    public const string StartTime = "start_time_differs";

    /// <summary>The program that made the images, or its version, differs.</summary>
    public const string GeneratedBy = "versions_differ";

    /// <summary>The scanner's software differs.</summary>
    public const string ScannerSoftware = "scanner_software_differs";

    /// <summary>The models' confounds differ.</summary>
    public const string Confounds = "confounds_differ";

    /// <summary>A condition has another number of events.</summary>
    public const string Events = "events_differ";

    /// <summary>The degrees of freedom differ by more than a fifth.</summary>
    public const string DegreesOfFreedom = "df_differ";

    /// <summary>The region's signal at rest changed by more than a tenth.</summary>
    public const string Baseline = "baseline_change";

    /// <summary>Its signal beside the brain's median changed by more than a tenth.</summary>
    public const string SignalRatio = "signal_ratio_change";
}
