using System.Globalization;
using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>What a study's methods say of an infusion that was given during the runs.</summary>
internal static class InfusionText
{
    public static string Of(Plan plan)
    {
        var (infusion, baseline) = (plan.Infusion, plan.Infusion.BaselineUsed);
        var lasts = infusion.DurationSeconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $" and lasted {seconds:0.##} s") : "";
        var windows = string.Join(", ", infusion.Windows.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Key} ({w.Value.From:0.##} to {w.Value.To:0.##} s)")));
        var courses = string.Join(", ", InfusionRegressor.Of(infusion).Select(InfusionDesign.Named));
        return string.Create(CultureInfo.InvariantCulture, $"The infusion began {infusion.StartSeconds:0.##} s into the run{lasts}. The signal's course was cut into bins of {infusion.BinSeconds:0.##} s, each held against the baseline from {baseline.From:0.##} to {baseline.To:0.##} s of the run, without any high-pass filter; the values that are compared are means over windows after the infusion's beginning: {windows}.")
            + (courses.Length == 0 ? "" : $" Courses fitted by themselves: {courses}.");
    }

    public const string SignalChange = "Values are percent signal change: 100 times the difference from the baseline, over the baseline of the same run. Within one run drift cannot be told from a slow effect; it cancels between runs that are compared.";
}
