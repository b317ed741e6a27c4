namespace RoiAnalyzer.Statistics;

/// <summary>
/// Two treatments in two periods, AB or BA (S6 of the methods; Senn 2002, chapter 3): from the differences of each participant's periods,
/// by the t test with pooled variance on n₁ + n₂ − 2. Participants with both periods.
/// </summary>
public sealed record Crossover
{
    /// <summary>The name of the treatment's test in the group table.</summary>
    public const string Method = "crossover_difference";

    /// <summary>Whether a test of the group table is of a crossover's treatments, adjusted for values before or not.</summary>
    public static bool IsTest(string? test) => test is Method or AdjustedCrossover.Method;

    /// <summary>First treatment minus second.</summary>
    public required EffectTest Treatment { get; init; }

    /// <summary>Second period minus first.</summary>
    public required EffectTest Period { get; init; }

    /// <summary>
    /// The difference of the sequences' sums, which is carry-over, or the sequences being different people. For information: no test is
    /// chosen by it (Freeman 1989).
    /// </summary>
    public required EffectTest? CarryOver { get; init; }

    /// <summary>Participants who had the first treatment first.</summary>
    public required int FirstFirst { get; init; }

    /// <summary>Participants who had the second treatment first.</summary>
    public required int SecondFirst { get; init; }

    /// <summary>The standard deviation of the differences of participants' periods, pooled over the sequences.</summary>
    public double DifferenceDeviation => 2 * Treatment.StandardError / Math.Sqrt(1.0 / FirstFirst + 1.0 / SecondFirst);

    /// <summary>
    /// The default Bayes factor of the treatment, the prior's scale in <see cref="DifferenceDeviation"/> as in a paired test: t has the
    /// noncentrality of 4n₁n₂/(n₁ + n₂) differences, which are n where the sequences are equally long.
    /// </summary>
    public BayesFactor Factor(double scale) => BayesFactor.OfTwoSamples(Treatment.T, FirstFirst, SecondFirst, 2 * scale) with { Scale = scale };

    /// <summary>
    /// From the first and second periods of those who had the first treatment first, and of those who had it second; null and the reason
    /// where it cannot be had.
    /// </summary>
    public static Crossover? Of(
        IReadOnlyList<(double First, double Second)> firstFirst, IReadOnlyList<(double First, double Second)> secondFirst, out string reason, double level = 0.95)
    {
        reason = firstFirst.Count < 2 || secondFirst.Count < 2 ? $"{firstFirst.Count} and {secondFirst.Count} participants with both periods in the two sequences; 2 are needed in each" : "";
        if (reason.Length > 0) return null;
        var scale = firstFirst.Concat(secondFirst).Max(p => Math.Max(Math.Abs(p.First), Math.Abs(p.Second)));
        double[] one = [.. firstFirst.Select(p => p.First - p.Second)], other = [.. secondFirst.Select(p => p.First - p.Second)];
        var treatment = ArmDifference.OfChanges(one, other, level, scale)!;
        if (!(treatment.StandardError > 0))
        {
            reason = "nothing varies between participants beyond rounding";
            return null;
        }
        var period = ArmDifference.OfChanges([.. other.Select(d => -d)], one, level, scale)!;
        var carryOver = ArmDifference.OfChanges([.. firstFirst.Select(p => p.First + p.Second)], [.. secondFirst.Select(p => p.First + p.Second)], level, scale)!;
        return new Crossover
        {
            Treatment = Half(treatment, level),
            Period = Half(period, level),
            FirstFirst = firstFirst.Count,
            SecondFirst = secondFirst.Count,
            CarryOver = carryOver.StandardError > 0 ? new(carryOver.Estimate, carryOver.StandardError, carryOver.DegreesOfFreedom, level) : null,
        };
    }

    private static EffectTest Half(ArmDifference difference, double level) => new(difference.Estimate / 2, difference.StandardError / 2, difference.DegreesOfFreedom, level);
}
