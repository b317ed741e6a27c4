using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>
/// Every difference between treatments of a contrast of conditions, taken apart into its two sides, each compared between the treatments as
/// the contrast is. As <see cref="Sides"/> has it for changes.
/// </summary>
internal sealed class CrossoverSides
{
    private readonly CrossoverStudy _study;
    private readonly GroupPlan _plan;
    private readonly Dictionary<string, string> _alone;     // condition → the contrast that is it alone
    private readonly Dictionary<(string, string, string, string), double> _values;

    private CrossoverSides(CrossoverStudy study)
    {
        (_study, _plan) = (study, study.Data.Plan);
        _alone = Sides.Alone(_plan);
        _values = study.Data.Sessions.Where(s => s.Status == GroupStatus.Ok).ToDictionary(s => (s.Region, s.Contrast, s.Participant, s.Session), s => s.Value);
    }

    public static IReadOnlyList<SideRow> Of(CrossoverStudy study)
    {
        var sides = new CrossoverSides(study);
        var split = study.Data.Plan.ContrastWeights.Where(c => c.Value.Values.Any(w => w > 0) && c.Value.Values.Any(w => w < 0)).ToList();
        return [.. study.Data.Plan.Regions.SelectMany(region => split.SelectMany(contrast => sides.OfCell(region, contrast.Key, contrast.Value)))];
    }

    private IEnumerable<SideRow> OfCell(GroupRegion region, string contrast, IReadOnlyDictionary<string, double> weights)
    {
        var empty = Sides.Empty(_plan, region, contrast, weights) with { Test = Crossover.Method };
        if (Sides.WhyNotSplit(weights, _alone) is { } reason)
        {
            yield return empty with { Status = GroupStatus.NotEstimable, Reason = reason };
            yield break;
        }
        double Side(string who, string session, int sign) => weights.Where(w => w.Value * sign > 0)
            .Sum(w => Math.Abs(w.Value) * _values.GetValueOrDefault((region.Name, _alone[w.Key], who, session), double.NaN));
        double Both(string who, string session, int sign) => Side(who, session, 1) + sign * Side(who, session, -1);
        var difference = _study.Schedule.Values((who, session) => Both(who, session, -1));
        if (!IsSum(region.Name, contrast, (who, session) => Both(who, session, -1)))
        {
            yield return empty with { Status = GroupStatus.NotEstimable, Reason = Sides.NoSum };
            yield break;
        }
        var sum = _study.Schedule.Values((who, session) => Both(who, session, 1));
        // halves of sums and differences: the values of everybody who has all conditions
        List<CrossoverValue> Alone(int sign) => [.. difference.Zip(sum, (d, s) => d with { Value = (s.Value + sign * d.Value) / 2 })];
        for (var t = 1; t < _study.Schedule.Treatments.Count; t++)
            foreach (var row in Parts(empty with { Arm = _study.Schedule.Treatments[t], ReferenceArm = _study.Schedule.Treatments[0] }, t, weights, (difference, Alone(1), Alone(-1), sum)))
                yield return row;
    }

    private SideRow[] Parts(SideRow empty, int treatment, IReadOnlyDictionary<string, double> weights,
        (List<CrossoverValue> Contrast, List<CrossoverValue> Positive, List<CrossoverValue> Negative, List<CrossoverValue> Sum) of)
    {
        int Count(int t) => of.Sum.Where(v => v.Treatment == t).Select(v => v.Participant).Distinct().Count();
        empty = empty with { N = Count(treatment), ReferenceN = Count(0) };
        SideRow Part(string side, string conditions, List<CrossoverValue> values, bool isReliable, out SideChange change)
        {
            var test = values.Count == 0 ? null : CrossoverComparison.Of(values, _study.Schedule.Treatments, out _, _plan.Level)?.Treatments[treatment - 1];
            change = test is null ? empty.Change : new SideChange(test.Estimate, test.Interval, test.T, test.DegreesOfFreedom, test.P);
            var row = empty with { Side = side, Conditions = conditions, Change = change, Reliability = isReliable ? CrossoverReliability.Agreement(_study, values) : EffectSize.None };
            return test is not null ? row : row with { Status = GroupStatus.NotEstimable, Reason = CrossoverSpecificity.NoComparison };
        }
        var (positive, negative) = (Sides.Text(weights, w => w > 0), Sides.Text(weights, w => w < 0));
        SideRow[] rows =
        [
            Part(Sides.Contrast, empty.Conditions, of.Contrast, true, out var contrast), Part(Sides.Positive, positive, of.Positive, true, out var first),
            Part(Sides.Negative, negative, of.Negative, true, out var second), Part(Sides.Sum, $"{positive} + {negative}", of.Sum, false, out var sum),
        ];
        var (covariance, correlation) = Together(CrossoverPair.Of(of.Positive, treatment), CrossoverPair.Of(of.Negative, treatment));
        var found = new ContrastSides { Contrast = contrast, Positive = first, Negative = second, Sum = sum, Covariance = covariance, Correlation = correlation };
        rows[0] = rows[0] with { Covariance = covariance, Correlation = correlation, CarriedBy = Sides.Carried(found.Carrier, positive, negative) };
        return rows;
    }

    /// <summary>Covariance and correlation of the two sides' differences between treatments, about the means of the sequences.</summary>
    private static (double Covariance, double Correlation) Together(IReadOnlyList<CrossoverPair> positive, IReadOnlyList<CrossoverPair> negative)
    {
        var (cross, first, second, df) = (0.0, 0.0, 0.0, 0);
        foreach (var own in positive.Zip(negative).GroupBy(p => p.First.Sequence))
        {
            var (a, b) = (Sample.Of([.. own.Select(p => p.First.Difference)]), Sample.Of([.. own.Select(p => p.Second.Difference)]));
            (first, second, df) = (first + a.SumOfSquares, second + b.SumOfSquares, df + a.N - 1);
            cross += own.Sum(p => (p.First.Difference - a.Mean) * (p.Second.Difference - b.Mean));
        }
        return (df > 0 ? cross / df : double.NaN, first > 0 && second > 0 ? Math.Clamp(cross / Math.Sqrt(first * second), -1, 1) : double.NaN);
    }

    /// <summary>Whether the contrast's own values are the difference of its sides', but for the digits that tables carry.</summary>
    private bool IsSum(string region, string contrast, Func<string, string, double> difference) => _study.Schedule.Everyone.TrueForAll(who => _study.Schedule.Of(who).All(s =>
        !_values.TryGetValue((region, contrast, who, s.Session), out var own) || difference(who, s.Session) is var made && (double.IsNaN(made) || Math.Abs(own - made) <= 1e-6 * Size(region, who, s.Session))));

    private double Size(string region, string who, string session) => _alone.Values.Select(c => Math.Abs(_values.GetValueOrDefault((region, c, who, session), 0))).DefaultIfEmpty(0).Max();
}
