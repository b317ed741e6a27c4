namespace RoiAnalyzer.Studies;

/// <summary>Which task is analysed.</summary>
internal static class TaskChoice
{
    /// <summary>
    /// The task wanted, or the only one of the preprocessed images; where there are no images, of the raw files. Null, and a
    /// fault, when that is no task or several.
    /// </summary>
    public static string? Of(Dataset raw, Dataset? derivative, string? wanted, Findings findings)
    {
        var present = Tasks((derivative?.Files ?? []).Where(file => file.IsPreprocessedRun));
        if (present.Length == 0) present = Tasks(raw.Files.Where(IsFunctional));
        if (present.Length == 0)
        {
            var kinds = raw.Kinds.Count == 0 ? "no data" : $"only {string.Join(", ", raw.Kinds)}";
            findings.Add(raw.Path, null, "functional images of a task (func/*_task-*_bold)", kinds,
                "Give a study of functional MRI.");
            return wanted;
        }

        if (wanted is not null) return Checked(raw, wanted, present, findings);
        if (present.Length == 1)
        {
            findings.Assumptions.Add($"The task is {present[0]}, the only one.");
            return present[0];
        }

        findings.Add(raw.Path, null, "one task", $"{present.Length}: {string.Join(", ", present)}", "Choose one with --task-id.");
        return null;
    }

    private static string Checked(Dataset raw, string wanted, string[] present, Findings findings)
    {
        if (!present.Contains(wanted))
            findings.Add(raw.Path, null, $"the task {wanted}", "none of that name", Nearest.Hint(wanted, present));
        return wanted;
    }

    private static bool IsFunctional(DatasetFile file) =>
        file.Entities.Suffix is "bold" or "events" && file.Level is Level.Root or Level.Data;

    private static string[] Tasks(IEnumerable<DatasetFile> files) =>
        [.. files.Select(file => file.Entities["task"]).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
}
