namespace RoiAnalyzer.Statistics;

/// <summary>A log-likelihood with its slope and information (rows after each other).</summary>
internal sealed class LikelihoodPoint(int count)
{
    public double Value { get; set; }

    public double[] Slope { get; } = new double[count];

    public double[] Information { get; } = new double[count * count];

    public void Add(LikelihoodPoint other)
    {
        Value += other.Value;
        for (var c = 0; c < count; c++) Slope[c] += other.Slope[c];
        for (var e = 0; e < Information.Length; e++) Information[e] += other.Information[e];
    }

    /// <summary>Takes off the logarithm of a risk set's sum, without a share of those to whom it happened.</summary>
    public void Subtract(RiskSums all, RiskSums own, double share)
    {
        var weight = all.Weight - share * own.Weight;
        Value -= Math.Log(weight);
        for (var a = 0; a < count; a++)
        {
            var mean = (all.First[a] - share * own.First[a]) / weight;
            Slope[a] -= mean;
            for (var b = 0; b < count; b++)
                Information[a * count + b] += (all.Second[a * count + b] - share * own.Second[a * count + b]) / weight
                    - mean * (all.First[b] - share * own.First[b]) / weight;
        }
    }
}

/// <summary>Sums over some participants of their hazard, and of its products with their columns and pairs of columns.</summary>
internal sealed class RiskSums(int count)
{
    public double Weight { get; private set; }

    public double[] First { get; } = new double[count];

    public double[] Second { get; } = new double[count * count];

    public void Add(double[][] columns, int i, double hazard)
    {
        Weight += hazard;
        for (var a = 0; a < count; a++)
        {
            First[a] += hazard * columns[a][i];
            for (var b = 0; b < count; b++) Second[a * count + b] += hazard * columns[a][i] * columns[b][i];
        }
    }
}
