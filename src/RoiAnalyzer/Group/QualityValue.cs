using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// A measure of quality of one session of a participant, the mean of its runs: <c>tsnr_series_model</c>, <c>baseline</c>,
/// <c>coverage_run</c> and others of a region; <c>fd_mean</c>, <c>std_dvars_mean</c>, <c>brain_median</c> and others of the session, whose
/// region is empty. Names, units and meanings are those of the columns of the participants' tables.
/// </summary>
public sealed record QualityValue(string Participant, string? Arm, string Session, SessionRole Role, string Region, string Measure, double Value);
