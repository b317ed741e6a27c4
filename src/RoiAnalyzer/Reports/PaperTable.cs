using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Reports;

/// <summary>
/// The tables of a paper: the answer in the regions of interest (table 2) and, with the same columns, in the controls (table 3), one line a
/// region, contrast and compared arm.
/// </summary>
public static class PaperTable
{
    /// <summary>Both tables; one that has no lines is not there.</summary>
    public static IEnumerable<PaperGrid> Of(GroupResult result, GroupData data)
    {
        var answer = data.Plan.AnswerTest;
        string[] contrasts = [.. data.Plan.PrimaryContrasts.Count > 0 ? data.Plan.PrimaryContrasts : data.Plan.Contrasts];
        var sources = new PaperSources(result, data);
        var lines = result.Rows.Where(r => r.Test == answer && data.Plan.IsOfPrimaryVisit(r) && contrasts.Contains(r.Contrast)).Select(r => new PaperLine(sources, r)).ToList();
        var what = data.Plan.DifferenceTest is null ? "Change after the infusion" : Crossover.IsTest(answer) ? "Difference between the treatments" : "Difference between the arms after the infusion";
        foreach (var (suffix, caption, own) in new[]
        {
            ("table2", $"{what} in the regions of interest", lines.FindAll(l => !l.Region.IsControl)),
            ("table3", $"{what} in the control regions", lines.FindAll(l => l.Region.IsControl)),
        })
        {
            if (own.Count == 0) continue;
            var columns = Columns(data.Plan).ToList();
            yield return new PaperGrid(suffix, caption, [.. columns.Select(c => c.Column)], [.. own.Select(line => columns.Select(c => c.Cell(line)).ToArray())], [.. Notes(data.Plan)]);
        }
    }

    private static IEnumerable<(PaperColumn Column, Func<PaperLine, string> Cell)> Columns(GroupPlan plan)
    {
        var compared = plan.DifferenceTest is not null;
        yield return (new("region", "Region", "Name of the region"), l => l.Region.Name);
        yield return (new("hemisphere", "Side", "L, R or M"), l => l.Region.Hemisphere ?? "n/a");
        yield return (new("definition", "Definition", "What the region is, and in which space"), l => l.Region.Definition is { Length: > 0 } text ? text : "n/a");
        yield return (new("contrast", "Contrast", "Name of the contrast"), l => l.Answer.Contrast);
        // of a crossover the arms are treatments, which everybody had: there is no before and after of either
        var crossed = Crossover.IsTest(plan.AnswerTest);
        yield return (new("arms", crossed ? "Treatment" : "Arm", $"The {(crossed ? "treatment" : "arm")}, and after the minus sign the one that it is compared with"), l => compared ? $"{l.Answer.Arm} − {l.Answer.ReferenceArm}" : l.Answer.Arm ?? "all");
        yield return (new("voxels", "Voxels (coverage)", "Voxels averaged, the median participant's, and the mean share of the region that they are"), l => l.Voxels);
        const string tsnr = "Mean over participants of the series' mean over the standard deviation that the model leaves, ";
        yield return (crossed ? new("tsnr", "tSNR treatment/reference", tsnr + "under the treatment and under the reference") : new("tsnr", "tSNR pre/post", tsnr + "before and after"), l => l.Tsnr);
        yield return (new("n", "n", crossed ? "Participants with a value under the treatment, and under its reference" : "Participants in the answer, of the arm and of its reference"), l => compared ? $"{l.Answer.N}/{l.Answer.ReferenceN}" : $"{l.Answer.N}");
        if (crossed)
        {
            yield return (new("treated", "Treatment: mean (SD)", "Under the treatment, mean and standard deviation over participants, not adjusted for periods"), l => l.UnderTreatment(d => d.Treated));
            yield return (new("reference", "Reference: mean (SD)", "The same under the reference"), l => l.UnderTreatment(d => d.Reference));
        }
        if (!crossed) foreach (var column in OfArm(plan, "", "arm", l => l.Answer.Arm)) yield return column;
        if (compared)
        {
            if (!crossed) foreach (var column in OfArm(plan, "reference_", "reference", l => l.Answer.ReferenceArm)) yield return column;
            yield return (new("difference", "Difference [CI]", $"Difference between the {(crossed ? "treatments" : "arms")} with its confidence interval"), l => Estimate(l.Answer));
        }
        foreach (var column in OfAnswer(compared, crossed)) yield return column;
    }

    private static IEnumerable<(PaperColumn, Func<PaperLine, string>)> OfArm(GroupPlan plan, string prefix, string arm, Func<PaperLine, string?> of)
    {
        if (plan.ChangeTest == LongitudinalAnalysis.Change)
        {
            yield return (new($"{prefix}pre", $"Pre, {arm}: mean (SD)", $"Before the infusion, mean and standard deviation of all values of the {arm}"), l => l.Before(of(l)));
            yield return (new($"{prefix}post", $"{plan.PrimaryVisit}, {arm}: mean (SD)", "The same at the primary visit"), l => l.AtVisit(of(l)));
            yield return (new($"{prefix}change", $"Change, {arm} [CI]", "Change from before the infusion to the primary visit by the model of all visits, with its confidence interval"), l => l.Change(of(l)) is { } change ? Estimate(change) : "n/a");
            yield break;
        }
        yield return (new($"{prefix}pre", $"Pre, {arm}: mean (SD)", $"Before the infusion, mean and standard deviation of the {arm}'s participants"), l => l.Mean(of(l), c => c.Pre));
        yield return (new($"{prefix}post", $"Post, {arm}: mean (SD)", "The same after it"), l => l.Mean(of(l), c => c.Post));
        yield return (new($"{prefix}change", $"Change, {arm} [CI]", "Mean change with its confidence interval"), l => l.Change(of(l)) is { } change ? Estimate(change) : "n/a");
        yield return (new($"{prefix}d_z", $"d_z, {arm}", "Mean change over the standard deviation of the changes"), l => l.Change(of(l)) is { } change ? ReportNumber.Ratio(change.Dz) : "n/a");
    }

    private static IEnumerable<(PaperColumn, Func<PaperLine, string>)> OfAnswer(bool compared, bool crossed)
    {
        yield return (new("d", "d [CI]", crossed ? "d_z of a crossover with its confidence interval, as the table of effect sizes has it" : compared ? "The difference over the standard deviation before the infusion, pooled over both arms, with its confidence interval" : "d_z with its confidence interval, from the noncentral t; of a change at a visit d_pre"),
            l => l.Standardised is { } d ? ReportNumber.Effect(d.Effect) : "n/a");
        yield return (new("t", "t (df)", "The test's t and degrees of freedom"), l => double.IsNaN(l.Answer.T) ? "n/a" : $"{ReportNumber.Ratio(l.Answer.T)} ({ReportNumber.Degrees(l.Answer.DegreesOfFreedom)})");
        yield return (new("p", "p", "Two-sided p, not adjusted"), l => ReportNumber.P(l.Answer.P));
        yield return (new("p_holm", "p Holm", "p after Holm over the primary family"), l => ReportNumber.P(l.Answer.PHolm));
        yield return (new("p_maxt", "p max-T", "p after the permutation of all primary tests together, single step"), l => ReportNumber.P(l.Answer.PMaxT));
        yield return (new("q_bh", "q BH", "q after Benjamini and Hochberg over all but the controls"), l => ReportNumber.P(l.Answer.QBh));
        yield return (new("bf10", "BF10 (range)", "Bayes factor for an effect with the default prior's scale, .707, and over the scales .5 to 1; of the unadjusted difference of changes where the answer is adjusted"), l => Factors(l.Factors));
        yield return (new("p_equivalence", "p TOST", "p that the effect lies beyond the plan's bound; n/a where none was declared"), l => ReportNumber.P(l.Evidence?.Equivalence?.P ?? double.NaN));
        if (!crossed) foreach (var column in OfReference()) yield return column;
        yield return (new("status", "Status", "ok, or why there is no answer"), l => l.Answer.Status);
    }

    private static IEnumerable<(PaperColumn, Func<PaperLine, string>)> OfReference()
    {
        yield return (new("icc31", "ICC(3,1) [CI]", "Agreement between the reference arm's sessions before and after, with its confidence interval"),
            l => l.Reliability is { } r ? ReportNumber.Agreement(r.Icc31) : "n/a");
        yield return (new("smallest_detectable_change", "SDC", "A participant's smallest change beyond the error of measurement, from the reference arm"),
            l => l.Reliability is { } r ? ReportNumber.Plain(r.SmallestDetectableChange, 3) : "n/a");
    }

    private static string Estimate(GroupRow row) => double.IsNaN(row.Estimate) ? "n/a" : $"{ReportNumber.Percent(row.Estimate)} {ReportNumber.Interval(row.Interval, 3)}";

    private static string Factors(IReadOnlyList<BayesFactor> factors)
    {
        if (factors.Count == 0) return "n/a";
        var values = factors.Select(f => f.Bf10).ToList();
        var ordinary = factors.MinBy(f => Math.Abs(f.Scale - Math.Sqrt(0.5)))!.Bf10;
        return $"{ReportNumber.Three(ordinary)} ({ReportNumber.Three(values.Min())} to {ReportNumber.Three(values.Max())})";
    }

    private static IEnumerable<string> Notes(GroupPlan plan)
    {
        yield return $"Values are {plan.Unit}. Intervals are {100 * plan.Level:0.##} % confidence intervals.";
        yield return plan.AnswerTest switch
        {
            LongitudinalAnalysis.Change => $"The answer is the change from before the infusion to the visit {plan.PrimaryVisit}, from one model of all visits by restricted maximum likelihood.",
            PairedChange.Method => "The answer is the mean change, by the paired t test.",
            ArmDifference.AdjustedDifference => "The answer is the difference between the arms after the infusion, adjusted for the values before (analysis of covariance).",
            ArmDifference.DifferenceOfChanges => "The answer is the difference of the arms' changes.",
            AdjustedCrossover.Method => "The answer is the difference between the treatments within participants, adjusted for the value before each treatment in the same period.",
            Crossover.Method => "The answer is the difference between the treatments within participants, with periods and, where there are more than two, participants in one model.",
            _ => $"The answer is the difference between the arms at the visit {plan.PrimaryVisit}, from one model of all visits by restricted maximum likelihood.",
        };
        if (plan.Statistics.Covariates.Count > 0) yield return $"Differences are adjusted for {string.Join(", ", plan.Statistics.Covariates)}.";
        yield return plan.Statistics.EquivalenceBound is { } bound
            ? FormattableString.Invariant($"TOST: two one-sided tests against ±{bound} {plan.Unit}.") : "TOST: no bound was declared in the plan.";
    }
}
