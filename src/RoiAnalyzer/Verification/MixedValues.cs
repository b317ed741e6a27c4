using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Verification;

/// <summary>Crossovers and mixed models against R's lme4, lmerTest and pbkrtest, and a tipping point.</summary>
internal static class MixedValues
{
    private const string R = "R 4.2.2, lme4, pbkrtest";

    // reference/anchors_R.txt, A16
    private static readonly (double First, double Second)[] KetamineFirst = [(.42, .55), (.18, .40), (.35, .31), (.27, .46), (.51, .66), (.09, .30)],
        PlaceboFirst = [(.40, .22), (.33, .25), (.61, .38), (.28, .11), (.45, .41), (.37, .20)];

    private static readonly string[] Sequences = ["ABC", "BCA", "CAB", "ACB", "BAC", "CBA"];

    // a participant's three periods in each row, the sequences twice
    private static readonly double[] Periods =
    [
        3.1, 4.4, 5.9, 4.2, 6.3, 3.9, 5.5, 3.6, 4.9, 2.7, 5.1, 4.8, 4.9, 3.3, 6.4, 6.1, 4.7, 3.8,
        2.2, 3.9, 5.2, 5.3, 6.6, 4.1, 6.2, 4.1, 5.4, 3.9, 6.0, 5.1, 4.4, 3.5, 5.8, 5.2, 4.6, 3.0,
    ];

    public static IEnumerable<ReferenceGroup> Groups()
    {
        var crossover = Crossover.Of(KetamineFirst, PlaceboFirst, out _)!;
        yield return ReferenceGroup.Of("crossover of two periods", "R 4.2.2, t.test", 1e-9,
            [-.144166666666667, -5.91509167830708, .000148019148275, -.1984723932101, -.0341912813775, .563874353577],
            [crossover.Treatment.Estimate, crossover.Treatment.T, crossover.Treatment.P, crossover.Treatment.Interval.Low, crossover.Period.T, crossover.CarryOver!.T]);
        var model = CrossoverModel.Of([.. TwoPeriods().Where(v => (v.Participant, v.Period) is not ((2, 1) or (8, 0)))], ["placebo", "ketamine"], out _)!;
        yield return ReferenceGroup.Of("the same with values missing, by REML and Kenward-Roger", R, 1e-6,
            [-30.22192516010031, -.15247209043518573, .01664373193037082, 8.124267668166567], [model.Model.Criterion, .. Numbers(model.Treatments[0])]);
        foreach (var group in OfThreePeriods()) yield return group;
        // uniroot of (-.3 + d/4)^2 = qt(.975, 37)^2 (.01 + d^2 3/320)
        yield return ReferenceGroup.Of("tipping point", "R 4.2.2, uniroot", 1e-10, [.3454001727773939], [TippingPoint.Of(new EffectTest(-.3, .1, 37), 5, 20).Delta]);
    }

    private static IEnumerable<ReferenceGroup> OfThreePeriods()
    {
        string[] treatments = ["A", "B", "C"];
        int[] left = [2, 10, 11, 21, 29];
        var values = Periods.Select((y, n) => new CrossoverValue(n / 3, n / 3 % 6, n % 3, Sequences[n / 3 % 6][n % 3] - 'A', y)).ToList();
        var whole = CrossoverModel.Of(values, treatments, out _)!;
        yield return ReferenceGroup.Of("crossover of three periods", R, 1e-6,
            [34.49854430315634, .1598981313203478, .06669444622780207, 2.425, .1054312147229985, 20, 264.8188184083301, 1.229181604219692],
            [whole.Model.Criterion, .. whole.Model.Parameters.Select(p => p.Value), .. Numbers(whole.Treatments[1]), whole.JointTreatment!.F, whole.JointSequence!.F]);
        var some = CrossoverModel.Of([.. values.Where((_, n) => !left.Contains(n))], treatments, out _)!;
        yield return ReferenceGroup.Of("crossover of three periods with values missing", R, 1e-6,
            [30.82108233480071, 1.2300224539034628, .1218891131971212, 15.137773412850997, 221.30599920439164, 15.27107883689875],
            [some.Model.Criterion, .. Numbers(some.Treatments[0]), some.JointTreatment!.F, some.JointTreatment.DegreesOfFreedom]);
    }

    private static IEnumerable<CrossoverValue> TwoPeriods() => KetamineFirst.Concat(PlaceboFirst).SelectMany((pair, who) =>
    {
        var sequence = who < KetamineFirst.Length ? 0 : 1;
        return new CrossoverValue[] { new(who, sequence, 0, 1 - sequence, pair.First), new(who, sequence, 1, sequence, pair.Second) };
    });

    private static double[] Numbers(EffectTest effect) => [effect.Estimate, effect.StandardError, effect.DegreesOfFreedom];
}
