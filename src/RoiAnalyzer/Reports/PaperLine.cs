using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Reports;

/// <summary>
/// What one line of a paper's table is made from: the answer of one region and contrast, with the changes of both arms, and everything that
/// the group level found beside it.
/// </summary>
internal sealed class PaperLine
{
    private readonly PaperSources _sources;
    private readonly (string, string) _cell;
    private readonly ILookup<string?, ChangeRow> _values;

    /// <param name="sources">All that was found, and what it was found from.</param>
    /// <param name="answer">The row that answers the question: the difference between two arms, or one arm's change.</param>
    public PaperLine(PaperSources sources, GroupRow answer)
    {
        (_sources, _cell, Answer) = (sources, (answer.Region, answer.Contrast), answer);
        Region = sources.Region(answer.Region);
        _values = sources.Changes[_cell].ToLookup(c => c.Arm);
    }

    public GroupRow Answer { get; }

    public GroupRegion Region { get; }

    /// <summary>The voxels that the arms' participants have in common, in the middle, and how much of the region that is.</summary>
    public string Voxels
    {
        get
        {
            double[] voxels = [.. Compared.Select(c => c.Voxels).Where(double.IsFinite).Order()];
            if (voxels.Length == 0) return "n/a";
            var coverage = Compared.Select(c => c.Coverage).Where(double.IsFinite).Average();
            return FormattableString.Invariant($"{voxels[voxels.Length / 2]:0} ({100 * coverage:0}\u00a0%)");
        }
    }

    /// <summary>The mean over participants of the ratio of signal to noise of the region's series, before and after.</summary>
    public string Tsnr => IsCrossover ? $"{MeanUnder(Answer.Arm!)}/{MeanUnder(Answer.ReferenceArm!)}" : $"{MeanOf(q => q.Role == Studies.SessionRole.Pre)}/{MeanOf(q => q.Role == Studies.SessionRole.Post)}";

    /// <summary>Mean and standard deviation over the participants of a crossover who have both treatments.</summary>
    public string UnderTreatment(Func<CrossoverDifference, double> side) =>
        Spread([.. _sources.Differences[_cell].Where(d => d.Status == GroupStatus.Ok && d.Treatment == Answer.Arm).Select(side)]);

    /// <summary>Mean and standard deviation of an arm's values in one session.</summary>
    public string Mean(string? arm, Func<ChangeRow, double> session) => Spread([.. _values[arm].Select(session)]);

    private static string Spread(double[] values)
    {
        if (values.Length == 0) return "n/a";
        var sample = PairedChange.Of(new double[values.Length], values);
        return sample is null ? ReportNumber.Percent(values[0]) : $"{ReportNumber.Percent(sample.Mean)} ({ReportNumber.Plain(sample.StandardDeviation, 3)})";
    }

    /// <summary>Mean and standard deviation of all values of an arm before the infusion.</summary>
    public string Before(string? arm) => Spread([.. _sources.Sessions[_cell].Where(s => s.Arm == arm && s.Role == Studies.SessionRole.Pre).Select(s => s.Value)]);

    /// <summary>The same at the primary visit.</summary>
    public string AtVisit(string? arm) => Spread([.. _sources.Sessions[_cell].Where(s => s.Arm == arm && s.Session == _sources.Plan.PrimaryVisit).Select(s => s.Value)]);

    /// <summary>The change of an arm; in a longitudinal study to the primary visit, by its model.</summary>
    public GroupRow? Change(string? arm) => _sources.Tests[_cell].FirstOrDefault(r => r.Test == _sources.Plan.ChangeTest && _sources.Plan.IsOfPrimaryVisit(r) && r.Arm == arm);

    /// <summary>The answer in baseline standard deviations, or the change in those of the changes.</summary>
    public EffectSizeRow? Standardised => _sources.EffectSizes[_cell].FirstOrDefault(e => e.Test == Answer && e.Measure is ("d_adjusted" or "d_ppc" or "d_z") || (e.Test == Answer && e.Measure == "d_pre" && Answer.Test == LongitudinalAnalysis.Change));

    /// <summary>For and against an effect.</summary>
    public EvidenceRow? Evidence => _sources.Evidence[_cell].FirstOrDefault(e => e.Test == Answer);

    /// <summary>Bayes factors of the answer, or of the arms' unadjusted difference where it has none.</summary>
    public IReadOnlyList<BayesFactor> Factors => Evidence is { Factors.Count: > 0 } own ? own.Factors
        : _sources.Evidence[_cell].FirstOrDefault(e => e.Test.Test is ArmDifference.DifferenceOfChanges or Crossover.Method && e.Test.Arm == Answer.Arm && Answer.ReferenceArm is not null)?.Factors ?? [];

    /// <summary>How well the reference arm's sessions agree.</summary>
    public Reliability? Reliability => _sources.Reliability[_cell].FirstOrDefault()?.Reliability;

    private bool IsCrossover => Crossover.IsTest(Answer.Test);

    private IEnumerable<ChangeRow> Compared => IsCrossover ? _values.SelectMany(own => own) : Answer.ReferenceArm is null ? _values[Answer.Arm] : _values[Answer.Arm].Concat(_values[Answer.ReferenceArm]);

    private string MeanUnder(string treatment) => MeanOf(q => _sources.Given.GetValueOrDefault((q.Participant, q.Session)) == treatment);

    private string MeanOf(Predicate<QualityValue> isOf)
    {
        var who = Compared.Select(c => c.Participant).ToHashSet();
        double[] values = [.. _sources.Ratios[Answer.Region].Where(q => isOf(q) && who.Contains(q.Participant)).Select(q => q.Value)];
        return values.Length == 0 ? "n/a" : ReportNumber.Plain(values.Average(), 0);
    }
}
