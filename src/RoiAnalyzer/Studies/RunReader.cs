namespace RoiAnalyzer.Studies;

/// <summary>Finds and reads what belongs to a run. Whatever is wrong with it is a fault of its participant.</summary>
internal sealed class RunReader(Dataset raw, Dataset? derivative, Plan plan, Findings findings)
{
    private const double TimeTolerance = 1e-4;
    private static readonly string[] OfImageOnly = ["space", "res", "den", "cohort", "desc", "hemi", "echo", "part"];

    // that of a single image, where its sidecar says so, goes first
    private readonly string? _generatedBy = derivative is null ? null : DescriptionOf(derivative, findings)?.GeneratedBy();

    /// <summary>A preprocessed run; when it is not wanted only its events are read, for the study's medians.</summary>
    public Run Read(DatasetFile image, RunKey key, bool wanted)
    {
        var (eventsPath, events) = EventsOf(image.Entities, image.Path, key);
        var run = new Run { Key = key, Bold = image.Path, EventsPath = eventsPath, Events = events };
        if (!wanted) return run;
        AddEmpty(image, "an image", key);
        var files = derivative!.FilesOf(key.Participant).Where(file => file.Level == Level.Data).ToArray();
        var mask = files.FirstOrDefault(file => IsMaskOf(file, image));
        if (mask is not null) AddEmpty(mask, "a mask", key);
        return WithTimes(image, run with
        {
            BoldBytes = image.Bytes ?? 0,
            Mask = mask?.Path,
            Segmentation = files.FirstOrDefault(file => IsSegmentationOf(file, image))?.Path,
            ConfoundsPath = ConfoundsOf(files, image, key),
            Space = image.Entities["space"],
            Resolution = image.Entities["res"],
        });
    }

    /// <summary>The events and the repetition time of a run that is not preprocessed, for their faults only.</summary>
    public IReadOnlyList<Event> ReadRaw(DatasetFile file, RunKey key)
    {
        findings.Try(key.Participant, () =>
        {
            var sidecar = raw.SidecarOf(file.Entities, file.Path);
            return TimeOf(sidecar) is null ? throw NoTime(sidecar.File) : sidecar;
        });
        return EventsOf(file.Entities, file.Path, key).Events;
    }

    private (string? Path, IReadOnlyList<Event> Events) EventsOf(Entities image, string place, RunKey key)
    {
        if (plan.Analysis != AnalysisKind.Task) return (null, NoEvents(image));
        if (raw.TableOf(image, "events") is { } file)
            return (file.Path, findings.Try(key.Participant, () => Read(file.Path)) ?? []);
        if (key.Task.StartsWith("rest", StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(raw.Path, null, "a task with events", $"the resting runs of task-{key.Task}",
                "Give a plan with \"analysis\": \"rest\", or \"infusion\" where one was given during the runs.");
        }
        else
        {
            findings.Add(key.Participant, new Fault(new Place(place), "an events file *_events.tsv for this run",
                $"none in {raw.Path}", "Add it beside the raw image, or at a level above where it serves several runs; where there was no task, "
                + "give a plan with \"analysis\": \"rest\" or \"infusion\"."));
        }

        return (null, []);
    }

    private IReadOnlyList<Event> Read(string path)
    {
        const string assumption = $"Events files without a column trial_type have one condition, {EventFile.OnlyCondition}.";
        var events = EventFile.Read(path, out var hasTrialTypes);
        if (!hasTrialTypes && !findings.Assumptions.Contains(assumption)) findings.Assumptions.Add(assumption);
        return events;
    }

    /// <summary>Nothing: an analysis of rest or of an infusion does not look at events. That there are some is said once.</summary>
    private IReadOnlyList<Event> NoEvents(Entities image)
    {
        var unused = $"The events of the runs are not used: the analysis is {PlanWriter.Word(plan.Analysis)}.";
        if (raw.TableOf(image, "events") is not null && !findings.Assumptions.Contains(unused)) findings.Assumptions.Add(unused);
        return [];
    }

    private Run WithTimes(DatasetFile image, Run run)
    {
        var timed = findings.Try(run.Key.Participant, () =>
        {
            var own = derivative!.SidecarOf(image.Entities, image.Path);
            var acquired = raw.SidecarOf(image.Entities, image.Path);
            return run with
            {
                RepetitionTime = RepetitionTime(own, acquired),
                StartTime = own.Number("StartTime"),
                SliceTimingCorrected = own.Flag("SliceTimingCorrected"),
                GeneratedBy = own.GeneratedBy() ?? _generatedBy,
                ScannerSoftware = own.Text("SoftwareVersions") ?? acquired.Text("SoftwareVersions"),
            };
        });
        return timed ?? run with { RepetitionTime = double.NaN };
    }

    private static Sidecar? DescriptionOf(Dataset dataset, Findings findings) =>
        dataset.PathOf("dataset_description.json") is var path && File.Exists(path) ? findings.Try(null, () => Sidecar.Read(path)) : null;

    private static double RepetitionTime(Sidecar own, Sidecar acquired)
    {
        var (time, rawTime) = (TimeOf(own), TimeOf(acquired));
        if (time is { } one && rawTime is { } other && Math.Abs(one - other) > TimeTolerance)
        {
            var place = acquired.PlaceOf("RepetitionTime").File;
            throw new InputException(own.PlaceOf("RepetitionTime"), FormattableString.Invariant($"{other} s as in {place}"),
                FormattableString.Invariant($"{one} s"), "Find out which is right and correct the other.");
        }

        return time ?? rawTime ?? throw NoTime(own.File);
    }

    private static double? TimeOf(Sidecar sidecar)
    {
        if (sidecar.Number("RepetitionTime") is not { } time) return null;
        return time is > 0 and < 100 ? time : throw new InputException(sidecar.PlaceOf("RepetitionTime"),
            "seconds, above 0 and below 100", FormattableString.Invariant($"{time}"), "Give it in seconds.");
    }

    private static InputException NoTime(string file) => new(new Place(file, Field: "RepetitionTime"), "seconds between volumes",
        "none in any sidecar that applies", "Add RepetitionTime to the JSON sidecar: the image's header is not trusted.");

    private void AddEmpty(DatasetFile file, string what, RunKey key)
    {
        if (file.EmptyFault(what) is { } fault) findings.Add(key.Participant, fault);
    }

    private static bool IsMaskOf(DatasetFile file, DatasetFile image) =>
        file.IsImage && (file.Entities.Suffix == "brainmask"
            || (file.Entities.Suffix == "mask" && (file.Entities["desc"] ?? file.Entities["label"]) == "brain"))
        && file.Entities.IsWithin(image.Entities, "desc", "label") && image.Entities.IsWithin(file.Entities, "desc");

    private static bool IsSegmentationOf(DatasetFile file, DatasetFile image) =>
        file.IsImage && file.Entities is { Suffix: "dseg" } entities && entities["desc"] == "aseg"
        && entities.IsWithin(image.Entities, "desc") && image.Entities.IsWithin(entities, "desc");

    /// <summary>The names of fMRIPrep's versions, the newest first.</summary>
    private string? ConfoundsOf(DatasetFile[] files, DatasetFile image, RunKey key)
    {
        var tables = files.Where(file => file.Entities.Extension == ".tsv" && image.Entities.IsWithin(file.Entities, OfImageOnly)
            && file.Entities.IsWithin(image.Entities, "desc")).ToArray();
        var found = tables.FirstOrDefault(file => file.Entities is { Suffix: "timeseries" } e && e["desc"] == "confounds")
            ?? tables.FirstOrDefault(file => file.Entities is { Suffix: "regressors" } e && e["desc"] == "confounds")
            ?? tables.FirstOrDefault(file => file.Entities.Suffix is "bold_confounds" && file.Entities["desc"] is null)
            ?? tables.FirstOrDefault(file => file.Entities.Suffix is "timeseries" && file.Entities["desc"] is null);
        if (found is not null) findings.Try(key.Participant, () => ConfoundTable.Read(found.Path));
        else if (plan.Model.Confounds.Any(name => name != "none") || plan.Model.FramewiseDisplacementLimit is not null)
            findings.Add(key.Participant, NoConfounds(image));
        return found?.Path;
    }

    private static Fault NoConfounds(DatasetFile image) => new(new Place(image.Path),
        "a table of confounds *_desc-confounds_timeseries.tsv beside it", "none",
        "Add it, or set model.confounds to [\"none\"] and model.fd_limit to null in the plan.");
}
