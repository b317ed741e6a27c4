using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class RepeatedMeasuresCorrelationTests
{
    // pH inside the stomach wall and PaCO2 of eight patients, several times each (Bland and Altman 1995, BMJ 310:446)
    private static readonly string[] Patients = [.. new[] { 4, 4, 9, 5, 8, 6, 3, 8 }.SelectMany((count, p) => Enumerable.Repeat($"{p + 1}", count))];

    private static readonly double[] Acidity =
    [
        6.68, 6.53, 6.43, 6.33, 6.85, 7.06, 7.13, 7.17, 7.4, 7.42, 7.41, 7.37, 7.34, 7.35, 7.28, 7.3, 7.34, 7.36, 7.33, 7.29, 7.3, 7.35, 7.35, 7.3, 7.3, 7.37,
        7.27, 7.28, 7.32, 7.32, 7.38, 7.3, 7.29, 7.33, 7.31, 7.33, 6.86, 6.94, 6.92, 7.19, 7.29, 7.21, 7.25, 7.2, 7.19, 6.77, 6.82,
    ];

    private static readonly double[] Pressure =
    [
        3.97, 4.12, 4.09, 3.97, 5.27, 5.37, 5.41, 5.44, 5.67, 3.64, 4.32, 4.73, 4.96, 5.04, 5.22, 4.82, 5.07, 5.67, 5.1, 5.53, 4.75, 5.51, 4.28, 4.44, 4.32, 3.23,
        4.46, 4.72, 4.75, 4.99, 4.78, 4.73, 5.12, 4.93, 5.03, 4.93, 6.85, 6.44, 6.52, 5.28, 4.56, 4.34, 4.32, 4.41, 3.69, 6.09, 5.58,
    ];

    /// <summary>
    /// R 4.2.2: anova(lm(ph ~ s), lm(ph ~ s + co)), s the patient as a factor: r = sign(b)·√(SS/(SS + RSS)), F, p, b;
    /// tanh(atanh(r) ± qnorm(.975)/sqrt(38 − 1)). Bland and Altman print −0.51 and P = 0.0008.
    /// </summary>
    [Fact]
    public void Bland_and_Altmans_patients_give_what_R_gives()
    {
        var found = RepeatedMeasuresCorrelation.Of(Patients, Pressure, Acidity);
        var r = found.Correlation;
        Assert.Equal((47, 8, 38.0, "rmcorr"), (found.Sessions, found.Participants, r.DegreesOfFreedom, r.Method));
        Close.To(1e-10, [-0.506769742233063, 13.1313188894538, 0.000847108109128927, -0.108323047069682, -0.706714636385945, -0.231863119756677],
            [r.Estimate, r.Statistic * r.Statistic, r.P, found.Slope, r.Interval.Low, r.Interval.High]);
    }

    [Fact]
    public void Participants_seen_once_and_the_order_of_rows_change_nothing()
    {
        var plain = RepeatedMeasuresCorrelation.Of(Patients, Pressure, Acidity);
        string[] who = ["once", .. Patients.Reverse()];
        var other = RepeatedMeasuresCorrelation.Of(who, [99, .. Pressure.Reverse()], [1, .. Acidity.Reverse()]);
        Assert.Equal((plain.Sessions, plain.Participants), (other.Sessions, other.Participants));
        Close.To(1e-12, plain.Correlation.Estimate, other.Correlation.Estimate);
    }

    [Fact]
    public void It_sees_within_participants_what_goes_the_other_way_between_them()
    {
        var found = RepeatedMeasuresCorrelation.Of(["a", "a", "a", "b", "b", "b"], [1, 2, 3, 11, 12, 13], [5, 4, 3.5, 25, 24, 22]);
        Assert.True(found.Correlation.Estimate < -0.9);
        Assert.True(LinearCorrelation.Of([1, 2, 3, 11, 12, 13], [5, 4, 3.5, 25, 24, 22], []).Estimate > 0.9);
    }

    [Fact]
    public void What_cannot_be_told_has_a_reason()
    {
        Assert.Contains("leave no degree of freedom", RepeatedMeasuresCorrelation.Of(["a", "a"], [1, 2], [2, 1]).Correlation.Reason, StringComparison.Ordinal);
        Assert.Contains("leave no degree of freedom", RepeatedMeasuresCorrelation.Of(["a", "b"], [1, 2], [2, 1]).Correlation.Reason, StringComparison.Ordinal);
        var flat = RepeatedMeasuresCorrelation.Of(["a", "a", "b", "b"], [1, 1, 2, 2], [2, 1, 4, 3]);
        Assert.Equal("the first variable does not vary within participants", flat.Correlation.Reason);
        Assert.True(double.IsNaN(flat.Slope));
    }
}
