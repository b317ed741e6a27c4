namespace RoiAnalyzer.Studies;

/// <summary>
/// A BIDS study as it was found: participants with their sessions and runs, what was assumed, what is missing, and
/// everything that is wrong. Labels are without prefixes; paths are as the user gave the folder.
/// </summary>
public sealed class Study
{
    internal Study() { }

    /// <summary>The BIDS folder, as given.</summary>
    public required string Root { get; init; }

    /// <summary>The folder of preprocessed images; empty when there is none, which is a fault.</summary>
    public required string Derivatives { get; init; }

    /// <summary>The task; empty when it is not known, which is a fault.</summary>
    public required string Task { get; init; }

    /// <summary>The images' space; null when their names have none.</summary>
    public string? Space { get; init; }

    /// <summary>The participants wanted who have images, in ordinal order.</summary>
    public required IReadOnlyList<Participant> Participants { get; init; }

    /// <summary>The arms of all participants with data, the reference first; empty when there is no such column.</summary>
    public required IReadOnlyList<string> Arms { get; init; }

    /// <summary>What is known of the participants wanted beside their images, with data or without, in ordinal order.</summary>
    public IReadOnlyList<ParticipantFacts> Facts { get; init; } = [];

    /// <summary>What is known of their sessions beside the images.</summary>
    public IReadOnlyList<SessionFacts> SessionFacts { get; init; } = [];

    /// <summary>The rows of the table of outcomes that the plan's outcomes need.</summary>
    public IReadOnlyList<OutcomeFacts> Outcomes { get; init; } = [];

    /// <summary>The trial types of all participants, in ordinal order.</summary>
    public required IReadOnlyList<string> TrialTypes { get; init; }

    /// <summary>
    /// Seconds by trial type: the plan's, else the median over the events of all participants, whichever are wanted, so
    /// that every job of a study uses the same.
    /// </summary>
    public required IReadOnlyDictionary<string, double> ReferenceDurations { get; init; }

    /// <summary>Pieces that are not there, of the participants wanted.</summary>
    public required IReadOnlyList<Missing> Missing { get; init; }

    /// <summary>Everything that is wrong; a study with any cannot be analysed.</summary>
    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>One sentence for each thing that was guessed.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    /// <summary>The plan with everything filled in as used.</summary>
    public required Plan Plan { get; init; }

    /// <summary>
    /// Reads a study without opening an image. Faults inside it are collected in <see cref="Faults"/>; an
    /// <see cref="InputException"/> says that there is no study there at all.
    /// </summary>
    public static Study Read(StudyRequest request) => new StudyReader(request).Read();
}
