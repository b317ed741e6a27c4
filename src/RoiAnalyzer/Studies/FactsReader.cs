namespace RoiAnalyzer.Studies;

/// <summary>Takes covariates and strata from <c>participants.tsv</c> and the sessions after the infusion.</summary>
internal sealed class FactsReader(Table? participants, ArmChoice arms, StatisticsPlan plan, Findings findings)
{
    private const string Remedy = "Correct the column's name, or leave it out of the plan.";

    /// <summary>The facts of everybody, in ordinal order; faults where a column is not there or is of no use.</summary>
    public IReadOnlyList<ParticipantFacts> Read(IEnumerable<string> everyone, IReadOnlyList<SessionFacts> sessions, string? post)
    {
        var rows = participants is null ? [] : ParticipantFile.LabelsOf(participants).Index().ToDictionary(row => row.Item, row => row.Index);
        string[] labels = [.. everyone];
        var covariates = plan.Covariates.SelectMany(name => ColumnsOf(name, labels, rows, sessions, post)).ToList();
        if (plan.Stratum is { } stratum && !Knows(stratum)) Missing(stratum, "stratum");
        return [.. labels.Select((label, n) => new ParticipantFacts(label, ArmOf(label, rows), StratumOf(label, rows),
            new OrderedDictionary<string, double>(covariates.Select(c => KeyValuePair.Create(c.Name, c.Values[n])))))];
    }

    private IEnumerable<(string Name, double[] Values)> ColumnsOf(
        string name, string[] labels, Dictionary<string, int> rows, IReadOnlyList<SessionFacts> sessions, string? post)
    {
        if (Knows(name))
        {
            string[] cells = [.. labels.Select(label => rows.TryGetValue(label, out var row) ? participants![row, name] : "n/a")];
            return Coded(name, cells);
        }
        if (sessions.Any(s => s.Numbers.ContainsKey(name)))
        {
            var after = sessions.Where(s => s.Session == post).ToDictionary(s => s.Participant, s => s.Numbers.GetValueOrDefault(name, double.NaN));
            return [(name, [.. labels.Select(label => after.GetValueOrDefault(label, double.NaN))])];
        }
        Missing(name, "covariate");
        return [];
    }

    /// <summary>Numbers as they are; words as columns of 1 and 0.</summary>
    private IEnumerable<(string Name, double[] Values)> Coded(string name, string[] cells)
    {
        if (cells.All(cell => Table.TryNumber(cell, out _)))
            return [(name, Array.ConvertAll(cells, cell => Table.TryNumber(cell, out var number) ? number : double.NaN))];
        var words = cells.Where(IsKnown).Distinct().Order(StringComparer.Ordinal).ToList();
        if (words.Count > 2 && words.Count > cells.Count(IsKnown) / 2)
            findings.Add(participants!.Path, name, "a covariate of numbers, or of words that several participants share", $"{words.Count} words, {Table.Quoted(words[0])} among them", Remedy);
        return words.Skip(1).Select(word => ($"{name}={word}", Array.ConvertAll(cells, cell => IsKnown(cell) ? cell == word ? 1 : 0 : double.NaN)));
    }

    private void Missing(string name, string what) => findings.Add(participants?.Path ?? "participants.tsv", name,
        $"the plan's {what} {name} as a column of participants.tsv{(what == "covariate" ? " or of numbers in sessions.tsv" : "")}", "none of that name", participants is null ? Remedy : Nearest.Hint(name, participants.Columns));

    private bool Knows(string column) => participants is not null && participants.Has(column);

    private string? ArmOf(string label, Dictionary<string, int> rows) =>
        arms.ByParticipant.GetValueOrDefault(label) ?? Cell(label, arms.Plan.Column, rows);

    private string? StratumOf(string label, Dictionary<string, int> rows) => Cell(label, plan.Stratum, rows);

    private string? Cell(string label, string? column, Dictionary<string, int> rows) =>
        column is not null && Knows(column) && rows.TryGetValue(label, out var row) && IsKnown(participants![row, column]) ? participants[row, column] : null;

    private static bool IsKnown(string cell) => cell.Length > 0 && cell != "n/a";
}
