namespace RoiAnalyzer.Studies;

/// <summary>What the user asks to be read. Options here go before the plan's fields; labels may have their prefixes.</summary>
public sealed record StudyRequest
{
    /// <summary>The BIDS folder.</summary>
    public required string Root { get; init; }

    /// <summary>The folder of preprocessed images; null: <c>derivatives/fmriprep</c>, or the only one there.</summary>
    public string? Derivatives { get; init; }

    /// <summary>The plan.</summary>
    public Plan Plan { get; init; } = new();

    /// <summary>The participants wanted; empty: all.</summary>
    public IReadOnlyList<string> Participants { get; init; } = [];

    /// <summary>The sessions wanted; empty: all.</summary>
    public IReadOnlyList<string> Sessions { get; init; } = [];

    /// <summary>The task wanted.</summary>
    public string? Task { get; init; }

    /// <summary>The space wanted; <c>NAME:res-2</c> also chooses the resolution.</summary>
    public string? Space { get; init; }
}
