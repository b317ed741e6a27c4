using System.Text.Json;
using System.Text.Json.Nodes;
using RoiAnalyzer.Models;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>The tables of a run in which an infusion was given: the regions' course, and what can be told from what.</summary>
public static class InfusionTables
{
    private const string Percent = "percent";

    /// <summary>One row a region and bin, window or regressor.</summary>
    public static OutputTable Course(InfusionCourse course)
    {
        var table = new OutputTable(
            new("region", "Name of the region"), new("part", "bin: a stretch of the course; window: the mean of its bins; regressor: fitted by itself, the height of its plateau or peak"), new("name", "Name of the bin, window or regressor"),
            new("from", "Its beginning after the infusion's", "seconds"), new("to", "Its end", "seconds"), new("volumes", "Volumes in it"),
            new("percent", "Signal less that of the baseline, over the baseline, with the plan's confounds in the model", Percent),
            new("standard_error", "Its standard error by the noise model, the baseline in the denominator taken as known", Percent),
            new("df", "Residual degrees of freedom"), new("p", "Two-sided p; within one scan drift looks like an effect: inference rests on scans that are compared"),
            new("percent_without_confounds", "The same without the plan's confounds, spikes aside", Percent), new("standard_error_without_confounds", "Its standard error", Percent),
            new("status", "ok, or why there is no number"), new("reason", "The status in words"));
        foreach (var v in course.Values)
            table.Add(v.Region, v.Part.ToString().ToLowerInvariant(), v.Name, v.From, v.To, v.Volumes, v.Percent?.Effect, v.Percent?.StandardError, v.Percent?.DegreesOfFreedom,
                v.Percent is { } p ? Distributions.StudentTTwoSided(p.T, p.DegreesOfFreedom) : null, v.Bare?.Effect, v.Bare?.StandardError, v.Status, v.Reason);
        return table;
    }

    /// <summary>One row a regressor and column.</summary>
    public static OutputTable Inflation(InfusionCourse course)
    {
        var table = new OutputTable(
            new("regressor", "Course of the infusion's effect"), new("column", "The column, or columns, that it is held against"),
            new("in_design", "yes: the columns are in the model; no: they are not, and would do this if they were"),
            new("correlation", "Of regressor and column"), new("variance_inflation", "By how much the columns inflate the variance of the regressor's coefficient; above 5 it is noted"));
        foreach (var i in course.Inflations)
            table.Add(PlanWord(i.Regressor), i.Column, i.InDesign ? "yes" : "no", i.Correlation, double.IsFinite(i.Inflation) ? i.Inflation : null);
        return table;
    }

    /// <summary>What is said of the run's model.</summary>
    public static JsonObject About(RunSignals signals, RunModel model, Plan plan)
    {
        var (json, infusion) = (RunTables.About(signals), plan.Infusion);
        json["Analysis"] = "infusion";
        json["InfusionStart"] = infusion.StartSeconds;
        json["InfusionDuration"] = infusion.DurationSeconds;
        json["Baseline"] = new JsonArray(infusion.BaselineUsed.From, infusion.BaselineUsed.To);
        json["BinSeconds"] = infusion.BinSeconds;
        json["PercentOf"] = "100 * (bin - baseline) / baseline, by generalised least squares: one column a bin, the baseline is the constant";
        json["Regressors"] = new JsonObject(InfusionRegressor.Of(infusion).Select(s => KeyValuePair.Create(PlanWord(s), (JsonNode?)JsonValue.Create(Formula(s, infusion)))));
        json["SliceTimeReference"] = model.Timing.SliceTimeReference;
        json["NoiseModel"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(plan.Model.NoiseOf(model.Timing.VolumeCount).ToString());
        json["HighPassSeconds"] = null;
        json["Confounds"] = JsonText.Array(model.Nuisance.Names);
        json["SpikeVolumes"] = JsonText.Array(model.Nuisance.SpikeVolumes);
        json["Rank"] = model.Design?.Rank;
        json["Notes"] = JsonText.Array([.. signals.Notes, .. model.Nuisance.Notes, .. NotesOn(model.Infusion!, infusion)]);
        return json;
    }

    private static IEnumerable<string> NotesOn(InfusionCourse course, InfusionPlan plan)
    {
        var (from, to) = plan.BaselineUsed;
        if (to - from < 180) yield return FormattableString.Invariant($"The baseline lasts {to - from} s, less than three minutes.");
        foreach (var i in course.Inflations.Where(i => i.Column == "all_confounds" && !(i.Inflation <= DesignFacts.MostInflation)))
            yield return FormattableString.Invariant($"The confounds inflate the variance of the {InfusionDesign.Named(i.Regressor)} {i.Inflation:0.0} times (more than {DesignFacts.MostInflation:0}).");
    }

    private static string Formula(InfusionShape shape, InfusionPlan plan) => shape switch
    {
        InfusionShape.Step => "1 from the infusion's beginning on",
        InfusionShape.Ramp => FormattableString.Invariant($"seconds after the infusion's beginning / {plan.DurationSeconds}, from 0 to 1"),
        _ => FormattableString.Invariant($"(u/{plan.GammaPeakSeconds})^{plan.GammaAlpha} * exp({plan.GammaAlpha} * (1 - u/{plan.GammaPeakSeconds})), u seconds after the infusion's beginning"),
    };

    private static string PlanWord(InfusionShape shape) => JsonNamingPolicy.SnakeCaseLower.ConvertName(shape.ToString());
}
