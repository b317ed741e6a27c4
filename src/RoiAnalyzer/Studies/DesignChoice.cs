namespace RoiAnalyzer.Studies;

/// <summary>Which design a study has: as the plan says, if arms, sessions and treatments allow it, else what they make.</summary>
internal static class DesignChoice
{
    private const string PlanField = "statistics.design";

    /// <summary>The design; what was assumed, or why the plan's design cannot be, is added to the findings.</summary>
    public static DesignKind Of(
        Plan plan, SessionPlan? sessions, IReadOnlyList<string> arms, IReadOnlyList<ParticipantFacts> facts, IReadOnlyList<SessionFacts> visits, Findings findings)
    {
        var treatments = TreatmentsOf(sessions, visits);
        CheckArms(plan, arms, facts, findings);
        if (treatments.Count > 1 && plan.Statistics.Design is null or DesignKind.Crossover) CheckPeriods(visits, findings);
        if (plan.Statistics.Design is { } wanted)
        {
            if (Fault(wanted, sessions, arms, treatments) is { } fault)
                findings.Add(plan.Path ?? "the plan", PlanField, fault.Expected, fault.Found, "Correct the design, or leave it out: then it is what the data make it.");
            return wanted;
        }
        var (design, why) = Recognised(sessions, arms, treatments);
        findings.Assumptions.Add($"The design is {PlanWriter.Word(design)}: {why}.");
        return design;
    }

    private static (DesignKind Design, string Why) Recognised(SessionPlan? sessions, IReadOnlyList<string> arms, List<string> treatments)
    {
        if (treatments.Count > 1) return (DesignKind.Crossover, $"sessions.tsv has the treatments {string.Join(", ", treatments)}, more than one of them for a participant");
        var named = arms.Count < 2 ? "one arm" : $"the arms {string.Join(", ", arms)}";
        if (sessions?.FollowUp.Count > 0) return (DesignKind.Longitudinal, $"{named} and sessions at {sessions.FollowUp.Count + 1} times after the infusion");
        return (arms.Count < 2 ? DesignKind.OneArm : DesignKind.Parallel, $"{named}, one session before and one after");
    }

    private static (string Expected, string Found)? Fault(DesignKind wanted, SessionPlan? sessions, IReadOnlyList<string> arms, List<string> treatments) => wanted switch
    {
        DesignKind.Parallel when arms.Count < 2 => ("two or more arms with images for a parallel design", arms.Count == 0 ? "none" : $"one, {arms[0]}"),
        DesignKind.Longitudinal when sessions?.FollowUp.Count == 0 => ("sessions at several times after the infusion for a longitudinal design", "one"),
        DesignKind.Crossover when treatments.Count < 2 => ("a column treatment in sessions.tsv with several treatments for each participant of a crossover", treatments.Count == 0 ? "none" : $"one treatment for each"),
        _ => null,
    };

    /// <summary>
    /// An arm that participants were put into and of whom nobody has images is said; where the plan speaks of arms and fewer than
    /// two are left, the comparison is lost.
    /// </summary>
    private static void CheckArms(Plan plan, IReadOnlyList<string> arms, IReadOnlyList<ParticipantFacts> facts, Findings findings)
    {
        var empty = facts.Select(f => f.Arm).OfType<string>().Distinct().Except(arms).Order(StringComparer.Ordinal).ToList();
        if (empty.Count == 0) return;
        var who = string.Join(", ", empty);
        var comparison = plan.Arm.Column is not null || plan.Arm.Reference is not null || plan.Arm.Randomised || plan.Statistics.Design == DesignKind.Parallel;
        if (arms.Count > 1 || !comparison || plan.Statistics.Design == DesignKind.OneArm) findings.Assumptions.Add($"Nobody of {who} has images: left out.");
        else
            findings.Add("participants.tsv", plan.Arm.Column ?? "arm", $"images of participants in every arm that is to be compared", $"none of {who}",
                "Give their images; or say \"statistics\": { \"design\": \"one_arm\" } in the plan, and the change of the one arm is all that is answered.");
    }

    /// <summary>In a crossover each period of a participant is one session under a treatment, and perhaps one before it.</summary>
    private static void CheckPeriods(IReadOnlyList<SessionFacts> visits, Findings findings)
    {
        foreach (var own in visits.Where(v => double.IsFinite(v.Period) && (v.IsBaseline || v.Treatment is not null)).GroupBy(v => (v.Participant, v.Period, v.IsBaseline)).Where(own => own.Count() > 1))
            findings.Add($"sub-{own.Key.Participant}, sessions.tsv", "period", "each period of a crossover in one session with a treatment, and in at most one before it, whose role is pre",
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"period {own.Key.Period} in {string.Join(" and ", own.Select(v => $"ses-{v.Session}"))}"), "Correct the periods, or give the role pre to the session before the treatment.");
    }

    /// <summary>The treatments of the sessions compared; none where nobody has more than one.</summary>
    private static List<string> TreatmentsOf(SessionPlan? sessions, IReadOnlyList<SessionFacts> visits)
    {
        var used = visits.Where(v => v.Treatment is not null && sessions is not null && (v.Session == sessions.Pre || v.Session == sessions.Post || sessions.FollowUp.Contains(v.Session))).ToList();
        return used.GroupBy(v => v.Participant).Any(own => own.Select(v => v.Treatment).Distinct().Count() > 1)
            ? [.. used.Select(v => v.Treatment!).Distinct().Order(StringComparer.Ordinal)] : [];
    }
}
