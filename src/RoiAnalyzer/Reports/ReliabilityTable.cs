using System.Text.Json.Nodes;
using RoiAnalyzer.Group;

namespace RoiAnalyzer.Reports;

/// <summary>The reference arm's reliability as a table.</summary>
public static class ReliabilityTable
{
    /// <summary>One row a region and contrast, in the values' unit.</summary>
    public static OutputTable Of(IReadOnlyList<ReliabilityRow> rows, string unit)
    {
        var table = new OutputTable(
            new("region", "Name of the region"), new("contrast", "Name of the contrast"), new("arm", "The reference arm"), new("n", "Its participants with both sessions"),
            new("icc_1_1", "Intraclass correlation ICC(1,1): agreement, the order of the sessions without a meaning"), new("icc_1_1_low", "Lower end of its 95 % confidence interval"), new("icc_1_1_high", "Its upper end"),
            new("icc_2_1", "ICC(2,1) = ICC(A,1): absolute agreement of both sessions"), new("icc_2_1_low", "Lower end of its 95 % confidence interval"), new("icc_2_1_high", "Its upper end"),
            new("icc_3_1", "ICC(3,1) = ICC(C,1): consistency, a change of all alike left out"), new("icc_3_1_low", "Lower end of its 95 % confidence interval"), new("icc_3_1_high", "Its upper end"),
            new("measurement_error", "Standard error of measurement: root of the residual mean square", unit),
            new("smallest_detectable_change", "1.96 sqrt(2) times it: beyond error in 95 % of participants", unit),
            new("mean_change", "From the session before to the one after", unit),
            new("agreement_low", "Lower of Bland and Altman's limits: mean change - 1.96 SD of the changes", unit), new("agreement_high", "The upper one", unit),
            new("status", "ok, or why there is no number"), new("reason", "The status in words"));
        foreach (var r in rows)
        {
            var own = r.Reliability;
            table.Add(r.Region, r.Contrast, r.Arm, r.N, own?.Icc11.Value, own?.Icc11.Interval.Low, own?.Icc11.Interval.High, own?.Icc21.Value, own?.Icc21.Interval.Low, own?.Icc21.Interval.High,
                own?.Icc31.Value, own?.Icc31.Interval.Low, own?.Icc31.Interval.High, own?.MeasurementError, own?.SmallestDetectableChange, own?.Bias,
                own?.LimitsOfAgreement.Low, own?.LimitsOfAgreement.High, r.Status, r.Reason);
        }
        return table;
    }

    /// <summary>Where reliability comes from.</summary>
    public static JsonObject About() => new()
    {
        ["Source"] = "The sessions before and after of the reference arm, never of a treated arm. The reference is taken for unchanged but for a change of all alike; intervals are McGraw and Wong's (1996)",
    };
}
