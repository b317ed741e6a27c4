namespace RoiAnalyzer;

/// <summary>Why a number is there, or is not: the codes of the column <c>status</c> in every output.</summary>
public static class Status
{
    /// <summary>The number is there.</summary>
    public const string Ok = "ok";

    /// <summary>Less of the region than the minimum coverage can be measured.</summary>
    public const string LowCoverage = "low_coverage";

    /// <summary>No voxel centre of the run's grid lies in the region.</summary>
    public const string NoVoxels = "no_voxels";

    /// <summary>No voxel of the region has all of its neighbours.</summary>
    public const string NoNeighbours = "no_neighbours";

    /// <summary>The contrast names a trial type that has no event in the run.</summary>
    public const string NoEvents = "no_events";

    /// <summary>The run ends before the window of time that is asked for.</summary>
    public const string OutsideRun = "outside_run";

    /// <summary>The pair of regions is no pair, or is told in another row: not a gap, and nothing is tested there.</summary>
    public const string NoEdge = "no_edge";

    /// <summary>The design cannot tell the contrast from the other columns.</summary>
    public const string RankDeficient = "rank_deficient";

    /// <summary>The region's eigenvariate has no signal at rest that an effect could be a percentage of.</summary>
    public const string NoLevel = "no_level";

    /// <summary>More of the run's volumes than the limit are spikes of motion.</summary>
    public const string HighMotion = "high_motion";

    /// <summary>The participant has no run of the session.</summary>
    public const string MissingSession = "missing_session";

    /// <summary>A run that the study speaks of has no preprocessed image.</summary>
    public const string MissingRun = "missing_run";

    /// <summary>The participant has no images at all.</summary>
    public const string NoImages = "no_images";

    /// <summary>The participant is in no arm that is compared.</summary>
    public const string NoArm = "no_arm";

    /// <summary>The participant's analysis ended with an error.</summary>
    public const string Failed = "failed";

    /// <summary>The participant level was not run for the participant.</summary>
    public const string NotDone = "not_done";
}
