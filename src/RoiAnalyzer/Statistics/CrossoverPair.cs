namespace RoiAnalyzer.Statistics;

/// <summary>One participant under a treatment and under the reference; the mean of several periods under the same.</summary>
/// <param name="Participant">As in the values.</param>
/// <param name="Sequence">The participant's.</param>
/// <param name="Treated">Under the treatment.</param>
/// <param name="Reference">Under the reference.</param>
/// <param name="IsTreatedFirst">Whether the treatment came first.</param>
public sealed record CrossoverPair(int Participant, int Sequence, double Treated, double Reference, bool IsTreatedFirst)
{
    /// <summary>Treated less reference.</summary>
    public double Difference => Treated - Reference;

    /// <summary>Half of the first period less the second: its mean in one sequence less that in the other is the treatment's effect.</summary>
    public double HalfPeriodDifference => IsTreatedFirst ? Difference / 2 : -Difference / 2;

    /// <summary>
    /// Everybody who has values under both. With <paramref name="periods"/>, the effects of all periods against the first by period, these are
    /// taken off first: in a complete AB/BA study the mean difference in either sequence is then the treatment's effect.
    /// </summary>
    public static IReadOnlyList<CrossoverPair> Of(IReadOnlyList<CrossoverValue> values, int treatment, IReadOnlyDictionary<int, double>? periods = null)
    {
        var pairs = new List<CrossoverPair>();
        foreach (var own in values.GroupBy(v => v.Participant))
        {
            var treated = own.Where(v => v.Treatment == treatment).ToList();
            var reference = own.Where(v => v.Treatment == 0).ToList();
            if (treated.Count == 0 || reference.Count == 0) continue;
            double Mean(List<CrossoverValue> some) => some.Average(v => v.Value - (periods?.GetValueOrDefault(v.Period) ?? 0));
            pairs.Add(new CrossoverPair(own.Key, own.First().Sequence, Mean(treated), Mean(reference), treated.Min(v => v.Period) < reference.Min(v => v.Period)));
        }
        return pairs;
    }
}
