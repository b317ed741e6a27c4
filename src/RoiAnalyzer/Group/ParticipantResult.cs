using RoiAnalyzer.Models;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>All that the participant level finds out about one participant.</summary>
public sealed record ParticipantResult(
    Participant Participant, ParticipantSignals Signals, IReadOnlyList<RunModel> Models, IReadOnlyList<ParticipantChange> Changes, ReferenceHeights Heights)
{
    /// <summary>Each session over its runs.</summary>
    public IReadOnlyList<SessionEffect> Sessions => SessionEffect.Of(Participant, Models);
}
