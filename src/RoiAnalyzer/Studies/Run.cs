namespace RoiAnalyzer.Studies;

/// <summary>One 4-D image with what belongs to it: paths as the user gave the study's folder, times in seconds.</summary>
public sealed record Run
{
    /// <summary>What tells it from other runs.</summary>
    public required RunKey Key { get; init; }

    /// <summary>The preprocessed image.</summary>
    public required string Bold { get; init; }

    /// <summary>The size of that file, in bytes.</summary>
    public long BoldBytes { get; init; }

    /// <summary>The brain mask in the image's space and resolution; null when there is none.</summary>
    public string? Mask { get; init; }

    /// <summary>
    /// The participant's own segmentation in the image's space and resolution (<c>desc-aseg_dseg</c>); null when there is none.
    /// </summary>
    public string? Segmentation { get; init; }

    /// <summary>The events file that applies to the run, wherever in the tree it is; null when there is none.</summary>
    public string? EventsPath { get; init; }

    /// <summary>The events in the file's order.</summary>
    public IReadOnlyList<Event> Events { get; init; } = [];

    /// <summary>The table of confounds; null when there is none.</summary>
    public string? ConfoundsPath { get; init; }

    /// <summary>Seconds between volumes, from the sidecars and never the header; NaN where there is a fault.</summary>
    public double RepetitionTime { get; init; }

    /// <summary>Seconds from a volume's start to the time that its values stand for; null when not said.</summary>
    public double? StartTime { get; init; }

    /// <summary>Whether slices were brought to one time; null when not said.</summary>
    public bool? SliceTimingCorrected { get; init; }

    /// <summary>The program that made the image, with its version, as the derivative says it; null when not said.</summary>
    public string? GeneratedBy { get; init; }

    /// <summary>The scanner's software (<c>SoftwareVersions</c>); null when not said.</summary>
    public string? ScannerSoftware { get; init; }

    /// <summary>The image's space, without <c>space-</c>; null when its name has none.</summary>
    public string? Space { get; init; }

    /// <summary>The image's resolution, without <c>res-</c>; null when its name has none.</summary>
    public string? Resolution { get; init; }

    /// <summary>
    /// Reads the confounds; null when there are none; an <see cref="InputException"/> when they cannot be used.
    /// </summary>
    public ConfoundTable? ReadConfounds() => ConfoundsPath is null ? null : ConfoundTable.Read(ConfoundsPath);
}
