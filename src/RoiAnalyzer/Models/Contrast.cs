namespace RoiAnalyzer.Models;

/// <summary>
/// A named weighting of conditions, by trial type: <c>{alcohol: 1, neutral: -1}</c> is alcohol against neutral,
/// <c>{alcohol: 1}</c> alcohol against the baseline.
/// </summary>
public sealed record Contrast(string Name, IReadOnlyDictionary<string, double> Weights)
{
    /// <summary>
    /// The same comparison with weights that are averages: positive ones sum to 1, negative ones to −1. Weights that are
    /// not finite, or all zero, are an <see cref="ArgumentException"/>.
    /// </summary>
    public Contrast Normalised()
    {
        Check();
        var positive = Weights.Values.Where(weight => weight > 0).Sum();
        var negative = -Weights.Values.Where(weight => weight < 0).Sum();
        return this with { Weights = Weights.ToDictionary(w => w.Key, w => Normalise(w.Value)) };

        double Normalise(double weight) => weight > 0 ? weight / positive : weight < 0 ? weight / negative : 0;
    }

    internal void Check()
    {
        if (!Weights.Values.All(double.IsFinite) || Weights.Values.All(weight => weight == 0))
            throw new ArgumentException($"contrast {Name} needs finite weights that are not all zero");
    }
}
