using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Statistics;

/// <summary>
/// A real table: the accumbens of 24 participants who won or lost with a computer (C), a friend (F) or a stranger (S), of the
/// iSTART shared reward task (Temple University Neuroeconomics Lab, MIT licence), losing as before and winning as after. The
/// numbers are R 4.2.2's, by the script below.
/// </summary>
/// <remarks><code>
/// options(digits = 15); f &lt;- read.csv("summary_ROI-NAcc.csv"); p &lt;- c()
/// ncp &lt;- function(t, df) sapply(c(.975, .025), function(p) uniroot(function(l) pt(t, df, l) - p, t + c(-10, 10), tol = 1e-13)$root)
/// tm &lt;- function(z) { n &lt;- length(z); g &lt;- floor(.2 * n); s &lt;- sort(z); m &lt;- mean(s[(g+1):(n-g)]); s[1:g] &lt;- s[g+1]; s[(n-g+1):n] &lt;- s[n-g]
///   se &lt;- sd(s) / (.6 * sqrt(n)); c(m, se, n - 2 * g - 1, 2 * pt(-abs(m / se), n - 2 * g - 1)) }
/// for (who in c("C", "F", "S")) {
///   a &lt;- f[[paste0(who, "_pun")]]; b &lt;- f[[paste0(who, "_rew")]]; d &lt;- b - a; n &lt;- length(d); t &lt;- t.test(b, a, paired = TRUE); p &lt;- c(p, t$p.value)
///   J &lt;- exp(lgamma((n-1)/2) - log(sqrt((n-1)/2)) - lgamma((n-2)/2)); w &lt;- wilcox.test(d, exact = TRUE, conf.int = TRUE)
///   print(c(mean(d), sd(d), t$statistic, t$p.value, t$conf.int)); print(c(mean(d)/sd(d), ncp(unname(t$statistic), n-1)/sqrt(n), J*mean(d)/sd(d), mean(d)/sqrt((var(a)+var(b))/2)))
///   print(c(w$statistic, w$p.value, w$estimate, w$conf.int)); print(tm(d))
///   print(sapply(c(.5, sqrt(.5), 1), function(r) exp(BayesFactor::ttest.tstat(unname(t$statistic), n, rscale = r)$bf)))
///   se &lt;- sd(d)/sqrt(n); print(max(pt((mean(d)+10)/se, n-1, lower = FALSE), pt((mean(d)-10)/se, n-1)))
///   ct &lt;- cor.test(a, b); print(c(ct$estimate, ct$conf.int, ct$p.value)); print(cor(a, b, method = "spearman")) }
/// for (m in c("holm", "hommel", "BH", "BY")) print(p.adjust(p, m))
/// m &lt;- lm(cbind(C_pun, C_rew, F_pun, F_rew, S_pun, S_rew) ~ 1, f); i &lt;- expand.grid(outcome = factor(c("pun", "rew")), partner = factor(c("C", "F", "S")))
/// summary(car::Anova(m, idata = i, idesign = ~ partner * outcome, type = 3), multivariate = FALSE)
/// x &lt;- as.matrix(f[c("C_rew", "F_rew", "S_rew")]); n &lt;- nrow(x); k &lt;- 3; g &lt;- mean(x)
/// MSR &lt;- k*sum((rowMeans(x)-g)^2)/(n-1); MSC &lt;- n*sum((colMeans(x)-g)^2)/(k-1); MSE &lt;- sum((x - outer(rowMeans(x), colMeans(x), "+") + g)^2)/((n-1)*(k-1))
/// c((MSR-MSE)/(MSR+(k-1)*MSE+k*(MSC-MSE)/n), (MSR-MSE)/(MSR+(k-1)*MSE), sqrt(MSE))
/// </code></remarks>
public class AccumbensTests
{
    private const double ClosedForm = 1e-8;
    private static readonly string[] Partners = ["C", "F", "S"];

    [Fact]
    public void The_group_level_gives_what_R_gives()
    {
        var rows = ChangeAnalysis.Of(Changes(), Plan);
        Holds(rows.Select(r => r.Estimate), 21.038177572437501, 17.3577761269216673, 12.8880549733125012);
        Holds(rows.Select(r => r.StandardDeviation), 44.385141151438738, 30.5645666492771397, 29.2572052625756740);
        Holds(rows.Select(r => r.T), 2.322074407500959, 2.7821558910554289, 2.1580433386053013);
        Holds(rows.Select(r => r.P), 0.029437670144982, 0.0105951885291893, 0.0416046603989309);
        Holds(rows.Select(r => r.Interval.Low), 2.295976201118094, 4.4514915436789533, 0.5338206875115483);
        Holds(rows.Select(r => r.Interval.High), 39.780378943756908, 30.2640607101643759, 25.2422892591134556);
        Holds(rows.Select(r => r.Dz), 0.4739914535960770, 0.567905193163672, 0.4405087518662709);
        Holds(rows.Select(r => r.DzInterval.Low), 0.0467593633480064, 0.130539668819939, 0.0165443165536957);
        Holds(rows.Select(r => r.DzInterval.High), 0.8920145338638086, 0.994701048753443, 0.8557953356698497);
        Holds(rows.Select(r => r.PHolm), 0.0588753402899640, 0.0317855655875678, 0.0588753402899640);
        Holds(rows.Select(r => r.QBh), 0.0416046603989309, 0.0317855655875678, 0.0416046603989309);
    }

    [Fact]
    public void Families_are_adjusted_as_R_does()
    {
        double[] p = [0.029437670144982, 0.0105951885291893, 0.0416046603989309];
        Holds(Multiplicity.Hommel(p), 0.0416046603989309, 0.0317855655875678, 0.0416046603989309);
        Holds(Multiplicity.BenjaminiYekutieli(p), 0.0762752107313733, 0.0582735369105410, 0.0762752107313733);
    }

    [Fact]
    public void Effect_sizes_are_R_s()
    {
        var sizes = Pairs().Select(pair => StandardisedChange.Of(pair.Lost, pair.Won)!).ToList();
        Holds(sizes.Select(s => s.Gz.Value), 0.4583365212906577, 0.549148489245442, 0.4259596821771622);
        Holds(sizes.Select(s => s.DavRms.Value), 0.6635877380203931, 0.732644042670836, 0.4198389374481476);
        Holds(sizes.Select(s => s.Correlation), 0.0210164325755491, 0.180819317040083, 0.62205197689264369);
    }

    [Fact]
    public void Ranks_and_trimmed_means_are_R_s()
    {
        var ranks = Pairs().Select(pair => WilcoxonSignedRank.Of(pair.Change)!).ToList();
        Assert.All(ranks, r => Assert.True(r.IsExact));
        Holds(ranks.Select(r => r.V), 235, 255, 223);
        Holds(ranks.Select(r => r.P), 0.0137792825698853, 1.77955627441407e-03, 0.0366492271423341);
        Holds(ranks.Select(r => r.Centre), 10.2544502667500002, 18.3611709955, 9.8210632985000004);
        Holds(ranks.Select(r => r.Interval.Low), 2.0225811300000007, 9.00771097700000, 0.8140388025000007);
        Holds(ranks.Select(r => r.Interval.High), 25.3533081484999983, 28.7265731180000, 19.3252065454999986);
        var trimmed = Pairs().Select(pair => TrimmedMean.Of(pair.Change)!).ToList();
        Holds(trimmed.Select(t => t.Estimate), 10.283858397231251, 19.15543988825750077, 9.1153661002187505);
        Holds(trimmed.Select(t => t.StandardError), 5.930633542297408, 5.20074430348757755, 4.6974223574344496);
        Holds(trimmed.Select(t => t.P), 0.103411435722315, 0.00221393221806108, 0.0713531367027156);
    }

    [Fact]
    public void Evidence_and_equivalence_are_R_s()
    {
        double[][] expected = [[2.24620737645, 1.98596675105, 1.63897793311], [4.95364125487, 4.61286423435, 3.96600082611], [1.73324992312, 1.50440882098, 1.22415828844]];
        foreach (var (pair, own) in Pairs().Zip(expected))
        {
            var change = PairedChange.Of(pair.Lost, pair.Won)!;
            Holds(BayesFactor.Scales.Select(scale => BayesFactor.OfOneSample(change.T, 24, scale).Bf10), own);
        }
        Holds(Pairs().Select(pair => PairedChange.Of(pair.Lost, pair.Won)!).Select(c => Equivalence.Of(c.Mean, c.StandardError, c.DegreesOfFreedom, 10).P),
            0.882275778412057, 0.874837968117548, 0.683375846342006);
    }

    [Fact]
    public void Correlations_are_R_s()
    {
        var linear = Pairs().Select(pair => LinearCorrelation.Of(pair.Lost, pair.Won, [])).ToList();
        Holds(linear.Select(r => r.Estimate), 0.0210164325755491, 0.180819317040083, 0.62205197689264369);
        Holds(linear.Select(r => r.Interval.Low), -0.3856498006738643, -0.240090019099904, 0.29190376498993281);
        Holds(linear.Select(r => r.Interval.High), 0.4208452333861031, 0.544499210294862, 0.81974661776260893);
        Holds(linear.Select(r => r.P), 0.9223506524577242, 0.397807537751050, 0.00117270157364715);
        Holds(Pairs().Select(pair => RankCorrelation.Spearman(pair.Lost, pair.Won, []).Estimate), 0.210434782608696, 0.2, 0.623478260869565);
    }

    [Fact]
    public void Partner_and_outcome_are_those_of_R_s_repeated_measures()
    {
        var table = Read();
        double[][] rows = [.. Enumerable.Range(0, table.RowCount).Select(row => new[] { "C_pun", "C_rew", "F_pun", "F_rew", "S_pun", "S_rew" }.Select(column => table.Number(row, column)).ToArray())];
        var effects = RepeatedMeasures.Of(rows, [], [[0, 0, 1, 1, 2, 2], [0, 1, 0, 1, 0, 1]])!;
        var (partner, outcome, both) = (Within(0), Within(1), Within(0, 1));
        Holds([partner.SumOfSquares, partner.ErrorSumOfSquares, outcome.SumOfSquares, outcome.ErrorSumOfSquares, both.SumOfSquares, both.ErrorSumOfSquares],
            355.915911924, 35041.76124173, 10520.198182155, 11824.40559792, 399.793041488, 31418.09621866);
        Assert.Equal((2.0, 46.0, 1.0, 23.0), (partner.DegreesOfFreedom, partner.ErrorDegreesOfFreedom, outcome.DegreesOfFreedom, outcome.ErrorDegreesOfFreedom));
        Holds([partner.GreenhouseGeisser, both.GreenhouseGeisser, partner.HuynhFeldt, both.HuynhFeldt], 0.7724603019374, 0.6512248006466, 0.817477620225659, 0.674241789819327);
        Holds([partner.PHuynhFeldt, both.PHuynhFeldt], 0.748174687546664, 0.660766765281188);

        RepeatedMeasuresEffect Within(params int[] factors) => effects.Single(e => e.Between.Count == 0 && e.Within.SequenceEqual(factors));
    }

    [Fact]
    public void Reliability_over_partners_is_R_s()
    {
        var table = Read();
        var reliability = Reliability.Of([.. Enumerable.Range(0, table.RowCount).Select(row => Partners.Select(p => table.Number(row, $"{p}_rew")).ToArray())])!;
        Holds([reliability.Icc21.Value, reliability.Icc31.Value, reliability.MeasurementError], 0.0445411783814921, 0.0428084048418197, 33.3133842544066070);
    }

    /// <summary>lmerTest::lmer(y ~ partner * outcome + (1 | id)), summary(ddf = "Kenward-Roger"): an iterated fit.</summary>
    [Fact]
    public void The_mixed_model_with_Kenward_and_Roger_s_degrees_is_R_s()
    {
        var table = Read();
        var blocks = Enumerable.Range(0, table.RowCount).Select(row => new MixedBlock(
            [0, 1, 2, 3, 4, 5],
            [.. Partners.SelectMany(p => new[] { table.Number(row, $"{p}_pun"), table.Number(row, $"{p}_rew") })],
            [[1, 1, 1, 1, 1, 1], [0, 0, 1, 1, 0, 0], [0, 0, 0, 0, 1, 1], [0, 1, 0, 1, 0, 1], [0, 0, 0, 1, 0, 0], [0, 0, 0, 0, 0, 1]]));
        var model = MixedModel.Fit(new MixedData(["one", "F", "S", "won", "F:won", "S:won"], [.. blocks]), CovarianceStructure.RandomIntercept(), out var reason)!;
        Assert.Equal("", reason);
        Assert.Equal(1330.74713503747, model.Criterion, 1e-9);
        double[][] expected =
        [
            [-16.11822906840834, 5.90289075863996, 117.653081311600], [5.09922181190833, 7.53178110719454, 115], [7.48121429634584, 7.53178110719454, 115],
            [21.03817757243750, 7.53178110719454, 115], [-3.68040144551583, 10.65154699061996, 115], [-8.15012259912501, 10.65154699061997, 115],
        ];
        for (var c = 0; c < expected.Length; c++)
        {
            var weights = new double[expected.Length];
            weights[c] = 1;
            var effect = model.Effect(weights)!;
            Assert.Equal(expected[c][0], effect.Estimate, 1e-6 * Math.Abs(expected[c][0]));
            Assert.Equal(expected[c][1], effect.StandardError, 1e-6 * expected[c][1]);
            Assert.Equal(expected[c][2], effect.DegreesOfFreedom, 1e-6 * expected[c][2]);
        }
    }

    private static readonly GroupPlan Plan = new() { Regions = [new("NAcc", "reward", true)], Contrasts = Partners };

    private static List<ChangeRow> Changes()
    {
        var table = Read();
        return [.. Enumerable.Range(0, table.RowCount).SelectMany(row => Partners.Select(partner =>
            new ChangeRow(table[row, "sub_num"], null, "NAcc", partner, table.Number(row, $"{partner}_pun"), table.Number(row, $"{partner}_rew"))))];
    }

    private static IEnumerable<(double[] Lost, double[] Won, double[] Change)> Pairs()
    {
        var table = Read();
        foreach (var partner in Partners)
        {
            var (lost, won) = (table.Numbers($"{partner}_pun"), table.Numbers($"{partner}_rew"));
            yield return (lost, won, [.. won.Zip(lost, (b, a) => b - a)]);
        }
    }

    private static Table Read() =>
        Table.Parse(File.ReadAllText(Shared.File("data/group/istart-sharedreward/summary_ROI-NAcc.csv")).Replace(',', '\t'), "summary_ROI-NAcc.csv");

    private static void Holds(IEnumerable<double> found, params double[] expected)
    {
        double[] values = [.. found];
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < values.Length; i++) Assert.Equal(expected[i], values[i], ClosedForm * Math.Abs(expected[i]));
    }
}
