using System.Xml.Linq;
using RoiAnalyzer.Group;
using RoiAnalyzer.Models;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>The answer in sentences, one a primary region, and what must be known to read them.</summary>
internal static class AnswerText
{
    private const int MostSentences = 12;

    /// <summary>How large the change is, how sure, and in which direction; the interval before the p-value.</summary>
    public static IEnumerable<XElement> Of(GroupFindings findings, string contrast)
    {
        var answers = findings.Shown(contrast).Where(findings.IsAnswer).ToList();
        if (!findings.HasPrimary || answers.Count > MostSentences) yield break;
        yield return new XElement("ul", HtmlPage.Class("answers"), answers.Select(row => new XElement("li", new XElement("b", row.Region), ": ", Sentence(findings, row))));
        yield return new XElement("p", HtmlPage.Class("note"),
            $"Numbers are {findings.Plan.Unit}, with {findings.LevelText} confidence intervals. A large p, or an interval that holds zero, does not show that there is no effect: "
            + "every value in the interval agrees with these data, and its width says how large an effect this study could have missed.");
    }

    /// <summary>What the design of the study does not allow to conclude.</summary>
    public static IEnumerable<XElement> Cautions(GroupFindings findings)
    {
        if (findings.DifferenceTest is null)
            yield return Caution("There is one arm: its change holds all that differs between the sessions, time, habituation to the task and regression to the mean among them, and not the infusion alone.");
        else if (Crossover.IsTest(findings.DifferenceTest))
            yield return Caution("Everybody was to get every treatment: the differences are within participants, freed of what the sessions differ by. That the treatment of one session has no effect left in the next is assumed.");
        else if (!findings.Plan.Randomised)
            yield return Caution("The plan does not say that participants were randomised: differences between arms may be due to who is in them. They are compared by their changes, without adjustment for the values before.");
    }

    private static XElement Caution(string text) => new("p", HtmlPage.Class("caution"), text);

    private static string Sentence(GroupFindings findings, GroupRow row)
    {
        if (double.IsNaN(row.Estimate)) return $"n/a, {row.Reason}.";
        var size = $"{ReportNumber.Percent(row.Estimate)} {ReportNumber.Interval(row.Interval, 3)}";
        if (double.IsNaN(row.P)) return $"{size}; no test, {row.Reason}.";
        var holm = double.IsNaN(row.PHolm) ? "" : $", Holm {ReportNumber.P("p", row.PHolm)}";
        return $"{size}, {Direction(findings, row)}; {ReportNumber.P("p", row.P)}{holm}.";
    }

    /// <summary>Less or greater only where the interval says so.</summary>
    private static string Direction(GroupFindings findings, GroupRow row)
    {
        var response = $"{Measure(findings, row.Contrast)} ({row.Contrast})";
        if (row.Interval.Contains(0)) return $"the interval holds zero: less and greater {response} {Compared(row)} both agree with the data";
        return $"{(row.Estimate < 0 ? "less" : "greater")} {response} {Compared(row)}";
    }

    private static string Compared(GroupRow row) => row.Test switch
    {
        ArmDifference.AdjustedDifference => $"after the infusion in {row.Arm} than in {row.ReferenceArm}, adjusted for the values before",
        ArmDifference.DifferenceOfChanges => $"in {row.Arm} than in {row.ReferenceArm}, each after the infusion relative to before",
        LongitudinalAnalysis.Method => $"at the visit {row.Visit} in {row.Arm} than in {row.ReferenceArm}, by the model of all visits",
        AdjustedCrossover.Method => $"under {row.Arm} than under {row.ReferenceArm}, adjusted for the value before in each period",
        LongitudinalAnalysis.Change => $"at the visit {row.Visit} than before the infusion, by the model of all visits",
        Crossover.Method => $"under {row.Arm} than under {row.ReferenceArm}",
        _ => "after the infusion than before",
    };

    private static string Measure(GroupFindings findings, string contrast) => findings.Study.Plan.Analysis switch
    {
        AnalysisKind.Rest => contrast == RestRun.Slowness ? "slow fluctuation" : contrast == RestRun.Coherence ? "local coherence" : "connectivity",
        AnalysisKind.Infusion => "signal during the infusion's window",
        _ => $"{Evoked(findings)} BOLD response",
    };

    /// <summary>The field's word for the response to this task.</summary>
    private static string Evoked(GroupFindings findings) =>
        findings.Study.Task.Contains("cue", StringComparison.OrdinalIgnoreCase) ? "cue-evoked" : "task-evoked";
}
