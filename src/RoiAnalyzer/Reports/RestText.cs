using System.Globalization;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>What a study's methods say of runs at rest.</summary>
internal static class RestText
{
    public static string Of(Plan plan)
    {
        var band = plan.Rest.BandHertz is { } b
            ? string.Create(CultureInfo.InvariantCulture, $"Confounds and all frequencies outside {b.From:0.####} to {b.To:0.####} Hz, as cosines, were taken out of each region's series in one regression.")
            : "Confounds and slow drift were taken out of each region's series in one regression.";
        return $"{band} Connectivity is Fisher's z of the correlation of two regions' residuals; its error in one run rests on Bartlett's effective number of volumes. fALFF is the amplitude between 0.01 and 0.08 Hz over that of all frequencies, of the series less its line.{Reho(plan)}";
    }

    private static string Reho(Plan plan) => plan.Rest.RehoNeighbours is { } size
        ? $" ReHo is Kendall's W of the residuals of {size} neighbouring voxels, freed of the same, the mean over the voxels of the region; nothing was smoothed."
        : "";

    public const string Units = "Numbers are Fisher's z for connectivity with a seed (z_SEED), a share for falff, and Kendall's W for reho.";
}
