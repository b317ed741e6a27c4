using RoiAnalyzer.Reports;

namespace RoiAnalyzer.Simulation;

/// <summary>A run's confounds table, with the names that fMRIPrep gives its columns.</summary>
internal static class SimulatedConfounds
{
    private const int Digits = 12;

    public static OutputTable Table(RunNuisance nuisance, RunTally tally)
    {
        var columns = Columns(nuisance, tally).ToList();
        var table = DatasetTable.Of(columns.Select(c => (c.Name, c.Description)));
        for (var t = 0; t < tally.Global.Count; t++) table.Add([.. columns.Select(c => (object?)c.Values[t])]);
        return table;
    }

    private static IEnumerable<(string Name, string Description, IReadOnlyList<double> Values)> Columns(RunNuisance nuisance, RunTally tally)
    {
        yield return ("global_signal", "Mean of all voxels that vary.", tally.Global);
        yield return ("csf", "Mean of the control regions in the ventricles.", tally.Fluid);
        yield return ("white_matter", "Mean of the control regions in white matter.", tally.WhiteMatter);
        yield return ("dvars", "Root mean square of the difference from the volume before.", tally.Dvars);
        yield return ("std_dvars", "dvars over the mean over voxels of sqrt(2(1 - r)) s, s the standard deviation and r the correlation at one volume of a voxel's series.",
            Standardised(tally.Dvars, tally.ExpectedDvars()));
        yield return ("framewise_displacement",
            "Sum of absolute differences of translations and of rotations on a sphere of 50 mm, in mm.", nuisance.Motion.FramewiseDisplacement());
        for (var c = 0; c < nuisance.Shared.Count; c++)
            yield return ($"a_comp_cor_{c:00}", "A signal that all voxels share; length one.", nuisance.Shared[c]);
        for (var c = 0; c < nuisance.Cosines.Count; c++)
            yield return ($"cosine{c:00}", "Cosine of the high-pass filter of 128 s.", nuisance.Cosines[c]);
        for (var p = 0; p < HeadMotion.Names.Count; p++)
            foreach (var column in Expanded(HeadMotion.Names[p], p < 3 ? "mm" : "rad", nuisance.Motion.Parameters[p]))
                yield return column;
    }

    /// <summary>The parameter with its square, its step from the volume before, and that step's square.</summary>
    private static IEnumerable<(string, string, IReadOnlyList<double>)> Expanded(string name, string unit, double[] values)
    {
        double[] step = [double.NaN, .. values.Skip(1).Zip(values, (now, before) => Math.Round(now - before, Digits))];
        yield return (name, $"Head motion in {unit}.", values);
        yield return ($"{name}_derivative1", $"Difference from the volume before, in {unit}.", step);
        yield return ($"{name}_power2", $"Square, in {unit}².", Squared(values));
        yield return ($"{name}_derivative1_power2", $"Square of the difference, in {unit}².", Squared(step));
    }

    private static double[] Squared(double[] values) => Array.ConvertAll(values, value => Math.Round(value * value, Digits));

    // without any noise or disturbance nothing differs between volumes at rest
    private static double[] Standardised(List<double> dvars, double expected) =>
        [.. dvars.Select(value => expected > 0 ? Math.Round(value / expected, 6) : double.IsNaN(value) ? value : 0)];
}
