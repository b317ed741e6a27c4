namespace RoiAnalyzer.Studies;

/// <summary>Which of a task's preprocessed images are analysed: those of one space and one resolution, echoes apart.</summary>
internal static class SpaceChoice
{
    private static readonly string[] Own = ["T1w", "T2w", "boldref", "bold", "func", "anat", "individual", "fsnative"];

    /// <summary>The images chosen; none, and a fault, when the choice is not plain.</summary>
    public static IReadOnlyList<DatasetFile> Of(Dataset derivative, string task, string? wanted, Findings findings)
    {
        var images = derivative.Files.Where(file => file.IsPreprocessedRun && file.Entities["task"] == task).ToArray();
        if (images.Length == 0) return [];
        var whole = images.Where(file => file.Entities["echo"] is null && file.Entities["part"] is null or "mag").ToArray();
        if (whole.Length == 0)
            findings.Add(derivative.Path, null, "runs with echoes combined", "single echoes", "Combine them (fMRIPrep does).");
        else if (whole.Length < images.Length)
            findings.Assumptions.Add($"Left out: {images.Length - whole.Length} images of single echoes or of phase.");
        var parts = (wanted ?? "").Split(":res-");
        var space = whole.Length == 0 ? [] : OfSpace(derivative, whole, parts[0].Length == 0 ? null : parts[0], findings);
        return OfResolution(derivative, space, parts.Length > 1 ? parts[1] : null, findings);
    }

    private static DatasetFile[] OfSpace(Dataset derivative, DatasetFile[] images, string? wanted, Findings findings)
    {
        var present = images.Select(SpaceOf).Distinct().Order(StringComparer.Ordinal).ToArray();
        var standard = present.Where(IsStandard).ToArray();
        var named = string.Join(", ", present.Select(space => space.Length == 0 ? "none in the name" : space));
        if (wanted is null && standard.Length == 1)
            findings.Assumptions.Add($"The space is {standard[0]}, the only standard one.");
        if (wanted is null && standard.Length == 0 && present is [""])
            findings.Assumptions.Add("The images' names say no space.");
        else if (wanted is null && standard.Length != 1)
            findings.Add(derivative.Path, null, "images in one standard space", named, "Choose one with --space.");
        else if (wanted is not null && !present.Contains(wanted))
        {
            findings.Add(derivative.Path, null, $"images in the space {wanted}", named,
                Nearest.Hint(wanted, [.. present.Where(space => space.Length > 0)]));
        }

        var chosen = wanted ?? (standard.Length == 1 ? standard[0] : "");
        return [.. images.Where(image => SpaceOf(image) == chosen && (chosen.Length > 0 || present is [""]))];
    }

    private static DatasetFile[] OfResolution(Dataset derivative, DatasetFile[] images, string? wanted, Findings findings)
    {
        var present = images.Select(ResolutionOf).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (wanted is null && present.Length < 2) return images;
        if (wanted is null)
        {
            findings.Add(derivative.Path, null, "one resolution of the space", string.Join(", ", present),
                $"Choose one, as in --space {SpaceOf(images[0])}:res-{present[0]} (none: no res- in the name).");
            return [];
        }

        if (images.Length > 0 && !present.Contains(wanted))
            findings.Add(derivative.Path, null, $"images of res-{wanted}", "none", Nearest.Hint(wanted, present));
        return [.. images.Where(image => ResolutionOf(image) == wanted)];
    }

    private static bool IsStandard(string space) =>
        space.Length > 0 && !Own.Contains(space) && !space.StartsWith("fsaverage", StringComparison.Ordinal);

    private static string SpaceOf(DatasetFile image) => image.Entities["space"] ?? "";

    private static string ResolutionOf(DatasetFile image) => image.Entities["res"] ?? "none";
}
