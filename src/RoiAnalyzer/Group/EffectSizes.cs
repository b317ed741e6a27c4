using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>Every test of the group table in the measures that papers and meta-analyses ask for.</summary>
public static class EffectSizes
{
    /// <summary>Rows for each row of the group table, in its order, one a measure.</summary>
    public static IReadOnlyList<EffectSizeRow> Of(GroupData data, IReadOnlyList<GroupRow> tests)
    {
        var facts = data.Participants.ToDictionary(p => p.Participant);
        var own = tests.ToLookup(test => (test.Region, test.Contrast));
        return
        [
            .. CellArms.Of(data).SelectMany(cell =>
            {
                var known = cell with { Arms = [.. cell.Arms.Select(arm => arm.Knowing(facts, data.Plan.Statistics.Stratum is not null))] };
                var ofCell = own[(cell.Cell.Region.Name, cell.Cell.Contrast)].ToList();
                return ofCell.SelectMany(test => Measures(test, test.Test == PairedChange.Method ? cell : known, ofCell).Select(m => Row(test, m.Name, m.Effect)));
            }),
        ];
    }

    private static EffectSizeRow Row(GroupRow test, string measure, EffectSize effect)
    {
        if (test.Status != GroupStatus.Ok) return new(test, measure, EffectSize.None) { Status = test.Status, Reason = test.Reason };
        if (double.IsFinite(effect.Value)) return new(test, measure, effect);
        return test is { Test: PairedChange.Method, N: 2 } && measure == "g_z"
            ? new(test, measure, effect) { Status = GroupStatus.TooFew, Reason = "2 participants have both values; 3 are needed for the correction" }
            : new(test, measure, effect) { Status = GroupStatus.NoVariance, Reason = "the values that the measure is divided by do not vary beyond rounding, or fewer than two participants have them" };
    }

    private static IEnumerable<(string Name, EffectSize Effect)> Measures(GroupRow test, CellArms cell, List<GroupRow> ofCell) => test.Test switch
    {
        PairedChange.Method => OfChange(cell[test.Arm], cell.Cell.Plan.Level),
        ArmDifference.DifferenceOfChanges => OfChanges(test, cell),
        ArmDifference.AdjustedDifference => OfAdjusted(test, cell, ofCell),
        GroupRow.ChangesOfArms or GroupRow.AdjustedArms => OfVariance(test.F, test.NumeratorDegrees, test.DegreesOfFreedom, test.N, cell.Cell.Plan.Level),
        LongitudinalAnalysis.Change => cell.Arms.Any(arm => arm.Arm == test.Arm) ? [AtVisit(test, cell[test.Arm], cell.Cell.Plan.Level)] : [],
        // differences of other models, between arms that have values before
        _ => cell.Arms.Any(arm => arm.Arm == test.Arm) && cell.Arms.Any(arm => arm.Arm == test.ReferenceArm) ? [Adjusted(test, cell)] : [],
    };

    private static IEnumerable<(string, EffectSize)> OfChange(ArmValues arm, double level)
    {
        var change = StandardisedChange.Of(arm.Pre, arm.Post, level);
        yield return ("d_z", change?.Dz ?? EffectSize.None);
        yield return ("g_z", change?.Gz ?? EffectSize.None);
        yield return ("d_av", change?.DavRms ?? EffectSize.None);
        yield return ("d_av_mean", change?.DavMean ?? EffectSize.None);
        yield return ("d_rm", change?.Drm ?? EffectSize.None);
        yield return ("d_pre", change?.Dpre ?? EffectSize.None);
    }

    /// <summary>A change at a visit in the standard deviation before of those whose change is known.</summary>
    private static (string, EffectSize) AtVisit(GroupRow test, ArmValues arm, double level)
    {
        var unit = arm.N < 2 || Significance.IsRounding(PairedChange.Of(new double[arm.N], arm.Pre)!.StandardDeviation, Significance.Scale(arm.Pre)) ? double.NaN : PairedChange.Of(new double[arm.N], arm.Pre)!.StandardDeviation;
        return ("d_pre", unit > 0 ? EffectSize.Noncentrality(test.T, test.DegreesOfFreedom, level).Times(test.StandardError / unit) : EffectSize.None);
    }

    private static IEnumerable<(string, EffectSize)> OfChanges(GroupRow test, CellArms cell)
    {
        var (arm, reference, level) = (cell[test.Arm], cell[test.ReferenceArm], cell.Cell.Plan.Level);
        var difference = StandardisedDifference.Of(PairedChange.Changes(arm.Pre, arm.Post), PairedChange.Changes(reference.Pre, reference.Post), level);
        yield return ("d_s", difference?.Ds ?? EffectSize.None);
        yield return ("g_s", difference?.Gs ?? EffectSize.None);
        yield return ("d_ppc", StandardisedDifference.OfChangesInBaselines(arm.Pre, arm.Post, reference.Pre, reference.Post, level));
    }

    private static IEnumerable<(string, EffectSize)> OfAdjusted(GroupRow test, CellArms cell, List<GroupRow> ofCell)
    {
        yield return Adjusted(test, cell);
        var modelled = test.ReferenceN + ofCell.Where(other => other.Test == test.Test && other.N > 1).Sum(other => other.N);
        foreach (var measure in OfVariance(test.T * test.T, 1, test.DegreesOfFreedom, modelled, cell.Cell.Plan.Level)) yield return measure;
    }

    /// <summary>A difference in the pooled standard deviation before.</summary>
    private static (string, EffectSize) Adjusted(GroupRow test, CellArms cell)
    {
        var unit = StandardisedDifference.BaselineDeviation(cell[test.Arm].Pre, cell[test.ReferenceArm].Pre);
        return ("d_adjusted", unit > 0 ? EffectSize.Noncentrality(test.T, test.DegreesOfFreedom, cell.Cell.Plan.Level).Times(test.StandardError / unit) : EffectSize.None);
    }

    private static IEnumerable<(string, EffectSize)> OfVariance(double f, double df1, double df2, int participants, double level)
    {
        var explained = VarianceExplained.Of(f, df1, df2, participants, level);
        yield return ("partial_eta_squared", explained.EtaSquared);
        yield return ("partial_omega_squared", explained.OmegaSquared);
    }
}
