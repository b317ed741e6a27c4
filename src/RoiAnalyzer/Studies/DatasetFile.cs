namespace RoiAnalyzer.Studies;

/// <summary>How near to the images a file of a dataset lies.</summary>
internal enum Level
{
    Root,
    Participant,
    Session,
    Data,
}

/// <summary>A file of a dataset, what its name says, and the participant's and the session's folder that it lies in.</summary>
internal sealed record DatasetFile(string Path, Entities Entities, Level Level, string? Participant, string? Session)
{
    /// <summary>Whether the name is that of an image which can be read here.</summary>
    public bool IsImage => Entities.Extension is ".nii" or ".nii.gz";

    /// <summary>Whether the name is that of a preprocessed run, echoes apart.</summary>
    public bool IsPreprocessedRun =>
        Level == Level.Data && IsImage && Entities.Suffix == "bold" && Entities["desc"] == "preproc"
        && RunKey.Of(Entities) is not null;

    /// <summary>Whether it applies to an image of this name: an ancestor's folder, and no label that the image has not.</summary>
    public bool AppliesTo(Entities image, params ReadOnlySpan<string> except) =>
        (Participant is null || Participant == image["sub"]) && (Session is null || Session == image["ses"])
        && Entities.IsWithin(image, except);

    /// <summary>
    /// The size in bytes of the file, or of the one it links to; null when that is not here (git annex) or cannot be followed.
    /// </summary>
    public long? Bytes
    {
        get
        {
            try
            {
                var file = new FileInfo(Path);
                var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
                return target is { Exists: true } ? target.Length : null;
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    /// <summary>A fault when the file holds nothing; null when it holds something.</summary>
    public Fault? EmptyFault(string what) => Bytes switch
    {
        null => new Fault(new Place(Path), what, "a link to a file that is not here", "Fetch it (datalad get)."),
        0 => new Fault(new Place(Path), what, "0 bytes", "Get the file again: nothing is in it."),
        _ => null,
    };
}
