namespace RoiAnalyzer.Group;

/// <summary>
/// One participant of a crossover under a treatment and under the reference, in one region and contrast; where one was given in several
/// periods, their mean. NaN where one of them is not there, and why.
/// </summary>
/// <param name="Participant">Label of the participant.</param>
/// <param name="Sequence">The treatments in their order, <c>?</c> where it is not known.</param>
/// <param name="Region">Name of the region.</param>
/// <param name="Contrast">Name of the contrast.</param>
/// <param name="Treatment">The treatment.</param>
/// <param name="ReferenceTreatment">The reference.</param>
public sealed record CrossoverDifference(string Participant, string Sequence, string Region, string Contrast, string Treatment, string ReferenceTreatment)
{
    /// <summary>Under the treatment.</summary>
    public double Treated { get; init; } = double.NaN;

    /// <summary>Under the reference.</summary>
    public double Reference { get; init; } = double.NaN;

    /// <summary>Treated less reference.</summary>
    public double Difference => Treated - Reference;

    /// <summary>
    /// The same with the estimated effects of the periods taken off both; NaN where these cannot be estimated. This is the change that
    /// is held against outcomes.
    /// </summary>
    public double Freed { get; init; } = double.NaN;

    /// <summary>One of the codes of <see cref="GroupStatus"/>, or of the participants' tables.</summary>
    public string Status { get; init; } = GroupStatus.Ok;
}
