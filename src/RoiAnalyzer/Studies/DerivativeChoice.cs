namespace RoiAnalyzer.Studies;

/// <summary>Which folder holds the preprocessed images.</summary>
internal static class DerivativeChoice
{
    private const string Remedy = "Preprocess the study (fMRIPrep), or give the folder with --derivatives.";

    /// <summary>
    /// The folder given; else <c>derivatives/fmriprep</c>; else the only dataset in <c>derivatives</c>, or the only one there
    /// with preprocessed runs. Null, and a fault, when there is none.
    /// </summary>
    public static Dataset? Of(Dataset raw, string? given, Findings findings)
    {
        var derivative = given is not null ? findings.Try(null, () => Dataset.Open(given)) : Found(raw, findings);
        if (derivative is not null && !derivative.Files.Any(file => file.IsPreprocessedRun))
        {
            findings.Add(derivative.Path, null, "preprocessed images sub-*_desc-preproc_bold.nii.gz", Instead(derivative),
                Remedy);
        }

        return derivative;
    }

    private static Dataset? Found(Dataset raw, Findings findings)
    {
        var folder = raw.PathOf("derivatives");
        var usual = Path.Combine(folder, "fmriprep");
        if (Directory.Exists(usual)) return findings.Try(null, () => Dataset.Open(usual));
        var datasets = Directory.Exists(folder) ? Datasets(folder, findings) : [];
        if (datasets.Length > 1 && datasets.Where(d => d.Files.Any(f => f.IsPreprocessedRun)).ToArray() is { Length: > 0 } full)
            datasets = full;
        if (datasets.Length == 1)
        {
            findings.Assumptions.Add($"The preprocessed images are those of {datasets[0].Path}, the only ones under {folder}.");
            return datasets[0];
        }

        return datasets.Length == 0 ? Nothing(raw, folder, findings) : Several(folder, datasets, findings);
    }

    private static Dataset[] Datasets(string folder, Findings findings) =>
        [.. Dataset.Folders(folder, "").Where(f => File.Exists(Path.Combine(f, "dataset_description.json")))
            .Select(f => findings.Try(null, () => Dataset.Open(f))).OfType<Dataset>()];

    /// <summary>A derivative given as the study is looked into as well, so that all its faults are seen.</summary>
    private static Dataset? Nothing(Dataset raw, string folder, Findings findings)
    {
        var description = raw.PathOf("dataset_description.json");
        var isDerivative = findings.Try(null, () => Sidecar.Read(description))?.Text("DatasetType") == "derivative";
        if (isDerivative)
        {
            findings.Add(description, "DatasetType", "raw: the study as it was acquired", "derivative",
                "Give the folder of the raw study as BIDS_DIR and this one with --derivatives.");
        }

        if (isDerivative && raw.Files.Any(file => file.IsPreprocessedRun)) return raw;
        findings.Add(folder, null, "a folder of preprocessed images", "none", Remedy);
        return null;
    }

    private static Dataset? Several(string folder, Dataset[] datasets, Findings findings)
    {
        findings.Add(folder, null, "one folder of preprocessed images",
            $"{datasets.Length}: {string.Join(", ", datasets.Select(d => d.Path))}", "Choose one with --derivatives.");
        return null;
    }

    private static string Instead(Dataset derivative)
    {
        var other = derivative.Files.Count(file => file.IsImage && file.Entities.Suffix == "bold");
        return other == 0 ? "none" : $"none, but {other} *_bold images without desc-preproc";
    }
}
