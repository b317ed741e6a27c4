using RoiAnalyzer.Statistics;
using static RoiAnalyzer.Tests.Statistics.MixedModelTests;

namespace RoiAnalyzer.Tests.Statistics;

/// <summary>
/// Structures by visit on Orthodont with visits left out (<see cref="Orthodont.LeftOut"/>), distance ~ 0 + v1 + v2 + v3 + v4 + d2 + d3 + d4 with
/// the indicators v of visits and d of girls at them. Numbers by dense matrices in R, to the last digits; gls (corSymm, corARMA(p = 3),
/// corAR1 with varIdent; corCompSymm) has the same likelihoods, but stops 1e-6 from the top.
/// V is a function of th, D the derivative of V of everybody by central differences, X, y as above, Vi = solve(V), F = solve(X'ViX),
/// P = Vi - Vi X F X' Vi: th by th - solve(E, g), g[i] = sum(P*D[i]) - y'P D[i] P y, E[i,j] = tr(P D[i] P D[j]); W = 2 solve(E);
/// FA = F + 2 F (sum W[i,j] (X'Vi D[i] Vi D[j] Vi X - X'Vi D[i] Vi X F X'Vi D[j] Vi X - X'Vi D2[i,j] Vi X / 4)) F;
/// df of a coefficient 2 F[c,c]^2 / (v' W v), v[i] = (F X'Vi D[i] Vi X F)[c,c]; Satterthwaite's with 2 solve(H) for W,
/// H[i,j] = -tr(P D[i] P D[j]) + 2 y'P D[i] P D[j] P y + tr(P D2[i,j]) - y'P D2[i,j] P y. The same code gives pbkrtest's and lmerTest's
/// numbers for sleepstudy of <see cref="MixedModelTests"/> in all digits.
/// </summary>
public class CovarianceStructureTests
{
    private static readonly string[] s_names = ["v1", "v2", "v3", "v4", "d2", "d3", "d4"];

    [Fact]
    public void Unstructured()
    {
        var model = Fit(CovarianceStructure.Unstructured(4), 388.803768376365,
            [5.90269803159144, 2.87894535393087, 4.37873952585562, 4.17394534845400, 3.02673722738439, 6.82084913630102, 2.84513806233361, 3.59545688592612, 4.26702798494660, 5.28699401269331]);
        AssertEffect(model, 0, 22.225695796557879, 0.472150949997648, 0.473402845430188, 25.6997280497098, 25.9613631865037);
        AssertEffect(model, 6, -2.778052761429120, 0.810730753879150, 0.850405122744973, 23.0820527901549, 23.2135212265484);
        AssertJoint(model, 3.6182791544470212, 20.8371498375587301);
    }

    [Fact]
    public void Heterogeneous_Toeplitz()
    {
        var model = Fit(CovarianceStructure.HeterogeneousToeplitz(4), 391.078011746035,
            [6.406528281738015, 4.390159818197461, 6.913071346255602, 4.983930689810949, 0.618592207507483, 0.712701715138275, 0.466085769832594]);
        AssertEffect(model, 4, -0.819322125880941, 0.658399690914978, 0.685295868014588, 31.6508121189782, 33.6898319206951);
        AssertEffect(model, 6, -2.917044323581023, 0.813323215042714, 0.851754631596938, 25.4143903518480, 26.8113291281503);
        AssertJoint(model, 4.160194889799586, 30.277032985502693);
    }

    [Fact]
    public void Heterogeneous_autoregressive()
    {
        var model = Fit(CovarianceStructure.HeterogeneousAutoregressive(4), 406.992866785154,
            [6.200597846976755, 4.668977576736628, 6.677488144745210, 4.953966924386296, 0.608567333164117]);
        AssertEffect(model, 5, -2.089427972256280, 0.980270311252108, 1.005836668240586, 30.5758345615034, 31.5082385150382);
        AssertEffect(model, 6, -3.286041808467616, 0.899047289738952, 0.913897868476237, 25.2898609303536, 26.7345098092740);
        AssertJoint(model, 4.1529091050005649, 35.5316730747167639);
    }

    /// <summary>Here also lmer(… + (1 | id)) with ddf = "Kenward-Roger", and KRmodcomp of the three d.</summary>
    [Fact]
    public void Compound_symmetry()
    {
        var model = Fit(CovarianceStructure.CompoundSymmetry(4), 398.024791994089, [3.50779745154817, 2.13610335628585]);
        AssertEffect(model, 4, -0.611884527196116, 0.745068625920387, 0.755582754057518, 88.0105390118794, 87.9384130663500);
        AssertEffect(model, 6, -2.609092913294499, 0.780917869689509, 0.791371189435440, 87.0887660413429, 87.0009218295313);
        AssertJoint(model, 4.1706791604345979, 76.8333712982939687);
    }

    /// <summary>
    /// Closed form: with a mean for every arm and visit and nobody missing, each difference is the t test with pooled variance, on
    /// N − 2; the joint test of all visits is Hotelling's: F on k and N − k − 1.
    /// </summary>
    [Fact]
    public void Complete_visits_give_t_tests_and_Hotelling_s()
    {
        var names = Enumerable.Range(0, 8).Select(c => $"c{c}").ToArray();
        var data = Orthodont.Data(names, (visit, girl) => [.. Enumerable.Range(0, 8).Select(c => c == visit || (girl && c == visit + 4) ? 1.0 : 0)]);
        var model = MixedModel.Fit(data, CovarianceStructure.Unstructured(4), out _)!;
        for (var visit = 0; visit < 4; visit++)
        {
            double[] Values(bool girl) => [.. Enumerable.Range(0, Orthodont.Children).Where(child => Orthodont.IsGirl(child) == girl).Select(child => Orthodont.Distance(child, visit))];
            var expected = ArmDifference.OfChanges(Values(true), Values(false))!;
            foreach (var method in Enum.GetValues<FreedomMethod>())
            {
                var effect = model.Effect(Unit(visit + 4, 8), method)!;
                Near(expected.Estimate, effect.Estimate, 1e-8);
                Near(expected.StandardError, effect.StandardError, 1e-8);
                Near(25, effect.DegreesOfFreedom, 1e-8);
                Near(expected.P, effect.P, 1e-7);
            }
        }
        // R: anova(lm(matrix(distance, ncol = 4, byrow = TRUE) ~ g), test = "Hotelling-Lawley")
        var joint = model.Joint([.. Enumerable.Range(4, 4).Select(c => Unit(c, 8))])!;
        Near(22, joint.DegreesOfFreedom, 1e-8);
        Near(3.631652783735, joint.F, 1e-8);
    }

    [Fact]
    public void Two_visits_never_seen_together_are_refused()
    {
        var data = new MixedData(["pre", "post"], [.. Enumerable.Range(0, 12).Select(i => i % 2 == 0
            ? new MixedBlock([0], [i * i % 7], [[1], [0]]) : new MixedBlock([1], [i * i % 5], [[0], [1]]))]);
        Assert.Null(MixedModel.Fit(data, CovarianceStructure.Unstructured(2), out var reason));
        Assert.Equal("no participant has the visits that covariance_1_0 is of", reason);
        foreach (var structure in new[] { CovarianceStructure.RandomIntercept(), CovarianceStructure.CompoundSymmetry(2) })
        {
            Assert.Null(MixedModel.Fit(data, structure, out reason));
            Assert.Contains("did not converge", reason);
        }
    }

    private static MixedModel Fit(CovarianceStructure structure, double criterion, double[] parameters)
    {
        var data = Orthodont.Data(s_names, (visit, girl) => [.. Enumerable.Range(0, 7).Select(c => c == visit || (girl && c == visit + 3 && visit > 0) ? 1.0 : 0)], complete: false);
        var model = MixedModel.Fit(data, structure, out var reason);
        Assert.Equal("", reason);
        Near(criterion, model!.Criterion, 1e-11);
        Assert.Equal(parameters.Length, model.Parameters.Count);
        for (var i = 0; i < parameters.Length; i++) Near(parameters[i], model.Parameters[i].Value, 1e-6);
        return model;
    }

    private static void AssertEffect(MixedModel model, int column, double estimate, double error, double adjusted, double kenwardRoger, double satterthwaite)
    {
        var (kr, plain) = (model.Effect(Unit(column, 7))!, model.Effect(Unit(column, 7), FreedomMethod.Satterthwaite)!);
        Near(estimate, kr.Estimate, 1e-7);
        Near(error, plain.StandardError, 1e-7);
        Near(adjusted, kr.StandardError, 1e-6);
        Near(kenwardRoger, kr.DegreesOfFreedom, 1e-6);
        Near(satterthwaite, plain.DegreesOfFreedom, 1e-6);
    }

    private static void AssertJoint(MixedModel model, double f, double freedom)
    {
        var joint = model.Joint([Unit(4, 7), Unit(5, 7), Unit(6, 7)])!;
        Near(f, joint.F, 1e-6);
        Near(freedom, joint.DegreesOfFreedom, 1e-6);
        Assert.Equal(3, joint.Effects);
    }

    private static double[] Unit(int column, int count) => [.. Enumerable.Range(0, count).Select(c => c == column ? 1.0 : 0)];
}
