using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class RandomInterceptLogisticTests
{
    /// <summary>
    /// R 4.2.2, lme4: glmer(cbind(incidence, size − incidence) ~ period + (1|herd), cbpp, binomial, nAGQ = 1) with nloptwrap to 1e-12 and tolPwrss =
    /// 1e-13, which agrees to 8 digits with base R's optim of the same likelihood written out, finished by Newton's method (errors from its
    /// Hessian). glmer as it comes stops up to 4.2e-4 of a coefficient away from the top, lower by 2.8e-4 (anchors A12: −1.398342864, …, 0.6420699277, logLik −92.0265663895).
    /// </summary>
    [Fact]
    public void Laplace_gives_what_glmer_gives_when_it_climbs_to_the_top()
    {
        var fit = Fit(1);
        Close.To(1e-6, [-1.398532142377, -0.992332734870, -1.128672084166, -1.580313885175], [.. fit.Terms.Select(t => t.Estimate)]);
        Close.To(1e-6, [0.232471992274, 0.306642497879, 0.326637850576, 0.427436586817], [.. fit.Terms.Select(t => t.StandardError)]);
        Close.To(1e-6, 0.642261448454, fit.StandardDeviation);
        Close.To(1e-9, -92.026281864757, fit.LogLikelihood);
        Close.To(4.2e-4, [-1.398342864471145, -0.991924975, -1.128216216, -1.579745413], [.. fit.Terms.Select(t => t.Estimate)]);
        Assert.InRange(fit.LogLikelihood - -92.0265663895, 0, 3e-4);
        Printed(
            fit, 4.2e-4, 0.013, [0.231214048099463, 0.303150644541277, 0.322830153225840, 0.422049159426317],
            [-6.04782830440134, -3.27205299687456, -3.49476715439924, -3.74303651213643], [1.46811288411447e-09, 1.06769560037947e-03, 4.74475493714368e-04, 1.81809798518987e-04]);
    }

    /// <summary>glmer's errors, z and p as it comes: its Hessian is by differences where it stopped, and p follows z.</summary>
    private static void Printed(RandomInterceptLogistic fit, double ofEstimate, double ofError, double[] errors, double[] z, double[] p)
    {
        Close.To(ofError, errors, [.. fit.Terms.Select(t => t.StandardError)]);
        Close.To(ofEstimate + ofError, z, [.. fit.Terms.Select(t => t.Statistic)]);
        // d log p / d log z of a normal tail is no more than z² + 1
        for (var i = 0; i < z.Length; i++) Close.To((ofEstimate + ofError) * (z[i] * z[i] + 1), p[i], fit.Terms[i].P);
    }

    /// <summary>
    /// The same with nAGQ = 9 and 25. glmer's logLik of −50.0050180274 leaves out the saturated model's −41.9783537689, Σ dbinom(y, n, y/n, log).
    /// Anchors A12, as glmer comes: −1.399219443863, −0.991408657433, −1.127812837138, −1.579487773582, logLik −50.0050180334.
    /// </summary>
    [Theory]
    [InlineData(9, new[] { -1.399230192580, -0.991403876503, -1.127819677304, -1.579471016155, 0.647517712013 }, -50.005018027399046)]
    [InlineData(25, new[] { -1.399230444295, -0.991403672437, -1.127819466890, -1.579470750355, 0.647518478006 }, -50.005015268374997)]
    public void Quadrature_gives_what_glmer_gives(int nodes, double[] expected, double logLikelihood)
    {
        var fit = Fit(nodes);
        Close.To(1e-6, expected, [.. fit.Terms.Select(t => t.Estimate), fit.StandardDeviation]);
        Close.To(1e-9, logLikelihood - 41.9783537689356, fit.LogLikelihood);
        if (nodes != 9) return;
        Close.To(2e-5, [-1.399219443863004, -0.991408657432876, -1.127812837138465, -1.579487773581611], [.. fit.Terms.Select(t => t.Estimate)]);
        Printed(
            fit, 2e-5, 4e-5, [0.233510632703351, 0.306767852076479, 0.326767150745614, 0.427596207828656],
            [-5.99210163436350, -3.23178798143983, -3.45142660320975, -3.69387694433094], [2.07146393359156e-09, 1.23018295176078e-03, 5.57631402047957e-04, 2.20860713294513e-04]);
    }

    [Fact]
    public void Groups_that_do_not_differ_are_told()
    {
        double[] ones = [.. Enumerable.Range(0, 40).Select(_ => 1.0)], x = [.. Enumerable.Range(0, 40).Select(i => i % 4 / 2 * 1.0)], y = [.. Enumerable.Range(0, 40).Select(i => i % 4 is 0 or 3 ? 1.0 : 0)];
        var fit = RandomInterceptLogistic.Of([ones, x], y, ones, [.. Enumerable.Range(0, 40).Select(i => i / 4)]);      // every group is the same
        Assert.Equal(0, fit.StandardDeviation);
        Assert.Contains("differ no more than by chance", fit.Reason, StringComparison.Ordinal);
        Assert.Empty(fit.Terms);
    }

    [Fact]
    public void What_cannot_be_told_has_a_reason()
    {
        double[] ones = [1, 1, 1, 1];
        Assert.Contains("separation", RandomInterceptLogistic.Of([ones], ones, ones, [0, 0, 1, 1]).Reason, StringComparison.Ordinal);
        Assert.Equal("the groups have no rows to differ by", RandomInterceptLogistic.Of([ones], [0, 1, 0, 1], ones, [0, 1, 2, 3]).Reason);
        Assert.Equal("the groups have no rows to differ by", RandomInterceptLogistic.Of([ones], [0, 1, 0, 1], ones, [0, 0, 0, 0]).Reason);
    }

    private static RandomInterceptLogistic Fit(int nodes) => RandomInterceptLogistic.Of(Cbpp.Columns, Cbpp.Cases, Cbpp.Size, Cbpp.Herds, nodes);
}
