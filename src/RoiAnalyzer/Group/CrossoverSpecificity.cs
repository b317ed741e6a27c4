using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>
/// What else the treatment changed within participants, beside the primary result: primary and control regions, the ratios of their
/// differences, quality of the images and the columns of numbers of <c>sessions.tsv</c>, all compared between treatments as the answer is.
/// </summary>
internal sealed class CrossoverSpecificity
{
    public const string NoComparison = "the treatments cannot be compared: too few participants have values, or nothing varies between them";
    private readonly CrossoverStudy _study;
    private readonly GroupPlan _plan;

    private CrossoverSpecificity(CrossoverStudy study) => (_study, _plan) = (study, study.Data.Plan);

    /// <summary>Contrast by contrast the primary and control regions and their ratios, then quality, then physiology.</summary>
    public static IReadOnlyList<SpecificityRow> Of(CrossoverStudy study)
    {
        var all = new CrossoverSpecificity(study);
        return [.. study.Data.Plan.Contrasts.SelectMany(all.OfContrast), .. all.OfQuality(), .. all.OfPhysiology()];
    }

    private IEnumerable<SpecificityRow> OfContrast(string contrast)
    {
        List<CrossoverCell> Cells(Predicate<GroupRegion> which) => [.. _study.Cells.Where(cell => cell.Contrast == contrast && which(cell.Region))];
        var (primary, controls) = (Cells(region => _plan.FamilyOf(region, contrast) == Family.Primary), Cells(region => region.IsControl));
        if (primary.Count == 0) return [];
        return [.. primary.Concat(controls).SelectMany(cell => Compared(Specificity.RowOf(cell.Region.IsControl ? Specificity.Control : Specificity.Primary, contrast, cell.Region), cell.Values, cell.Comparison)),
            .. primary.SelectMany(cell => controls.SelectMany(control => Ratios(Specificity.RowOf(Specificity.Ratio, contrast, cell.Region) with { Over = control.Region.Name }, cell, control)))];
    }

    private IEnumerable<SpecificityRow> OfQuality()
    {
        var wanted = _plan.Regions.Where(region => region.IsPrimary || region.IsControl).ToDictionary(region => region.Name);
        return _study.Data.Quality.Where(q => q.Region.Length == 0 || wanted.ContainsKey(q.Region)).GroupBy(q => (q.Region, q.Measure)).OrderBy(g => g.Key.Region.Length == 0 ? 0 : 1)
            .SelectMany(g => Compared(Specificity.RowOf(Specificity.Quality, g.Key.Measure, wanted.GetValueOrDefault(g.Key.Region)), g.Select(q => (q.Participant, q.Session, q.Value))));
    }

    private IEnumerable<SpecificityRow> OfPhysiology() => _study.Data.SessionFacts.SelectMany(s => s.Numbers.Keys).Distinct().Where(Specificity.IsPhysiology)
        .SelectMany(column => Compared(Specificity.RowOf(Specificity.Physiology, column, null), _study.Data.SessionFacts.Select(s => (s.Participant, s.Session, s.Numbers.GetValueOrDefault(column, double.NaN)))));

    private IEnumerable<SpecificityRow> Compared(SpecificityRow row, IEnumerable<(string Participant, string Session, double Value)> measured)
    {
        var known = measured.DistinctBy(m => (m.Participant, m.Session)).ToDictionary(m => (m.Participant, m.Session), m => m.Value);
        var values = _study.Schedule.Values((who, session) => known.GetValueOrDefault((who, session), double.NaN));
        return Compared(row, values, values.Count == 0 ? null : CrossoverComparison.Of(values, _study.Schedule.Treatments, out _, _plan.Level));
    }

    private IEnumerable<SpecificityRow> Compared(SpecificityRow row, List<CrossoverValue> values, CrossoverComparison? comparison) => Enumerable.Range(1, _study.Schedule.Treatments.Count - 1).Select(t =>
    {
        var filled = Filled(row, t, Count(values, t), Count(values, 0));
        return comparison?.Treatments[t - 1] is { } test ? filled with { Change = new SideChange(test.Estimate, test.Interval, test.T, test.DegreesOfFreedom, test.P) }
            : filled with { Status = filled.N < 2 || filled.ReferenceN < 2 ? GroupStatus.TooFew : GroupStatus.NotEstimable, Reason = NoComparison };
    });

    /// <summary>
    /// Of participants with both treatments in both regions: in two periods with both sequences as the treatments are compared there, else of
    /// the mean differences within participants without regard to periods.
    /// </summary>
    private IEnumerable<SpecificityRow> Ratios(SpecificityRow row, CrossoverCell cell, CrossoverCell control) => Enumerable.Range(1, _study.Schedule.Treatments.Count - 1).Select(t =>
    {
        var beside = CrossoverPair.Of(control.Values, t).ToDictionary(p => p.Participant);
        var own = CrossoverPair.Of(cell.Values, t).Where(p => beside.ContainsKey(p.Participant)).ToList();
        var filled = Filled(row, t, own.Count, own.Count);
        (double[] A, double[] B) Values(Func<CrossoverPair, double> of, Func<CrossoverPair, bool> which) =>
            ([.. own.Where(which).Select(of)], [.. own.Where(which).Select(p => of(beside[p.Participant]))]);
        var (first, second) = (Values(p => p.HalfPeriodDifference, p => p.IsTreatedFirst), Values(p => p.HalfPeriodDifference, p => !p.IsTreatedFirst));
        var all = Values(p => p.Difference, _ => true);
        var ratio = cell.IsTwoByTwo && control.IsTwoByTwo ? FiellerRatio.OfChanges(first.A, first.B, second, _plan.Level) : FiellerRatio.OfChanges(all.A, all.B, level: _plan.Level);
        return ratio is { } found ? filled with { Change = new SideChange(found.Estimate, found.Interval, double.NaN, double.NaN, double.NaN), Set = found.Set }
            : filled with { Status = GroupStatus.TooFew, Reason = NoComparison };
    });

    private SpecificityRow Filled(SpecificityRow row, int treatment, int n, int referenceN) =>
        row with { Test = Crossover.Method, Arm = _study.Schedule.Treatments[treatment], ReferenceArm = _study.Schedule.Treatments[0], N = n, ReferenceN = referenceN };

    private static int Count(List<CrossoverValue> values, int treatment) => values.Where(v => v.Treatment == treatment).Select(v => v.Participant).Distinct().Count();
}
