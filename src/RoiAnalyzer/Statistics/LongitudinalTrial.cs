namespace RoiAnalyzer.Statistics;

/// <summary>
/// One participant: the arm's place, 0 for the reference; a value at every visit, first the one before treatment, NaN where there is none;
/// and the covariates.
/// </summary>
public sealed record LongitudinalParticipant(int Arm, IReadOnlyList<double> Values, IReadOnlyList<double> Covariates);

/// <summary>Arms that are seen before treatment and at one or more visits after it.</summary>
public sealed record LongitudinalTrial(
    IReadOnlyList<string> Visits, IReadOnlyList<string> Arms, IReadOnlyList<string> Covariates, IReadOnlyList<LongitudinalParticipant> Participants)
{
    /// <summary>Whether the arms were drawn, so that before treatment their means differ by chance alone.</summary>
    public required bool IsRandomised { get; init; }

    /// <summary>Values of an arm at a visit.</summary>
    public int Count(int arm, int visit) => Participants.Count(p => p.Arm == arm && double.IsFinite(p.Values[visit]));

    /// <summary>Participants who have a value before treatment and none after.</summary>
    public int BaselineOnly => Participants.Count(p => double.IsFinite(p.Values[0]) && p.Values.Count(double.IsFinite) == 1);

    internal void Require()
    {
        foreach (var participant in Participants)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(participant.Values.Count, Visits.Count);
            ArgumentOutOfRangeException.ThrowIfNotEqual(participant.Covariates.Count, Covariates.Count);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)participant.Arm, (uint)Arms.Count);
            if (!participant.Covariates.All(double.IsFinite)) throw new ArgumentException("a covariate is not a number");
        }
    }
}
