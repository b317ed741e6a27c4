using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>
/// What is taken out of a resting run, in one regression: confounds, spikes, and the cosines √(2/n)·cos(πk(t+½)/n), of frequency
/// k/(2·n·TR), that lie outside the band.
/// </summary>
public static class RestDesign
{
    /// <summary>
    /// The design; an <see cref="InputException"/> where it leaves too few degrees of freedom. Without a band the model's high-pass
    /// filter is taken, if it has one.
    /// </summary>
    public static DesignMatrix Build(Run run, Timing timing, Nuisance nuisance, Plan plan)
    {
        List<string> names = [.. nuisance.Names, .. nuisance.SpikeVolumes.Select(v => $"spike_{v}")];
        List<double[]> columns = [.. nuisance.Columns, .. nuisance.Spikes];
        foreach (var (k, cosine) in Cosines(timing, nuisance, plan))
        {
            names.Add($"cosine_k{k}");
            columns.Add(cosine);
        }
        names.Add(DesignMatrix.Constant);
        var ones = new double[timing.VolumeCount];
        Array.Fill(ones, 1);
        columns.Add(ones);
        var design = DesignMatrix.Of(names, columns, []);
        if (plan.Rest.BandHertz is null) DesignMatrix.DemandFreedom(design.VolumeCount, design.Rank, names.Count, run.Bold);
        else DesignMatrix.DemandFreedom(design.VolumeCount, design.Rank, names.Count, run.Bold, Remedy(plan.Rest.BandHertz.Value, names));
        return design;
    }

    private static string Remedy((double From, double To) band, List<string> names) => FormattableString.Invariant(
        $"{names.Count(n => n.StartsWith("cosine_k", StringComparison.Ordinal))} of the columns are frequencies outside rest.band_hz, {band.From:0.####} to {band.To:0.####} Hz: widen it (null: high-pass only), use fewer confounds (--confounds 6P), or leave the run out.");

    private static IEnumerable<(int K, double[] Column)> Cosines(Timing timing, Nuisance nuisance, Plan plan)
    {
        var (volumes, time) = (timing.VolumeCount, timing.RepetitionTime);
        if (plan.Rest.BandHertz is not { } band)
            return CosineDrift.Columns(volumes, time, nuisance.OwnHighPass ? plan.Model.HighPassSeconds : null).Select((c, i) => (i + 1, c));
        // a period of twice the repetition time: all of the cosines
        return CosineDrift.Columns(volumes, time, 2 * time).Select((column, i) => (K: i + 1, Column: column))
            .Where(c => c.K / (2 * volumes * time) is var f && (f < band.From * (1 - 1e-9) || f > band.To * (1 + 1e-9)));
    }
}
