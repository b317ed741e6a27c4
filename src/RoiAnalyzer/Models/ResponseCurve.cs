using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>
/// One point of a finite impulse response: the signal of a trial type from <c>From</c> to <c>To</c> seconds after the onset, in
/// the image's unit and in percent of the region's signal at rest; null where it cannot be told from other columns.
/// </summary>
public sealed record ResponseCurve(string Region, string TrialType, double From, double To, Estimate? Effect, double Baseline)
{
    /// <summary>The effect in percent of the baseline, which is taken as known.</summary>
    public Estimate? Percent => Effect is { } effect && Baseline > 0
        ? new Estimate(100 * effect.Effect / Baseline, 100 * effect.StandardError / Baseline, effect.DegreesOfFreedom)
        : null;

    /// <summary>The curves of all trial types of a fit, bin by bin.</summary>
    public static IEnumerable<ResponseCurve> Of(FirstLevel fit, string region, FirPlan plan, double repetitionTime)
    {
        var length = plan.BinSeconds ?? repetitionTime;
        foreach (var type in fit.Design.AveragedColumns.Keys)
            for (var bin = 0; bin < ResponseColumns.BinCount(plan, repetitionTime); bin++)
            {
                var name = ResponseColumns.BinName(type, bin);
                yield return new ResponseCurve(region, type, bin * length, (bin + 1) * length,
                    fit.Estimate(new Contrast(name, new Dictionary<string, double> { [name] = 1 })), fit.Baseline);
            }
    }
}
