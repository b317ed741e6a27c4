using RoiAnalyzer.Models;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Tests.Models;

public class ConnectivityTests
{
    // R's mtcars: mpg, wt, hp, qsec
    private static readonly double[][] Cars =
    [
        [21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4],
        [2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345, 2.2, 1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78],
        [110, 110, 93, 110, 175, 105, 245, 62, 95, 123, 123, 180, 180, 180, 205, 215, 230, 66, 52, 65, 97, 150, 150, 245, 175, 66, 91, 113, 264, 175, 335, 109],
        [16.46, 17.02, 18.61, 19.44, 17.02, 20.22, 15.84, 20, 22.9, 18.3, 18.9, 17.4, 17.6, 18, 17.98, 17.82, 17.42, 19.47, 18.52, 19.9, 20.01, 16.87, 17.3, 15.41, 17.05, 18.9, 16.7, 16.9, 14.5, 15.5, 14.6, 18.6],
    ];

    /// <summary>R 4: cor(mtcars), and −Q/√(q q') of Q = solve(cor + ridge·I).</summary>
    [Theory]
    [InlineData(0, -0.73822023298938, -0.21934667209623, 0.21467037136449, 0.34460869033479, 0.52044385014786, -0.71587236179603)]
    [InlineData(0.1, -0.64651440895102, -0.27836287916792, 0.14499398245312, 0.30171238529596, 0.37304289324935, -0.61914686514692)]
    public void Correlations_full_and_partial_are_those_of_R(double ridge, params double[] partial)
    {
        var edges = Connectivity.Of([.. Cars.Select(Centred)], 32, 31, ridge);
        double[] full = [-0.86765937651723, -0.77616837182659, 0.41868403392178, 0.65874788734476, -0.1747158787134, -0.70822338886195];
        Assert.Equal([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)], edges.Select(e => (e.A, e.B)));
        for (var n = 0; n < 6; n++)
        {
            Assert.Equal(full[n], edges[n].R, 1e-12);
            Assert.Equal(partial[n], edges[n].Partial, 1e-10);
        }
        Assert.Equal(-1.3235310878756, edges[0].Z, 1e-12);
    }

    /// <summary>R 4: n / (1 + 2·Σ w²·ρ_a·ρ_b), w = (1 + cos(πk/2√n))/2, of LakeHuron and sunspot.year[1:98] by acf().</summary>
    [Fact]
    public void The_effective_number_of_volumes_is_Bartletts()
    {
        double[] spots =
        [
            5, 11, 16, 23, 36, 58, 29, 20, 10, 8, 3, 0, 0, 2, 11, 27, 47, 63, 60, 39, 28, 26, 22, 11, 21, 40, 78, 122, 103, 73, 47, 35, 11, 5, 16, 34, 70, 81, 111, 101, 73, 40, 20, 16, 5, 11, 22, 40, 60,
            80.9, 83.4, 47.7, 47.8, 30.7, 12.2, 9.6, 10.2, 32.4, 47.6, 54, 62.9, 85.9, 61.2, 45.1, 36.4, 20.9, 11.4, 37.8, 69.8, 106.1, 100.8, 81.6, 66.5, 34.8, 30.6, 7, 19.8, 92.5, 154.4, 125.9, 84.8, 68.1, 38.5, 22.8, 10.2, 24.1, 82.9, 132, 130.9, 118.1, 89.9, 66.6, 60, 46.9, 41, 21.3, 16, 6.4,
        ];
        var edge = Assert.Single(Connectivity.Of([Centred(LakeHuron.Levels), Centred(spots)], 98, 97, 0.1));
        Assert.Equal(-0.32327453139155, edge.R, 1e-12);
        Assert.Equal(40.176615688024, edge.EffectiveVolumes, 1e-9);
        Assert.Equal(1 / Math.Sqrt(37.176615688024), edge.StandardError, 1e-11);
        Assert.Equal(23.773604541777, Connectivity.Of([Centred(LakeHuron.Levels), Centred(LakeHuron.Levels)], 98, 97, 0.1)[0].EffectiveVolumes, 1e-9);
        Assert.Equal(20, Connectivity.Of([Centred(LakeHuron.Levels), Centred(spots)], 98, 20, 0.1)[0].EffectiveVolumes);
    }

    /// <summary>Of independent series of 240 volumes the spread of z is its error: 400 pairs know a spread to 3.5 %.</summary>
    [Theory]
    [InlineData(0), InlineData(0.3), InlineData(0.7)]
    public void The_error_of_z_is_its_spread_over_independent_series(double correlation)
    {
        var random = new RandomNumbers(11);
        var (squares, variances) = (0.0, 0.0);
        for (var n = 0; n < 400; n++)
        {
            var edge = Connectivity.Of([Centred(Series(random, correlation)), Centred(Series(random, correlation))], 240, 239, 0.1)[0];
            squares += edge.Z * edge.Z / 400;
            variances += edge.StandardError * edge.StandardError / 400;
        }
        Assert.InRange(Math.Sqrt(squares / variances), 0.9, 1.1);
    }

    [Fact]
    public void Two_series_alike_have_an_infinite_z_and_one_of_zeros_has_none()
    {
        var series = Centred(LakeHuron.Levels);
        Assert.Equal(double.PositiveInfinity, Connectivity.Of([series, series], 98, 97, 0.1)[0].Z);
        Assert.True(double.IsNaN(Connectivity.Of([series, new double[98]], 98, 97, 0.1)[0].R));
    }

    private static double[] Series(RandomNumbers random, double correlation)
    {
        var series = new double[240];
        for (var t = 0; t < 240; t++)
            series[t] = t == 0 ? random.Normal() : correlation * series[t - 1] + Math.Sqrt(1 - correlation * correlation) * random.Normal();
        return series;
    }

    private static double[] Centred(double[] values)
    {
        var mean = values.Average();
        return Array.ConvertAll(values, v => v - mean);
    }
}
