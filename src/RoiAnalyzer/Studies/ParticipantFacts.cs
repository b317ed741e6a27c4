namespace RoiAnalyzer.Studies;

/// <summary>What is known of one participant beside the images, with data or without. The label is without <c>sub-</c>.</summary>
/// <param name="Participant">Label of the participant.</param>
/// <param name="Arm">The arm; null in a study without arms, or where it is not said.</param>
/// <param name="Stratum">The stratum within which the participant was randomised; null where there are none.</param>
/// <param name="Covariates">
/// The plan's covariates as columns of a model: a number by its name, a word as <c>name=word</c>, 1 or 0, for each word but the
/// first. NaN where the value is <c>n/a</c>.
/// </param>
public sealed record ParticipantFacts(string Participant, string? Arm, string? Stratum, IReadOnlyDictionary<string, double> Covariates)
{
    /// <summary>Whether every covariate and, where there are strata, the stratum is known.</summary>
    public bool IsComplete(bool stratified) => Covariates.Values.All(double.IsFinite) && (!stratified || Stratum is not null);
}
