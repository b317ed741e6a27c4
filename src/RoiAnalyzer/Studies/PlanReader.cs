namespace RoiAnalyzer.Studies;

/// <summary>From a plan's JSON to a <see cref="Plan"/>.</summary>
internal static class PlanReader
{
    private static readonly string[] OfTasksOnly = ["contrasts", "f_contrasts", "reference_durations"];

    public static Plan Read(string path)
    {
        var faults = new List<Fault>();
        var root = new PlanSection(path, "", Sidecar.Parse(path), faults).Knowing("analysis", "task", "space", "sessions", "arm",
            "regions", "contrasts", "f_contrasts", "primary_contrasts", "model", "rest", "infusion", "percent_signal_change", "reference_durations", "statistics", "seed");
        var plan = PlanOf(root) with { Path = path };
        return faults.Count == 0 ? plan : throw new InputException(faults);
    }

    private static Plan PlanOf(PlanSection root)
    {
        var plan = new Plan();
        var analysis = root.Choice<AnalysisKind>("analysis") ?? plan.Analysis;
        CheckFields(root, analysis);
        var conventions = root.OneOrSeveral<SignalChangeConvention>("percent_signal_change") ?? [];
        plan = plan with
        {
            Analysis = analysis,
            Task = root.Label("task", "task"),
            Space = root.Label("space", "space"),
            Sessions = root.Section("sessions") is { } sessions ? SessionsOf(sessions) : plan.Sessions,
            Arm = root.Section("arm") is { } arm ? ArmOf(arm) : plan.Arm,
            Regions = root.Section("regions") is { } regions ? RegionsOf(regions) : plan.Regions,
            Contrasts = root.Section("contrasts") is { } contrasts ? ContrastsOf(contrasts) : null,
            FContrasts = root.Section("f_contrasts") is { } tests ? FContrastsOf(tests) : plan.FContrasts,
            PrimaryContrasts = root.Texts("primary_contrasts"),
            Model = root.Section("model") is { } model ? ModelOf(model, analysis) : plan.Model with { HighPassSeconds = ModelPlan.HighPassOf(analysis) },
            Rest = root.Section("rest") is { } rest ? RestPlan.Read(rest) : plan.Rest,
            Infusion = root.Section("infusion") is { } infusion ? InfusionSection.Read(infusion) : plan.Infusion,
            PercentSignalChange = conventions.Count > 0 ? conventions[0] : plan.PercentSignalChange,
            SignalChangeBeside = [.. conventions.Skip(1)],
            ReferenceDurations = root.Section("reference_durations") is { } durations ? DurationsOf(durations) : null,
            Statistics = root.Section("statistics") is { } statistics ? StatisticsPlan.Read(statistics) : plan.Statistics,
            Seed = (int?)root.Number("seed", "a whole number", n => n == (int)n) ?? plan.Seed,
        };
        CheckConventions(root, plan, conventions);
        return plan;
    }

    /// <summary>Conventions of percent signal change that do not go with the rest of the plan.</summary>
    private static void CheckConventions(PlanSection root, Plan plan, IReadOnlyList<SignalChangeConvention> conventions)
    {
        const string field = "percent_signal_change";
        if (conventions.Contains(SignalChangeConvention.Afni) && plan.Regions.Summary is not (RegionSummary.Mean or RegionSummary.WeightedMean))
            root.Fault(field, "afni with regions.summary mean or weighted_mean", PlanWriter.Word(plan.Regions.Summary), "afni averages voxels that are scaled one by one: choose another convention, or another summary.");
        if (conventions.Contains(SignalChangeConvention.Marsbar) && plan.Model.Basis is ResponseBasis.Derivative or ResponseBasis.Dispersion)
            root.Fault(field, "marsbar with a response of one column", ResponseWord.Of(plan.Model.Response, plan.Model.Basis), "With derivatives MarsBaR rebuilds the response from all columns, which is not done here: choose another convention.");
        var hasNoShape = plan.Model.Basis == ResponseBasis.Fir || plan.Analysis != AnalysisKind.Task;
        if (hasNoShape && (conventions.Count > 1 || conventions.Any(c => c > SignalChangeConvention.Plateau)))
            root.Fault(field, "nothing but peak or plateau where responses have no shape, which need neither", string.Join(", ", conventions.Select(PlanWriter.Word)), "Leave the field out: a bin's coefficient over the signal at rest is the percent signal change.");
    }

    /// <summary>Fields that say something only of another kind of analysis, and those without which this one cannot be.</summary>
    private static void CheckFields(PlanSection root, AnalysisKind analysis)
    {
        if (analysis != AnalysisKind.Task)
            foreach (var field in OfTasksOnly.Where(root.IsGiven))
                root.Fault(field, "a plan whose analysis is task", $"analysis {PlanWriter.Word(analysis)}", "Leave the field out: there are no trial types.");
        if (analysis == AnalysisKind.Infusion && !(root.Section("infusion")?.IsGiven("start_seconds") ?? false))
            root.Fault("infusion.start_seconds", "when in the run the infusion begins, as analysis infusion needs", "nothing", "Add \"infusion\": { \"start_seconds\": 300 } with your own number.");
    }

    private static SessionPlan SessionsOf(PlanSection section)
    {
        section.Knowing("pre", "post", "follow_up");
        return new SessionPlan
        {
            Pre = section.Label("pre", "ses"),
            Post = section.Label("post", "ses"),
            FollowUp = [.. (section.Texts("follow_up") ?? []).Select(label => Labels.Bare(label, "ses"))],
        };
    }

    private static ArmPlan ArmOf(PlanSection section)
    {
        section.Knowing("column", "reference", "randomised");
        return new ArmPlan
        {
            Column = section.Text("column"),
            Reference = section.Text("reference"),
            Randomised = section.Flag("randomised") ?? false,
        };
    }

    private static RegionPlan RegionsOf(PlanSection section)
    {
        section.Knowing("set", "atlas", "primary", "membership", "summary", "min_coverage");
        var plan = new RegionPlan();
        return plan with
        {
            Set = section.Text("set") ?? plan.Set,
            Atlas = section.Text("atlas"),
            Primary = section.Texts("primary"),
            Membership = section.Choice<Membership>("membership") ?? plan.Membership,
            Summary = section.Choice<RegionSummary>("summary") ?? plan.Summary,
            MinCoverage = section.Number("min_coverage", "a number from 0 to 1", n => n is >= 0 and <= 1) ?? plan.MinCoverage,
        };
    }

    /// <summary>Here null has a meaning of its own: no high-pass, no limit.</summary>
    private static ModelPlan ModelOf(PlanSection section, AnalysisKind analysis)
    {
        section.Knowing("hrf", "fir", "modulators", "high_pass_seconds", "noise", "confounds", "fd_limit", "std_dvars_limit", "dummy_scans");
        var plan = new ModelPlan();
        var highPass = section.Number("high_pass_seconds", "a number above 0, or null for none", n => n > 0);
        var limit = section.Number("fd_limit", "a number of mm above 0, or null for none", n => n > 0);
        var response = section.Text("hrf") is { } word ? ResponseOf(section, word) : null;
        return plan with
        {
            Response = response?.Shape ?? plan.Response,
            Basis = response?.Basis ?? plan.Basis,
            Fir = section.Section("fir") is { } fir ? FirOf(fir) : plan.Fir,
            Modulators = section.Texts("modulators") ?? plan.Modulators,
            HighPassSeconds = section.Has("high_pass_seconds") ? highPass : ModelPlan.HighPassOf(analysis),
            Noise = section.Choice<NoiseModel>("noise") ?? plan.Noise,
            Confounds = section.Texts("confounds") ?? plan.Confounds,
            StandardisedDvarsLimit = section.Number("std_dvars_limit", "a number above 0, or null for none", n => n > 0),
            DummyScans = (int?)section.Number("dummy_scans", "a number of volumes, 0 or more", n => n >= 0 && n == (int)n) ?? plan.DummyScans,
            FramewiseDisplacementLimit = section.Has("fd_limit") ? limit : plan.FramewiseDisplacementLimit,
        };
    }

    private static (ResponseShape Shape, ResponseBasis Basis)? ResponseOf(PlanSection section, string word)
    {
        if (ResponseWord.Read(word) is { } response) return response;
        section.Fault("hrf", string.Join(" or ", ResponseWord.All), $"\"{word}\"", "Correct the field, or leave it out.");
        return null;
    }

    private static FirPlan FirOf(PlanSection section)
    {
        section.Knowing("bin_seconds", "window_seconds", "average_from", "average_to", "with_duration");
        var plan = new FirPlan();
        plan = plan with
        {
            BinSeconds = section.Number("bin_seconds", "seconds above 0", n => n > 0),
            WindowSeconds = section.Number("window_seconds", "seconds above 0", n => n > 0) ?? plan.WindowSeconds,
            AverageFrom = section.Number("average_from", "seconds, 0 or more", n => n >= 0) ?? plan.AverageFrom,
            AverageTo = section.Number("average_to", "seconds above 0", n => n > 0) ?? plan.AverageTo,
            WithDuration = section.Flag("with_duration") ?? plan.WithDuration,
        };
        if (!(plan.AverageFrom < plan.AverageTo && plan.AverageFrom < plan.WindowSeconds))
            section.Fault("average_to", "a stretch that begins in the window and has a length",
                FormattableString.Invariant($"{plan.AverageFrom} to {plan.AverageTo} s of {plan.WindowSeconds} s"), "Give average_from and average_to inside window_seconds.");
        if (plan is { WithDuration: true, BinSeconds: not null })
            section.Fault("bin_seconds", "no length of bins where events have their duration", FormattableString.Invariant($"{plan.BinSeconds} s"), "Leave one of bin_seconds and with_duration out.");
        return plan;
    }

    private static OrderedDictionary<string, IReadOnlyDictionary<string, double>> ContrastsOf(PlanSection section)
    {
        var contrasts = new OrderedDictionary<string, IReadOnlyDictionary<string, double>>();
        foreach (var name in section.Names)
        {
            var weights = Numbers(section.Section(name), "a number", _ => true);
            if (weights.Values.All(weight => weight == 0))
                section.Fault(name, "a weight that is not 0", "none", "Give weights by trial_type, as in { \"alcohol\": 1 }.");
            contrasts[name] = weights;
        }

        if (contrasts.Count == 0)
            section.Fault("*", "at least one contrast", "none", "Name one, or leave the field out.");
        return contrasts;
    }

    private static OrderedDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, double>>> FContrastsOf(PlanSection section)
    {
        var contrasts = new OrderedDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, double>>>();
        foreach (var name in section.Names)
        {
            var rows = (section.Sections(name) ?? []).Select(row => (IReadOnlyDictionary<string, double>)Numbers(row, "a number", _ => true)).ToList();
            if (rows.Count == 0 || rows.Exists(row => row.Values.All(weight => weight == 0)))
                section.Fault(name, "weights that are not all 0 in every row", "none", "Give a list of weights by trial_type, as in [{ \"alcohol\": 1 }, { \"neutral\": 1 }].");
            contrasts[name] = rows;
        }
        return contrasts;
    }

    private static OrderedDictionary<string, double> DurationsOf(PlanSection section) =>
        Numbers(section, "seconds, 0 or more", seconds => seconds >= 0);

    private static OrderedDictionary<string, double> Numbers(PlanSection? section, string expected, Predicate<double> isRight)
    {
        var numbers = new OrderedDictionary<string, double>();
        foreach (var name in section?.Names ?? [])
        {
            if (section!.Number(name, expected, isRight) is { } number) numbers[name] = number;
        }

        return numbers;
    }
}
