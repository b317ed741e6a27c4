using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// The p-values of the group table by permutations: of each row alone, and in the primary families against the largest |t| of the
/// family. Changes by sign flips; differences of changes of two arms by drawing lots again; those of more arms, with covariates or
/// strata, and adjusted differences after Freedman and Lane, within strata. A row without a t has none.
/// </summary>
/// <remarks>
/// A family's rows share their permutations, so that the largest is of what happened together. The rows of the other regions and of
/// controls share theirs among themselves: they have a p each, and none against a largest.
/// </remarks>
internal sealed class ChangePermutations
{
    private readonly GroupData _data;
    private readonly string[] _participants;
    private readonly Dictionary<string, int> _places;
    private readonly Dictionary<(string, string), CellArms> _arms = [];
    private readonly Dictionary<(string, string), ComparedArms> _compared = [];
    private readonly int[] _strata;

    private ChangePermutations(GroupData data)
    {
        _data = data;
        var facts = data.Participants.ToDictionary(p => p.Participant);
        _participants = [.. data.Changes.Select(row => row.Participant).Distinct().Order(StringComparer.Ordinal)];
        _places = _participants.Index().ToDictionary(p => p.Item, p => p.Index);
        foreach (var own in CellArms.Of(data))
        {
            var key = (own.Cell.Region.Name, own.Cell.Contrast);
            _arms[key] = own;
            if (own.Arms.Count > 1) _compared[key] = new ComparedArms(own.Cell, own.Arms, facts);
        }
        _strata = StrataOf(facts);
    }

    /// <summary>The rows with their p-values.</summary>
    public static IReadOnlyList<GroupRow> Of(GroupData data, IReadOnlyList<GroupRow> rows)
    {
        var permutations = new ChangePermutations(data);
        var permuted = rows.ToArray();
        var families = Enumerable.Range(0, rows.Count).Where(i => double.IsFinite(rows[i].T))
            .GroupBy(i => (ChangeAnalysis.FamilyOf(rows[i]), rows[i].Family == Family.Primary));
        foreach (var family in families)
        {
            int[] own = [.. family];
            if (permutations.Test([.. own.Select(i => rows[i])]) is not var (method, test)) continue;
            for (var n = 0; n < own.Length; n++) permuted[own[n]] = permuted[own[n]].With(test, n, method);
        }
        return permuted;
    }

    private (string Method, PermutationTest Test)? Test(GroupRow[] rows)
    {
        var (count, seed) = (_data.Plan.Statistics.Permutations, (ulong)_data.Plan.Seed);
        switch (rows[0].Test)
        {
            case PairedChange.Method:
                return (PermutationScheme.SignFlip, SignFlips.Of([.. rows.Select(Changes)], count, seed));
            case ArmDifference.DifferenceOfChanges when _data.Plan.Arms.Count == 2 && _data.Plan.Statistics is { Covariates.Count: 0, Stratum: null }:
                return (PermutationScheme.Rerandomisation, Rerandomisation.Of([.. rows.Select(Changes)], Treated(rows[0].Arm), [], count, seed));
            case ArmDifference.DifferenceOfChanges or ArmDifference.AdjustedDifference:
                return (PermutationScheme.FreedmanLane, FreedmanLane.Of([.. rows.Select(Model)], new double[_participants.Length], _strata, count, seed));
            default:
                return null;
        }
    }

    /// <summary>The changes of the arms that a row is of.</summary>
    private double[] Changes(GroupRow row)
    {
        var changes = Nobody();
        foreach (var arm in _arms[(row.Region, row.Contrast)].Arms.Where(arm => arm.Arm == row.Arm || row.ReferenceArm is not null && arm.Arm == row.ReferenceArm))
            Put(changes, arm.Participants, PairedChange.Changes(arm.Pre, arm.Post));
        return changes;
    }

    private bool[] Treated(string? arm)
    {
        var own = _data.Changes.Where(row => row.Arm == arm).Select(row => row.Participant).ToHashSet();
        return Array.ConvertAll(_participants, own.Contains);
    }

    /// <summary>The model of a difference without the arm, and the arm; the other arms are covariates.</summary>
    private CovariateModel Model(GroupRow row)
    {
        var compared = _compared[(row.Region, row.Contrast)];
        string[] who = [.. compared.Modelled.SelectMany(arm => arm.Participants)];
        List<double[]> columns = [.. compared.Modelled.Skip(1).Where(arm => arm.Arm != row.Arm).Select(other => Column(compared, other)), .. compared.Adjustment.Columns];
        var adjusted = row.Test == ArmDifference.AdjustedDifference;
        if (adjusted) columns.Add([.. compared.Modelled.SelectMany(arm => arm.Pre)]);
        double[] outcome = [.. compared.Modelled.SelectMany(arm => adjusted ? arm.Post : PairedChange.Changes(arm.Pre, arm.Post))];
        return new CovariateModel(Put(Nobody(), who, outcome), [.. columns.Select(column => Put(Nobody(), who, column))])
        {
            Effect = Put(Nobody(), who, Column(compared, compared.Modelled.Single(arm => arm.Arm == row.Arm))),
        };
    }

    private static double[] Column(ComparedArms compared, ArmValues of) =>
        [.. compared.Modelled.SelectMany(arm => Enumerable.Repeat(arm == of ? 1.0 : 0, arm.N))];

    private double[] Put(double[] all, string[] participants, double[] values)
    {
        for (var i = 0; i < participants.Length; i++) all[_places[participants[i]]] = values[i];
        return all;
    }

    private double[] Nobody() => [.. Enumerable.Repeat(double.NaN, _participants.Length)];

    /// <summary>A number a stratum; empty where there are none.</summary>
    private int[] StrataOf(Dictionary<string, ParticipantFacts> facts)
    {
        if (_data.Plan.Statistics.Stratum is null) return [];
        var strata = Array.ConvertAll(_participants, who => facts.GetValueOrDefault(who)?.Stratum ?? "");
        List<string> names = [.. strata.Distinct().Order(StringComparer.Ordinal)];
        return Array.ConvertAll(strata, names.IndexOf);
    }
}
