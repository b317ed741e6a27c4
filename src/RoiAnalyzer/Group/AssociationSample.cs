using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Group;

/// <summary>The participants of whom an outcome, what it is held against and all covariates are known, and why others are not among them.</summary>
internal sealed class AssociationSample
{
    /// <summary>Labels, in the order of all the rest.</summary>
    public required string[] Participants { get; init; }

    /// <summary>The region's values; 1 for the arm and 0 for its reference where arms are compared.</summary>
    public required double[] Values { get; init; }

    /// <summary>The outcome's column.</summary>
    public required double[] Outcome { get; init; }

    /// <summary>Events or totals, of times and counts; else 1.</summary>
    public required double[] Second { get; init; }

    /// <summary>The covariates, column by column.</summary>
    public required IReadOnlyList<double[]> Covariates { get; init; }

    /// <summary>What they are, with commas.</summary>
    public required string Adjusted { get; init; }

    /// <summary>Codes with counts.</summary>
    public required string MissingReasons { get; init; }

    public int N => Values.Length;

    public bool[] Events => Array.ConvertAll(Second, value => value == 1);

    /// <summary>The standard deviation of the values.</summary>
    public double Spread => N < 2 ? double.NaN : Math.Sqrt(Sample.Of(Values).SumOfSquares / (N - 1));

    /// <summary>Whether the covariates tell the values.</summary>
    public bool FollowsFromCovariates => Remainder.Of(Values, Covariates).Vanishes;

    /// <summary>A constant, the values in units, and the covariates without those that follow from others.</summary>
    public double[][] Columns(bool withConstant, double unit)
    {
        List<double[]> adjusting = [];
        foreach (var covariate in Covariates)
            if (!Remainder.Of(covariate, adjusting).Vanishes) adjusting.Add(covariate);
        return [.. withConstant ? new[] { Remainder.Ones(N) } : [], Array.ConvertAll(Values, value => value / unit), .. adjusting];
    }

    /// <summary>All but one participant.</summary>
    public AssociationSample Without(int at) => new()
    {
        Participants = Omit(Participants, at),
        Values = Omit(Values, at),
        Outcome = Omit(Outcome, at),
        Second = Omit(Second, at),
        Covariates = [.. Covariates.Select(c => Omit(c, at))],
        Adjusted = Adjusted,
        MissingReasons = MissingReasons,
    };

    /// <summary>Of everybody: a value or the code that says why there is none, of each column that is needed.</summary>
    public static AssociationSample Of(
        IReadOnlyList<(string Participant, (double Value, string Missing) Own)> everyone, OutcomePlan outcome, Func<string, OutcomeFacts?> factsOf,
        IReadOnlyList<(string Name, Func<string, double> Of)> covariates)
    {
        var codes = new List<string>();
        var kept = new List<(string Who, double Value, OutcomeFacts Facts, double[] Covariates)>();
        foreach (var (who, own) in everyone)
        {
            var facts = factsOf(who);
            double[] adjusting = [.. covariates.Select(c => c.Of(who))];
            if (own.Missing != GroupStatus.Ok) codes.Add(own.Missing);
            else if (facts is null || outcome.Columns.Any(column => double.IsNaN(facts.Values[column]))) codes.Add(MissingReason.NoOutcome);
            else if (adjusting.Any(double.IsNaN)) codes.Add(MissingReason.MissingCovariate);
            else kept.Add((who, own.Value, facts, adjusting));
        }
        var second = outcome.Event ?? outcome.Total;
        return new AssociationSample
        {
            Participants = [.. kept.Select(k => k.Who)],
            Values = [.. kept.Select(k => k.Value)],
            Outcome = [.. kept.Select(k => k.Facts.Values[outcome.Column])],
            Second = [.. kept.Select(k => second is null ? 1 : k.Facts.Values[second])],
            Covariates = [.. covariates.Select((_, c) => kept.Select(k => k.Covariates[c]).ToArray())],
            Adjusted = string.Join(", ", covariates.Select(c => c.Name)),
            MissingReasons = MissingReason.Counted(codes),
        };
    }

    private static T[] Omit<T>(T[] values, int at) => [.. values.Where((_, i) => i != at)];
}
