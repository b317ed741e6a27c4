using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>Everything that the group level works on: what every participant measured, and what is known of them.</summary>
public sealed record GroupData
{
    /// <summary>Regions, contrasts, arms, and what is primary.</summary>
    public required GroupPlan Plan { get; init; }

    /// <summary>Before and after, of each participant, region and contrast.</summary>
    public required IReadOnlyList<ChangeRow> Changes { get; init; }

    /// <summary>The value of each session of each participant, region and contrast.</summary>
    public IReadOnlyList<SessionRow> Sessions { get; init; } = [];

    /// <summary>Measures of quality of each session.</summary>
    public IReadOnlyList<QualityValue> Quality { get; init; } = [];

    /// <summary>What is known of the participants, with data or without, in ordinal order.</summary>
    public IReadOnlyList<ParticipantFacts> Participants { get; init; } = [];

    /// <summary>What is known of their sessions.</summary>
    public IReadOnlyList<SessionFacts> SessionFacts { get; init; } = [];

    /// <summary>What became of them: the rows of the table of outcomes.</summary>
    public IReadOnlyList<OutcomeFacts> Outcomes { get; init; } = [];

    /// <summary>Sessions and runs that are not there.</summary>
    public IReadOnlyList<Missing> Missing { get; init; } = [];

    /// <summary>The sessions in order: label, and what it is to the infusion.</summary>
    public IReadOnlyList<(string Label, SessionRole Role)> Visits { get; init; } = [];
}
