using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>
/// For every test with an estimate: Bayes factors, equivalence to none within the declared bound, and what the test could have shown.
/// The observed effect's own power is not among them: it says nothing that p does not (Hoenig and Heisey 2001).
/// </summary>
public static class Evidence
{
    /// <summary>The power of the detectable effect.</summary>
    public const double Power = 0.8;

    /// <summary>Rows for all tests of the group table that have an estimate, in its order.</summary>
    public static IReadOnlyList<EvidenceRow> Of(GroupData data, IReadOnlyList<GroupRow> tests, IReadOnlyList<ReliabilityRow> reliability)
    {
        var facts = data.Participants.ToDictionary(p => p.Participant);
        var cells = CellArms.Of(data).ToDictionary(cell => (cell.Cell.Region.Name, cell.Cell.Contrast));
        var suggested = reliability.ToDictionary(row => (row.Region, row.Contrast), row => row.Reliability?.SmallestDetectableChange ?? double.NaN);
        var detectable = new Dictionary<double, double>();      // λ by degrees of freedom, which most tests share
        return
        [
            .. tests.Where(test => test.Test is not (GroupRow.ChangesOfArms or GroupRow.AdjustedArms)).Select(test =>
            {
                var cell = cells[(test.Region, test.Contrast)];
                var known = cell with { Arms = [.. cell.Arms.Select(arm => arm.Knowing(facts, data.Plan.Statistics.Stratum is not null))] };
                return Row(test, data.Plan.Statistics.EquivalenceBound, Factors(test, known), suggested[(test.Region, test.Contrast)], detectable);
            }),
        ];
    }

    internal static EvidenceRow Row(GroupRow test, double? bound, IReadOnlyList<BayesFactor> factors, double suggested, Dictionary<double, double> detectable)
    {
        if (test.Status != GroupStatus.Ok || !(test.DegreesOfFreedom >= 1)) return new EvidenceRow(test, [], null, double.NaN, double.NaN, double.NaN);
        if (!detectable.TryGetValue(test.DegreesOfFreedom, out var lambda)) detectable[test.DegreesOfFreedom] = lambda = Statistics.Power.DetectableLambda(test.DegreesOfFreedom, Power);
        return new EvidenceRow(
            test,
            factors,
            bound is { } own ? Equivalence.Of(test.Estimate, test.StandardError, test.DegreesOfFreedom, own) : null,
            bound is null ? suggested : double.NaN,
            lambda * test.StandardError,
            bound is { } other ? Statistics.Power.Of(other / test.StandardError, test.DegreesOfFreedom) : double.NaN);
    }

    private static IReadOnlyList<BayesFactor> Factors(GroupRow test, CellArms cell)
    {
        if (test.Status != GroupStatus.Ok || test.Test is not (PairedChange.Method or ArmDifference.DifferenceOfChanges)) return [];
        if (test.Test == PairedChange.Method) return [.. BayesFactor.Scales.Select(scale => BayesFactor.OfOneSample(test.T, test.N, scale))];
        var (arm, reference) = (cell[test.Arm], cell[test.ReferenceArm]);
        // the factor is of two samples and nothing else: not adjusted, and without the variance of other arms
        var two = ArmDifference.OfChanges(PairedChange.Changes(arm.Pre, arm.Post), PairedChange.Changes(reference.Pre, reference.Post), cell.Cell.Plan.Level);
        return two is null ? [] : [.. BayesFactor.Scales.Select(scale => BayesFactor.OfTwoSamples(two.T, arm.N, reference.N, scale))];
    }
}
