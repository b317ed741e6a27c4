using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>
/// The arms of one region and contrast, compared: for each arm but the reference the difference of changes and the adjusted
/// difference, and with three arms or more whether any of them differs. Arms of fewer than two participants are in no model.
/// </summary>
internal sealed class ComparedArms
{
    private readonly TestedCell _cell;
    private readonly ArmValues _reference;
    private readonly ArmValues[] _others;
    private readonly ArmValues[] _modelled;
    private readonly Adjustment _adjustment;

    public ComparedArms(TestedCell cell, IReadOnlyList<ArmValues> arms, IReadOnlyDictionary<string, ParticipantFacts> facts)
    {
        var known = arms.Select(arm => arm.Knowing(facts, cell.Plan.Statistics.Stratum is not null)).ToList();
        _cell = cell;
        _reference = known.Single(arm => arm.Arm == cell.Plan.ReferenceArm);
        _others = [.. known.Where(arm => arm != _reference)];
        _modelled = [_reference, .. _others.Where(arm => arm.N > 1)];
        _adjustment = Adjustment.Of([.. _modelled.SelectMany(arm => arm.Participants).Select(who => facts.GetValueOrDefault(who))], cell.Plan.Statistics);
    }

    public ArmValues Reference => _reference;

    /// <summary>Every arm but the reference.</summary>
    public IReadOnlyList<ArmValues> Others => _others;

    /// <summary>The arms that are in the models, the reference first.</summary>
    public IReadOnlyList<ArmValues> Modelled => _modelled;

    /// <summary>What the models are adjusted for, of the participants of <see cref="Modelled"/>, arm after arm.</summary>
    public Adjustment Adjustment => _adjustment;

    /// <summary>All rows, arm by arm, then those of the arms together.</summary>
    public IEnumerable<GroupRow> Rows()
    {
        var (changes, adjusted) = (Changes(), Adjusted());
        foreach (var arm in _others)
        {
            yield return Row(ArmDifference.DifferenceOfChanges, arm, changes);
            yield return Row(ArmDifference.AdjustedDifference, arm, adjusted);
        }
        if (_others.Length < 2) yield break;
        yield return Together(GroupRow.ChangesOfArms, changes);
        yield return Together(GroupRow.AdjustedArms, adjusted);
    }

    private ArmModel? Changes() => CanBeModelled
        ? ArmModel.OfChanges([.. _modelled.SelectMany(arm => PairedChange.Changes(arm.Pre, arm.Post))], Arms(), _modelled.Length, _adjustment.Columns,
            _modelled.Max(arm => Math.Max(Significance.Scale(arm.Pre), Significance.Scale(arm.Post))))
        : null;

    private ArmModel? Adjusted() => CanBeModelled && _cell.Plan.Randomised
        ? ArmModel.Adjusted([.. _modelled.SelectMany(arm => arm.Pre)], [.. _modelled.SelectMany(arm => arm.Post)], Arms(), _modelled.Length, _adjustment.Columns)
        : null;

    private bool CanBeModelled => _reference.N > 1 && _modelled.Length > 1 && _adjustment.Fault is null;

    private int[] Arms() => [.. _modelled.SelectMany((arm, k) => Enumerable.Repeat(k, arm.N))];

    private GroupRow Row(string test, ArmValues arm, ArmModel? model)
    {
        var row = _cell.Row(test, arm) with
        {
            ReferenceArm = _reference.Arm,
            ReferenceN = _reference.N,
            ReferenceMissing = _reference.Missing,
            MissingReasons = ArmValues.ReasonsOf(arm, _reference),
        };
        if (Refused(row, model, [arm, _reference]) is { } refused) return refused;
        if (model!.Difference(Array.IndexOf(_modelled, arm), _cell.Plan.Level) is not { } difference)
            return row with { Status = GroupStatus.NotEstimable, Reason = $"the {(_adjustment.Columns.Count > 0 ? "covariates or the " : "")}values before and the arm cannot be told apart" };
        return TestedCell.WithStatus(row with
        {
            Estimate = difference.Estimate,
            StandardError = difference.StandardError,
            RobustError = difference.RobustError,
            Interval = difference.Interval,
            T = difference.T,
            DegreesOfFreedom = difference.DegreesOfFreedom,
            P = difference.P,
            SlopeP = difference.SlopeP,
        });
    }

    private GroupRow Together(string test, ArmModel? model)
    {
        ArmValues[] all = [_reference, .. _others];
        var row = _cell.Row(test, _reference) with { Arm = null, N = all.Sum(arm => arm.N), Missing = all.Sum(arm => arm.Missing), MissingReasons = ArmValues.ReasonsOf(all) };
        if (Refused(row, model, all) is { } refused) return refused;
        var ratio = model!.ArmsTogether();
        return TestedCell.WithStatus(row with { F = ratio.F, NumeratorDegrees = ratio.Numerator, DegreesOfFreedom = ratio.Denominator, P = ratio.P, SlopeP = model.EqualSlopes().P });
    }

    private GroupRow? Refused(GroupRow row, ArmModel? model, ArmValues[] arms)
    {
        if ((row.Test is ArmDifference.AdjustedDifference or GroupRow.AdjustedArms) && !_cell.Plan.Randomised)
            return row with
            {
                Status = GroupStatus.NotRandomised,
                Reason = "the plan does not say that the arms were randomised, and without that an adjustment for the values before misleads",
            };
        if (Array.Find(arms, arm => arm.N < 2) is { } few) return row with { Status = GroupStatus.TooFew, Reason = TestedCell.TooFew(few) };
        if (_adjustment.Fault is { } fault) return row with { Status = GroupStatus.NotEstimable, Reason = fault };
        return model is not null ? null
            : row with { Status = GroupStatus.TooFew, Reason = $"{_modelled.Sum(arm => arm.N)} participants leave no degree of freedom to a model of {_modelled.Length} arms and {_adjustment.Columns.Count} covariates" };
    }
}
