using System.Text.Json;

namespace RoiAnalyzer.Studies;

/// <summary>The infusion part of a plan's JSON, read and written.</summary>
internal static class InfusionSection
{
    private static readonly InfusionPlan Standard = new();

    public static InfusionPlan Read(PlanSection section)
    {
        section.Knowing("start_seconds", "duration_seconds", "baseline_seconds", "bin_seconds", "windows", "regressors", "gamma_peak_seconds", "gamma_alpha");
        var plan = Standard with
        {
            StartSeconds = section.Number("start_seconds", "seconds above 0, from the run's beginning", n => n > 0),
            DurationSeconds = section.Number("duration_seconds", "seconds above 0", n => n > 0),
            Baseline = section.Stretch("baseline_seconds"),
            BinSeconds = section.Number("bin_seconds", "seconds above 0", n => n > 0) ?? Standard.BinSeconds,
            Regressors = section.Choices<InfusionShape>("regressors") ?? Standard.Regressors,
            GammaPeakSeconds = section.Number("gamma_peak_seconds", "seconds above 0, from the infusion's beginning", n => n > 0),
            GammaAlpha = section.Number("gamma_alpha", "a number above 0", n => n > 0) ?? Standard.GammaAlpha,
        };
        if (section.Section("windows") is { } windows) plan = plan with { Windows = WindowsOf(windows) };
        Check(section, plan);
        return plan;
    }

    public static void Write(Utf8JsonWriter json, InfusionPlan plan)
    {
        json.WriteStartObject("infusion");
        PlanWriter.WriteNumber(json, "start_seconds", plan.StartSeconds);
        PlanWriter.WriteNumber(json, "duration_seconds", plan.DurationSeconds);
        if (plan.Baseline is { } baseline) WriteStretch(json, "baseline_seconds", baseline);
        else json.WriteNull("baseline_seconds");
        json.WriteNumber("bin_seconds", plan.BinSeconds);
        json.WriteStartObject("windows");
        foreach (var (name, window) in plan.Windows) WriteStretch(json, name, window);
        json.WriteEndObject();
        json.WriteStartArray("regressors");
        foreach (var shape in plan.Regressors) json.WriteStringValue(PlanWriter.Word(shape));
        json.WriteEndArray();
        PlanWriter.WriteNumber(json, "gamma_peak_seconds", plan.GammaPeakSeconds);
        json.WriteNumber("gamma_alpha", plan.GammaAlpha);
        json.WriteEndObject();
    }

    private static OrderedDictionary<string, (double From, double To)> WindowsOf(PlanSection section)
    {
        var windows = new OrderedDictionary<string, (double, double)>();
        foreach (var name in section.Names)
            if (section.Stretch(name) is { } window) windows[name] = window;
        if (windows.Count == 0) section.Fault("*", "at least one window", "none", "Name one, as in { \"min_0_5\": [0, 300] }, or leave the field out.");
        return windows;
    }

    private static void Check(PlanSection section, InfusionPlan plan)
    {
        if (plan is { StartSeconds: { } start, Baseline: { } baseline } && !(baseline.From >= 0 && baseline.To <= start))
            section.Fault("baseline_seconds", FormattableString.Invariant($"a stretch from 0 to the infusion's beginning, {start} s"),
                FormattableString.Invariant($"{baseline.From} to {baseline.To} s"), "Give a stretch before the infusion.");
        foreach (var (name, (from, to)) in plan.Windows)
            if (from < 0 || !IsWhole(from / plan.BinSeconds) || !IsWhole(to / plan.BinSeconds))
                section.Fault($"windows.{name}", FormattableString.Invariant($"a stretch after the infusion's beginning of whole bins of {plan.BinSeconds} s"),
                    FormattableString.Invariant($"{from} to {to} s"), "Change the window or bin_seconds.");
        if (plan.Regressors.Contains(InfusionShape.GammaVariate) && plan.GammaPeakSeconds is null)
            section.Fault("gamma_peak_seconds", "seconds to the peak of the gamma variate that regressors names", "none", "Give gamma_peak_seconds, or leave gamma_variate out.");
    }

    private static bool IsWhole(double number) => Math.Abs(number - Math.Round(number)) < 1e-9;

    private static void WriteStretch(Utf8JsonWriter json, string name, (double From, double To) stretch)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(stretch.From);
        json.WriteNumberValue(stretch.To);
        json.WriteEndArray();
    }
}
