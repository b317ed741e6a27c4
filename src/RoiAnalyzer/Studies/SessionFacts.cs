namespace RoiAnalyzer.Studies;

/// <summary>What <c>sessions.tsv</c> says of one session of a participant beside its images. Labels are without prefixes.</summary>
/// <param name="Participant">Label of the participant.</param>
/// <param name="Session">Label of the session.</param>
/// <param name="Treatment">What was given in the session: the column <c>treatment</c>; null where it is not said.</param>
/// <param name="Numbers">Every column of numbers, NaN where the cell is <c>n/a</c>: <c>days_since_infusion</c>, <c>dose</c>, <c>period</c>, heart rate …</param>
public sealed record SessionFacts(string Participant, string Session, string? Treatment, IReadOnlyDictionary<string, double> Numbers)
{
    /// <summary>Days since the infusion; negative before it; NaN where it is not said.</summary>
    public double Days => SessionFile.Days.Where(Numbers.ContainsKey).Select(name => Numbers[name]).FirstOrDefault(double.NaN);

    /// <summary>Whether the column role says <c>pre</c> or <c>baseline</c>: in a crossover the session is before the treatment of its period.</summary>
    public bool IsBaseline { get; init; }

    /// <summary>The period of a crossover; NaN where it is not said.</summary>
    public double Period => Numbers.GetValueOrDefault("period", double.NaN);

    /// <summary>The dose, in the study's own unit; NaN where it is not said.</summary>
    public double Dose => Numbers.GetValueOrDefault("dose", double.NaN);
}
