using System.Globalization;
using System.Text.RegularExpressions;

namespace RoiAnalyzer.Studies;

/// <summary>Which session is what to the infusion.</summary>
internal static partial class SessionChoice
{
    private static readonly string[] Pre = ["pre", "baseline", "base", "bl", "before", "test"];
    private static readonly string[] Post = ["post", "after", "retest", "intervention", "treatment"];
    private static readonly string[] Later = ["followup", "fu"];
    private const string Remedy = "Name them in the plan: \"sessions\": { \"pre\": \"…\", \"post\": \"…\" }.";

    /// <summary>
    /// The sessions with their roles filled in: as the plan says, else by their names, else as numbered, else in the order
    /// of the participants' sessions.tsv. Null, and a fault, when none of these is plain.
    /// </summary>
    public static SessionPlan? Of(Dataset raw, IReadOnlyList<string> present, SessionPlan plan, Findings findings)
    {
        if (present.Count == 0) return Refused(raw, "no sessions (ses-*)", findings);
        if (plan.Pre is not null || plan.Post is not null) return Planned(raw, present, plan, findings);
        if (present.Count == 1) return Refused(raw, $"only one session, {Named(present)}", findings);
        var chosen = ByName(present) ?? ByNumber(present) ?? ByTable(raw, present, findings);
        if (chosen is null)
        {
            findings.Add(raw.Path, null, "sessions whose names or sessions.tsv say which is before and which after",
                Named(present), Remedy);
            return null;
        }

        var others = present.Except([chosen.Pre!, chosen.Post!, .. chosen.FollowUp]).ToArray();
        findings.Assumptions.Add($"The session before is {Named([chosen.Pre!])} and the session after {Named([chosen.Post!])}"
            + (chosen.FollowUp.Count == 0 ? "" : $", later {Named(chosen.FollowUp)}")
            + (others.Length == 0 ? "." : $"; {Named(others)} left out."));
        return chosen;
    }

    private static SessionPlan? Planned(Dataset raw, IReadOnlyList<string> present, SessionPlan plan, Findings findings)
    {
        if (plan.Pre is null || plan.Post is null || plan.Pre == plan.Post)
        {
            findings.Add(raw.Path, null, "two sessions in the plan, pre and post", plan.Pre ?? plan.Post!, Remedy);
            return null;
        }

        string[] wanted = [plan.Pre, plan.Post, .. plan.FollowUp];
        foreach (var label in wanted.Except(present))
            findings.Add(raw.Path, null, $"the session {label} of the plan", "none of that name", Nearest.Hint(label, present));
        if (present.Except(wanted).ToArray() is { Length: > 0 } others)
            findings.Assumptions.Add($"Left out, as the plan does not name them: {Named(others)}.");
        return plan;
    }

    private static SessionPlan? ByName(IReadOnlyList<string> present)
    {
        var pre = Like(present, Pre);
        var post = Like(present, Post);
        var later = Like(present, Later);
        if (post.Length == 0 && later.Length == 1) (post, later) = (later, []);
        // of two sessions, the one beside a baseline can only be the later one
        if (post.Length == 0 && pre.Length == 1 && present.Count == 2) post = [.. present.Except(pre)];
        return pre.Length == 1 && post.Length == 1 ? new SessionPlan { Pre = pre[0], Post = post[0], FollowUp = later } : null;
    }

    private static string[] Like(IReadOnlyList<string> present, string[] names) => [.. present.Where(label =>
        names.Contains(Numbered().Replace(label, "$1").ToLowerInvariant())
        || names[..1].Any(name => label.StartsWith(name, StringComparison.OrdinalIgnoreCase)))];

    private static SessionPlan? ByNumber(IReadOnlyList<string> present)
    {
        var numbered = present.Select(label => Numbered().Match(label)).ToArray();
        var bothAlike = Like(present, Pre).Length == 2 || Like(present, Post).Length == 2;
        if (present.Count != 2 || bothAlike || !numbered.All(m => m.Success)) return null;
        if (numbered[0].Groups[1].Value != numbered[1].Groups[1].Value) return null;
        var ordered = numbered.OrderBy(m => int.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture))
            .Select(m => m.Value).ToArray();
        return new SessionPlan { Pre = ordered[0], Post = ordered[1] };
    }

    private static SessionPlan? ByTable(Dataset raw, IReadOnlyList<string> present, Findings findings)
    {
        if (present.Count != 2) return null;
        var orders = raw.Files.Where(file => file.Entities.Suffix == "sessions" && file.Entities.Extension == ".tsv")
            .Select(file => findings.Try(file.Participant, () => Table.Read(file.Path))).OfType<Table>()
            .Where(table => table.Has("session_id"))
            .Select(table => OrderIn(table).Where(present.Contains).ToArray())
            .Where(order => order.Length == 2).DistinctBy(order => order[0]).ToArray();
        return orders is [var only] ? new SessionPlan { Pre = only[0], Post = only[1] } : null;
    }

    private static IEnumerable<string> OrderIn(Table table) =>
        table.Rows.Select((_, row) => Labels.Bare(table[row, "session_id"], "ses"));

    private static SessionPlan? Refused(Dataset raw, string found, Findings findings)
    {
        findings.Add(raw.Path, null, "two sessions, one before and one after the infusion", found,
            "A change needs both: give a study that has them.");
        return null;
    }

    private static string Named(IEnumerable<string> labels) => string.Join(", ", labels.Select(label => $"ses-{label}"));

    [GeneratedRegex("^(.*?)([0-9]{1,6})$")]
    private static partial Regex Numbered();
}
