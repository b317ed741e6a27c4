namespace RoiAnalyzer.Studies;

/// <summary>A run that is given by its files instead of being found in a study.</summary>
public static class SingleRun
{
    /// <summary>
    /// The run of an image: what its name and the JSON sidecar beside it say, with files that the caller names. The
    /// repetition time is the caller's, else the sidecar's, else NaN: the header is not asked.
    /// </summary>
    public static Run Of(string bold, string? mask = null, string? events = null, string? confounds = null, double? repetitionTime = null, string? space = null)
    {
        var entities = Entities.Parse(bold);
        var sidecar = SidecarOf(bold);
        return new Run
        {
            Key = RunKey.Of(entities) ?? new RunKey(Path.GetFileName(bold), null, "unknown", null),
            Bold = bold,
            Mask = mask,
            EventsPath = events,
            Events = events is null ? [] : EventFile.Read(events),
            ConfoundsPath = confounds,
            RepetitionTime = repetitionTime ?? sidecar?.Number("RepetitionTime") ?? double.NaN,
            StartTime = sidecar?.Number("StartTime"),
            SliceTimingCorrected = sidecar?.Flag("SliceTimingCorrected"),
            Space = space ?? entities["space"],
            Resolution = entities["res"],
        };
    }

    private static Sidecar? SidecarOf(string bold)
    {
        var extension = Entities.Parse(bold).Extension;
        var path = bold[..^extension.Length] + ".json";
        return TextFile.Exists(path) ? Sidecar.Read(path) : null;
    }
}
