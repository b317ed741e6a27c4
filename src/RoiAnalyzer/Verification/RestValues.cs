using RoiAnalyzer.Models;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Verification;

/// <summary>Runs without events: connectivity, amplitude and coherence at rest, and what a filter and trends leave of an infusion.</summary>
internal static class RestValues
{
    // R's mtcars, first twenty: mpg, wt, hp
    private static readonly double[][] s_cars =
    [
        [21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4, 33.9],
        [2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345, 2.2, 1.615, 1.835],
        [110, 110, 93, 110, 175, 105, 245, 62, 95, 123, 123, 180, 180, 180, 205, 215, 230, 66, 52, 65],
    ];

    private static readonly double[][] s_tied = [[1, 2, 2, 4, 5, 3, 3, 3], [2, 2, 1, 5, 4, 4, 3, 1], [1, 3, 2, 6, 5, 4, 4, 2]];
    private static readonly double[][] s_untied = [[3, 1, 4, 1.5, 9, 2.6, 5], [2, 7, 1, 8, 2.8, 1.9, 4], [1, 6, 1.8, 0.3, 3.9, 8.8, 7]];

    public static IEnumerable<ReferenceGroup> Groups()
    {
        var edges = Connectivity.Of([.. s_cars.Select(Centred)], 20, 19, 0.1);
        yield return ReferenceGroup.Of("Connectivity, r and Fisher's z", "R 4.2.2, cor and atanh", 1e-12,
            [-0.887018403937292, -0.863795478939934, 0.832034476597224, -1.40776417979425], [.. edges.Select(e => e.R), edges[0].Z]);
        yield return ReferenceGroup.Of("Connectivity, partial with a ridge", "R 4.2.2, solve", 1e-12,
            [-0.524463573911744, -0.453225350520194, 0.336376255379562], [.. edges.Select(e => e.Partial)]);
        yield return ReferenceGroup.Of("Connectivity, volumes by Bartlett", "R 4.2.2, acf", 1e-11,
            [23.773604541777], [Connectivity.Of([Centred(NoiseValues.Levels), Centred(NoiseValues.Levels)], 98, 97, 0.1)[0].EffectiveVolumes]);
        yield return ReferenceGroup.Of("fALFF, whole and censored", "R 4.2.2, fft and Scargle's formula", 1e-12,
            [0.52082088857341, 0.49493237154958], [Spectrum.FractionalAmplitude(NoiseValues.Levels, 2), Spectrum.FractionalAmplitude(NoiseValues.Levels, 2, [10, 11, 50])]);
        yield return ReferenceGroup.Of("ReHo, Kendall's W, with ties and without", "R 4.2.2, friedman.test", 1e-13,
            [0.870523415977962, 0.222222222222222], [Concordance(s_tied), Concordance(s_untied)]);
        yield return Infusion("Infusion, variance left by 128 s", 1e-8, [0.0303017834911, 6.06290996331e-05, 7.46534399979e-05], CosineDrift.Columns(450, 2, 128), left => left);
        yield return Infusion("Infusion, inflation by a line", 1e-9, [3.0000296300686, 13.5002708403, 3.10348520208], [Trend(1)], left => 1 / left);
        yield return Infusion("Infusion, inflation by a parabola", 1e-9, [4.7648498331430, 81.0040001842, 3.97509665922], [Trend(1), Trend(2)], left => 1 / left);
        yield return ReferenceGroup.Of("Eigenvariate, largest eigenvalue", "closed form, second differences", 1e-13,
            [2 + 2 * Math.Cos(Math.PI / 41)], [LargestEigenpair.Of(SecondDifferences(40)).Value]);
    }

    private static ReferenceGroup Infusion(string what, double bound, double[] expected, IReadOnlyList<double[]> others, Func<double, double> of)
    {
        var plan = new InfusionPlan { StartSeconds = 300, DurationSeconds = 600, GammaPeakSeconds = 300 };
        var shapes = new[] { InfusionShape.Step, InfusionShape.Ramp, InfusionShape.GammaVariate };
        return ReferenceGroup.Of(what, "R 4.2.2, lm.fit", bound, expected,
            [.. shapes.Select(shape => of(InfusionRegressor.ShareLeft(InfusionRegressor.Column(shape, plan, new Timing(2, 450, 0.5)), others)))]);
    }

    private static double[] Trend(int power) => [.. Enumerable.Range(0, 450).Select(t => Math.Pow((t - 224.5) / 224.5, power))];

    private static double[][] SecondDifferences(int size) =>
        [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => i == j ? 2.0 : Math.Abs(i - j) == 1 ? -1 : 0).ToArray())];

    private static double Concordance(double[][] series) => Ranks.Concordance([.. series.Select(s => Ranks.Of(s))]);

    private static double[] Centred(double[] values)
    {
        var mean = values.Average();
        return Array.ConvertAll(values, v => v - mean);
    }
}
