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
        DesignMatrix.DemandFreedom(design.VolumeCount, design.Rank, names.Count, run.Bold);
        return design;
    }

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
