using System.IO.Enumeration;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>
/// The columns of a confounds table by the names that fMRIPrep uses today, whatever version wrote it; derivatives and
/// squares of the motion parameters are computed where the table lacks them. What is filled or computed is noted.
/// </summary>
internal sealed class ConfoundColumns(ConfoundTable table, List<string> notes)
{
    /// <summary>Three translations in mm and three rotations in radians.</summary>
    public static string[] Motion { get; } = ["trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z"];

    /// <summary>The mean signal of the brain.</summary>
    public const string GlobalSignal = "global_signal";

    private const string StandardisedDvars = "std_dvars", NonSteadyState = "non_steady_state_outlier";
    private const string Derivative = "_derivative1";
    private const string Square = "_power2";
    private const double HeadRadius = 50;

    private static readonly Dictionary<string, string> OldNames = new(
        Motion.Zip(["X", "Y", "Z", "RotX", "RotY", "RotZ"], KeyValuePair.Create)
            .Concat(Enumerable.Range(0, 100).Select(i => KeyValuePair.Create($"a_comp_cor_{i:00}", $"aCompCor{i:00}")))
            .Concat(Enumerable.Range(0, 20).Select(i => KeyValuePair.Create($"cosine{i:00}", $"Cosine{i:00}")))
            .Concat(Enumerable.Range(0, 20).Select(i => KeyValuePair.Create($"{NonSteadyState}{i:00}", $"NonSteadyStateOutlier{i:00}")))
            .Concat([
                KeyValuePair.Create("framewise_displacement", "FramewiseDisplacement"), KeyValuePair.Create(StandardisedDvars, "stdDVARS"),
                KeyValuePair.Create(GlobalSignal, "GlobalSignal"), KeyValuePair.Create("csf", "CSF"), KeyValuePair.Create("white_matter", "WhiteMatter"),
            ]));

    /// <summary>The six, their first differences, the squares of the six and those of the differences.</summary>
    public static string[] ExpandedMotion { get; } =
        [.. new[] { "", Derivative, Square, Derivative + Square }.SelectMany(suffix => Motion.Select(name => name + suffix))];

    /// <summary>The name used today for a column of an older fMRIPrep; other names are themselves.</summary>
    public static string Today(string name) => OldNames.FirstOrDefault(old => old.Value == name).Key ?? name;

    /// <summary>Whether the column is there, under its present or its old name, or can be computed.</summary>
    public bool Has(string name) => Find(name) is not null || MotionBehind(name) is not null;

    /// <summary>
    /// The columns, by their present names and in the table's order, that a name, present or old, with <c>*</c> for any letters
    /// and <c>?</c> for one stands for.
    /// </summary>
    public IReadOnlyList<string> Matching(string pattern)
    {
        return [.. table.Names.Where(name => Matches(name) || Matches(Today(name))).Select(Today).Distinct()];

        bool Matches(string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
    }

    /// <summary>Which column a name that is not there may mean.</summary>
    public string Hint(string name) => Nearest.Hint(name, [.. table.Names]);

    /// <summary>Standardised DVARS, 0 at the first volume; an <see cref="InputException"/> where the table has none.</summary>
    public double[] StandardisedChange() => Find(StandardisedDvars) is { } column ? Complete(StandardisedDvars, [.. table[column]], first: 0)
        : throw new InputException([Missing(StandardisedDvars, "Set model.std_dvars_limit to null in the plan, or give a table that has it.")]);

    /// <summary>Standardised DVARS as the table has it, NaN for <c>n/a</c>; null where it has none.</summary>
    public double[]? StandardisedDvarsAsWritten() => Find(StandardisedDvars) is { } column ? table[column] : null;

    /// <summary>The volumes, from 0, that the table marks as taken before the magnetisation was steady.</summary>
    public IReadOnlyList<int> UnsteadyVolumes() =>
        [.. table.Names.Where(name => Today(name).StartsWith(NonSteadyState, StringComparison.Ordinal))
            .SelectMany(name => Enumerable.Range(0, table.VolumeCount).Where(volume => table[name][volume] == 1)).Distinct().Order()];

    /// <summary>The fault of a column that is not there.</summary>
    public Fault Missing(string name, string remedy) =>
        new(new Place(table.Path, Field: name), "this column", $"{table.Names.Count} columns without it", remedy);

    /// <summary>
    /// The columns, each minus its mean. <c>n/a</c> in the first row becomes the mean of the rest; anywhere else it is an
    /// <see cref="InputException"/>.
    /// </summary>
    public IReadOnlyList<double[]> Centred(IReadOnlyList<string> names)
    {
        List<string> computed = [], filled = [], constant = [];
        var columns = names.Select(name => Centred(name, computed, filled, constant)).ToList();
        Note(computed, "computed from the motion parameters");
        Note(filled, "n/a in the first row, filled with the mean of the others");
        Note(constant, "constant, and so without effect");
        return columns;
    }

    /// <summary>
    /// Framewise displacement in mm, 0 at the first volume: the table's, or Power's from the six motion parameters
    /// (Σ|Δ translation| + 50 mm · Σ|Δ rotation|). Neither there: null, or an <see cref="InputException"/> if required.
    /// </summary>
    public double[]? FramewiseDisplacement(bool required)
    {
        const string name = "framewise_displacement";
        if (Find(name) is { } column) return Complete(name, [.. table[column]], first: 0);
        if (Motion.All(parameter => Find(parameter) is not null))
        {
            notes.Add("Framewise displacement was computed from the motion parameters, rotations on a sphere of 50 mm.");
            return PowerDisplacement();
        }
        if (!required) return null;
        throw new InputException([Missing(name, "Set no framewise displacement limit, or give a table that has it.")]);
    }

    private double[] Centred(string name, List<string> computed, List<string> filled, List<string> constant)
    {
        var found = Find(name);
        if (found is null) computed.Add(name);
        double[] values = found is null ? Computed(name) : [.. table[found]];
        if (double.IsNaN(values[0])) filled.Add(name);
        values = Complete(name, values);
        var mean = values.Average();
        var centred = Array.ConvertAll(values, value => value - mean);
        if (centred.Max(Math.Abs) > 1e-12 * Math.Abs(mean)) return centred;
        constant.Add(name);
        return new double[values.Length];   // what is left is rounding, which scaling would blow up into a column
    }

    /// <summary>The values, the first of which, where it is n/a, becomes the one given, or else the mean of the rest.</summary>
    private double[] Complete(string name, double[] values, double? first = null)
    {
        var bad = double.IsInfinity(values[0]) ? 0 : Array.FindIndex(values, 1, value => !double.IsFinite(value));
        if (bad >= 0)
            throw new InputException(new Place(table.Path, Line: bad + 2, Field: name), "a number in every row after the first",
                double.IsNaN(values[bad]) ? "n/a" : "an infinite value", "Choose other confounds, or repair the table.");
        if (double.IsNaN(values[0])) values[0] = first ?? values.Skip(1).DefaultIfEmpty(0).Average();
        return values;
    }

    private double[] Computed(string name)
    {
        var values = table[Find(MotionBehind(name)!)!];
        if (name.Contains(Derivative, StringComparison.Ordinal)) values = Differences(values);
        return name.EndsWith(Square, StringComparison.Ordinal) ? Array.ConvertAll(values, value => value * value) : values;
    }

    private double[] PowerDisplacement()
    {
        var displacement = new double[table.VolumeCount];
        foreach (var name in Motion)
        {
            var scale = name.StartsWith("rot", StringComparison.Ordinal) ? HeadRadius : 1;
            var differences = Differences(table[Find(name)!]);
            for (var t = 1; t < displacement.Length; t++) displacement[t] += scale * Math.Abs(differences[t]);
        }
        return Complete("motion parameters", displacement);
    }

    private static double[] Differences(double[] values) =>
        [.. values.Select((value, t) => t == 0 ? double.NaN : value - values[t - 1])];

    private string? Find(string name) =>
        table.Has(name) ? name : OldNames.TryGetValue(name, out var old) && table.Has(old) ? old : null;

    /// <summary>The motion parameter in the table that this derivative or square is computed from, if there is one.</summary>
    private string? MotionBehind(string name)
    {
        var position = Array.IndexOf(ExpandedMotion, name);
        if (position < Motion.Length) return null;
        var parameter = Motion[position % Motion.Length];
        return Find(parameter) is null ? null : parameter;
    }

    private void Note(List<string> names, string what)
    {
        if (names.Count > 0) notes.Add($"Confounds {what}: {string.Join(", ", names)}.");
    }
}
