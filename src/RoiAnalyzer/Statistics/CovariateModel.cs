namespace RoiAnalyzer.Statistics;

/// <summary>What is modelled in one region: an outcome and covariates, a value a participant each; NaN where it is missing.</summary>
public sealed record CovariateModel(double[] Outcome, IReadOnlyList<double[]> Covariates)
{
    /// <summary>What is tested, a value a participant, where it is not the same in all regions; null: it is.</summary>
    public double[]? Effect { get; init; }

    /// <summary>Whether the participant has all values.</summary>
    internal bool IsPresent(int participant) =>
        !double.IsNaN(Outcome[participant]) && Covariates.All(covariate => !double.IsNaN(covariate[participant]));

    internal void Require(int participants)
    {
        foreach (var values in Covariates.Prepend(Outcome).Append(Effect ?? Outcome))
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, participants);
            if (values.Any(double.IsInfinity)) throw new ArgumentException("a value is infinite", nameof(participants));
        }
    }
}
