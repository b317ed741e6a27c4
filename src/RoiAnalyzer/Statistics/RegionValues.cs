namespace RoiAnalyzer.Statistics;

/// <summary>The values of one region, of the participants that take part in some region: 0 where its own value is missing.</summary>
internal sealed record RegionValues(double[] Values, bool[] IsPresent, int N)
{
    public double Sum { get; private init; }

    public double SumOfSquares { get; private init; }

    /// <summary>Whether the values differ by nothing but rounding.</summary>
    public bool IsConstant { get; private init; }

    public bool IsComplete => N == Values.Length;

    /// <summary>Those who have a value in at least one region.</summary>
    public static IEnumerable<int> Participants(IReadOnlyList<double[]> regions)
    {
        var count = regions.Count == 0 ? 0 : regions[0].Length;
        foreach (var region in regions)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(region.Length, count);
            if (region.Any(double.IsInfinity)) throw new ArgumentException("a value is infinite", nameof(regions));
        }
        return Enumerable.Range(0, count).Where(i => regions.Any(region => !double.IsNaN(region[i])));
    }

    public static RegionValues Of(double[] all, int[] taking)
    {
        double[] own = Array.ConvertAll(taking, i => all[i]);
        double[] present = [.. own.Where(value => !double.IsNaN(value))];
        var sample = Sample.Of(present);
        return new RegionValues(Array.ConvertAll(own, value => double.IsNaN(value) ? 0 : value), Array.ConvertAll(own, value => !double.IsNaN(value)), present.Length)
        {
            Sum = present.Sum(),
            SumOfSquares = present.Sum(value => value * value),
            IsConstant = present.Length > 1 && Significance.IsRounding(Math.Sqrt(sample.SumOfSquares / (present.Length - 1)), Significance.Scale(present)),
        };
    }

    /// <summary>The same about the mean of those present.</summary>
    public RegionValues Centred()
    {
        double[] present = [.. Values.Where((_, i) => IsPresent[i])];
        var sample = Sample.Of(present);
        return this with
        {
            Values = [.. Values.Select((value, i) => IsPresent[i] ? value - sample.Mean : 0)],
            Sum = 0,
            SumOfSquares = sample.SumOfSquares,
        };
    }

    /// <summary>The values of all regions for one participant, participant after participant.</summary>
    public static double[] Rows(double[][] regions, int participants)
    {
        var rows = new double[regions.Length * participants];
        for (var r = 0; r < regions.Length; r++)
            for (var i = 0; i < participants; i++) rows[i * regions.Length + r] = regions[r][i];
        return rows;
    }
}
