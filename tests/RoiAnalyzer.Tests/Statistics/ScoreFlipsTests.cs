using MathNet.Numerics.LinearAlgebra;
using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class ScoreFlipsTests
{
    private static readonly bool s_full = Environment.GetEnvironmentVariable("ROI_FULL_SIMULATIONS") is { Length: > 0 };

    /// <summary>
    /// R 4.2.2, nlme 3.1-162: the first eight boys and girls of Orthodont without the values left out. For each of the three differences (column j of X = v1 … v4, d2, d3,
    /// d4) V from gls(distance ~ 0 + the others, corSymm(~t|id), varIdent(~1|t)), rows times L⁻¹ for LL' = V; with x = qr.resid(qr(Z), X[, j]), r =
    /// qr.resid(qr(Z), y) and each of 2¹⁵ rows s of expand.grid(c(1, -1), …) and 1: w = qr.resid(qr(Z), s[id] * x); B = sum(w * r)^2/sum(w^2); t² = (N - p) B/(sum(r^2) - B);
    /// counts of t² at least as observed (within 1e-9), twice.
    /// </summary>
    [Fact]
    public void Every_sign_of_sixteen_children_gives_what_R_counts()
    {
        var trial = MadeTrial.OfOrthodont();
        var analysis = Analyse(trial with { Participants = [.. trial.Participants.Where((_, child) => child < 8 || child is >= 16 and < 24)] });
        var test = ScoreFlips.Of([.. AllOf(analysis)], 1, 1);
        Assert.Equal((65536, true), (test.Permutations, test.IsExact));
        MaxTRegions.AssertCounts([56632, 52768, 13380], test.P, 65536);
        MaxTRegions.AssertCounts([65252, 64680, 27004], test.MaxT, 65536);
        MaxTRegions.AssertCounts([62840, 62840, 27004], test.StepDownMaxT, 65536);
    }

    /// <summary>The definition by dense matrices: V of all values, the columns whitened, the effect's column with signs in a regression of its own.</summary>
    [Theory]
    [InlineData(true, 1, false), InlineData(true, 3, true), InlineData(false, 2, true)]
    public void Random_signs_give_what_dense_matrices_do(bool isRandomised, int visit, bool hasCovariate)
    {
        var trial = MadeTrial.OfOrthodont(isRandomised);
        if (hasCovariate) trial = trial with { Covariates = ["age"], Participants = [.. trial.Participants.Select((p, i) => p with { Covariates = [i * i % 11] })] };
        var scores = Scores(Analyse(trial), visit);
        var dense = new DenseFlips(trial, visit);
        Assert.Equal(dense.SquaredT(who => 1), SquaredT(scores, who => 1), 1e-7);
        var random = new Random(20261201);
        for (var n = 0; n < 200; n++)
        {
            int[] signs = [.. Enumerable.Range(0, 27).Select(_ => 2 * random.Next(2) - 1)];
            Assert.Equal(dense.SquaredT(who => signs[who]), SquaredT(scores, who => signs[who]), 1e-7);
        }
    }

    /// <summary>Closed form: a mean alone has no other columns; whatever its variance, the statistic is the paired t of <see cref="SignFlips"/>.</summary>
    [Fact]
    public void A_mean_alone_has_the_sign_flips_of_its_values()
    {
        var flips = SignFlips.Of(MaxTRegions.Changes, 1, 1);
        Assert.Equal(flips.P, Means(1).P);
        Assert.Equal(flips.MaxT, Means(1).MaxT);
        Assert.Equal(flips.StepDownMaxT, Means(1).StepDownMaxT);
        // 256 signs stand in random ones, too: the same participants have the same signs
        double[][] many = [.. MaxTRegions.Changes.Select(own => (double[])[.. own, .. own, .. own.Select(value => -value / 3)])];
        Assert.Equal(SignFlips.Of(many, 5000, 7).MaxT, ScoreFlips.Of([.. many.Select(own => MeanOf(own))], 5000, 7).MaxT);

        static PermutationTest Means(ulong seed) => ScoreFlips.Of([.. MaxTRegions.Changes.Select(own => MeanOf(own))], 1, seed);
    }

    /// <summary>Closed form: one visit and two arms of five; every sign is a coin that puts somebody into an arm, and the statistic the pooled t of these arms.</summary>
    [Fact]
    public void Two_arms_at_one_visit_are_drawn_again_by_coins()
    {
        double[] values = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.1, 2.0];
        MixedBlock[] blocks = [.. values.Select((value, i) => new MixedBlock([0], [value], [[1], [i < 5 ? 0 : 1]]))];
        var model = MixedModel.Fit(new MixedData(["mean", "arm"], blocks), CovarianceStructure.CompoundSymmetry(1), out var reason);
        Assert.True(model is not null, reason);
        var scores = model!.Scores([0, 1], [.. Enumerable.Range(0, 10)])!;
        var observed = PooledSquaredT(values, i => i < 5);
        Assert.Equal(observed, SquaredT(scores, who => 1), 1e-9);
        var reached = Enumerable.Range(0, 1024).Count(coins => PooledSquaredT(values, i => (coins >> i & 1) == 1) >= observed - 1e-9);
        Assert.Equal(reached / 1024.0, ScoreFlips.Of([scores], 1, 1).P[0]);
    }

    /// <summary>0 where everybody is in one arm.</summary>
    private static double PooledSquaredT(double[] values, Func<int, bool> isTreated)
    {
        double[][] arms = [.. values.Select((value, i) => (value, isTreated(i))).GroupBy(v => v.Item2).Select(own => own.Select(v => v.value).ToArray())];
        if (arms.Length < 2) return 0;
        var within = arms.Sum(own => own.Sum(value => Math.Pow(value - own.Average(), 2)));
        return Math.Pow(arms[0].Average() - arms[1].Average(), 2) * (values.Length - 2) / (within * arms.Sum(own => 1.0 / own.Length));
    }

    /// <summary>By restricted likelihood r'V⁻¹r is values less coefficients, and x lies across the other columns.</summary>
    [Fact]
    public void Nuisances_sum_to_zero_and_squares_to_the_degrees_of_freedom()
    {
        var analysis = Analyse(MadeTrial.OfOrthodont());
        foreach (var scores in AllOf(analysis))
        {
            Assert.Equal(6, scores.Nuisances[0].Length);
            foreach (var column in Enumerable.Range(0, 6)) Assert.Equal(0, scores.Nuisances.Sum(own => own[column]), 1e-12);
            Assert.Equal(99 - 7, scores.DegreesOfFreedom);
            Assert.Equal(99 - 6, scores.SumOfSquares, 1e-5);
        }
    }

    [Fact]
    public void Effects_without_participants_in_common_share_signs_and_what_is_not_there_has_no_p()
    {
        var (first, second) = (MaxTRegions.Changes[0], MaxTRegions.Changes[1]);
        double[] none = [.. Enumerable.Repeat(double.NaN, 8)];
        var test = ScoreFlips.Of([MeanOf(first, 0), null, MeanOf(second, 8)], 1, 1);
        var flips = SignFlips.Of([[.. first, .. none], [.. none, .. none], [.. none, .. second]], 1, 1);
        Assert.Equal(flips.P, test.P);
        Assert.Equal(flips.MaxT, test.MaxT);
        Assert.True(double.IsNaN(test.P[1]) && double.IsNaN(test.MaxT[1]));
        Assert.All(ScoreFlips.Of([null], 10, 1).P, p => Assert.True(double.IsNaN(p)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ScoreFlips.Of([null], 0, 1));
    }

    [Fact]
    public void Participants_are_as_many_as_the_model_has_and_each_once()
    {
        var analysis = Analyse(MadeTrial.OfOrthodont());
        Assert.Throws<ArgumentOutOfRangeException>(() => analysis.Model.Scores([0, 0, 0, 0, 1, 0, 0], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => analysis.Model.Scores([0, 0, 0, 0, 1, 0, 0], [.. Enumerable.Repeat(1, 27)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => analysis.Scores(1, 1, [1]));
        Assert.Null(analysis.Scores(1, 0, [.. Enumerable.Range(0, 27)]));
    }

    /// <summary>False positives at .05 of the difference at the last of four visits, a fifth of the participants dropping out.</summary>
    [Theory]
    [InlineData(8), InlineData(20)]
    public void Nothing_is_found_as_often_as_it_says_where_people_drop_out(int perArm)
    {
        var trials = s_full ? 4000 : 400;
        var (draws, random) = (new NormalDraws(20261201 + perArm), new Random(20261202 + perArm));
        var found = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            var analysis = Analyse(MadeTrial.Drawn(draws, perArm, [0, 0, 0, 0], (_, _) => random.NextDouble() < 0.2 ? 2 + random.Next(2) : 4));
            if (ScoreFlips.Of([Scores(analysis, 3)], 999, (ulong)trial).P[0] <= 0.05) found++;
        }
        NormalDraws.AssertRate(0.05, found, trials);
    }

    /// <summary>Six regions that share a participant's level: any at or below .05 by the largest of them as often as that.</summary>
    [Fact]
    public void The_largest_of_correlated_regions_is_found_as_often_as_it_says()
    {
        var trials = s_full ? 2000 : 200;
        var (draws, random) = (new NormalDraws(20261205), new Random(20261206));
        var (found, alone) = (0, 0);
        for (var trial = 0; trial < trials; trial++)
        {
            var test = ScoreFlips.Of([.. Regions(draws, random).Select(region => Scores(Analyse(region), 2))], 499, (ulong)trial);
            if (test.MaxT.Min() <= 0.05) found++;
            if (test.P.Min() <= 0.05) alone++;
        }
        NormalDraws.AssertRate(0.05, found, trials);
        Assert.True(alone > 2 * found, $"{alone} and {found}: the regions are as one");
    }

    /// <summary>An effect that Kenward and Roger's t finds in about six of ten trials: the flips find it about as often.</summary>
    [Fact]
    public void An_effect_is_found_about_as_often_as_by_the_t_test()
    {
        var trials = s_full ? 2000 : 300;
        var (draws, random) = (new NormalDraws(20261207), new Random(20261208));
        var (flips, t) = (0, 0);
        for (var trial = 0; trial < trials; trial++)
        {
            var analysis = Analyse(MadeTrial.Drawn(draws, 20, [0, -0.6, -0.6], (_, _) => random.NextDouble() < 0.2 ? 2 : 3));
            if (ScoreFlips.Of([Scores(analysis, 2)], 999, (ulong)trial).P[0] <= 0.05) flips++;
            if (analysis.Differences[1].Effect!.P <= 0.05) t++;
        }
        Assert.InRange(t / (double)trials, 0.4, 0.8);
        Assert.InRange((flips - t) / (double)trials, -0.05, 0.05);
    }

    private static LongitudinalTrial[] Regions(NormalDraws draws, Random random)
    {
        const int perArm = 12;
        double[][] levels = [.. Enumerable.Range(0, 2 * perArm).Select(_ => new[] { draws.Next(), draws.Next(), draws.Next() })];
        int[] gone = [.. levels.Select(_ => random.NextDouble() < 0.2 ? 2 : 3)];
        return [.. Enumerable.Range(0, 6).Select(_ => new LongitudinalTrial(MadeTrial.Visits[..3], ["placebo", "ketamine"], [],
            [.. levels.Select((own, who) => new LongitudinalParticipant(who % 2, [.. own.Select((level, v) => v < gone[who] ? 0.8 * level + 0.6 * own[0] + draws.Next() : double.NaN)], []))])
        {
            IsRandomised = true,
        })];
    }

    private static IEnumerable<EffectScores> AllOf(ConstrainedLongitudinal analysis) => analysis.Differences.Select(d => Scores(analysis, d.Visit));

    private static EffectScores Scores(ConstrainedLongitudinal analysis, int visit) => analysis.Scores(1, visit, [.. Enumerable.Range(0, analysis.Trial.Participants.Count)])!;

    private static double SquaredT(EffectScores effect, Func<int, double> sign)
    {
        var sum = effect.Participants.Select((who, n) => sign(who) * effect.Scores[n]).Sum();
        var left = 1 - Enumerable.Range(0, effect.Nuisances[0].Length).Sum(c => Math.Pow(effect.Participants.Select((who, n) => sign(who) * effect.Nuisances[n][c]).Sum(), 2));
        return effect.DegreesOfFreedom / (effect.SumOfSquares * left / (sum * sum) - 1);
    }

    private static EffectScores MeanOf(double[] values, int from = 0) => MixedModel.Fit(
        new MixedData(["mean"], [.. values.Select(value => new MixedBlock([0], [value], [[1]]))]), CovarianceStructure.CompoundSymmetry(1), out _)!
        .Scores([1], [.. values.Select((_, i) => from + i)])!;

    private static ConstrainedLongitudinal Analyse(LongitudinalTrial trial)
    {
        var analysis = ConstrainedLongitudinal.Of(trial, out var reason);
        Assert.True(analysis is not null, reason);
        return analysis!;
    }

    /// <summary>Everything as dense matrices over all values; the variances alone are those of the fit without the effect.</summary>
    private sealed class DenseFlips
    {
        private readonly Vector<double> _effect, _residuals;
        private readonly Matrix<double> _others;
        private readonly int[] _who;

        public DenseFlips(LongitudinalTrial trial, int visit)
        {
            var rows = trial.Participants.Index().SelectMany(p => Enumerable.Range(0, 4).Where(v => double.IsFinite(p.Item.Values[v])).Select(v => (Who: p.Index, Visit: v))).ToList();
            _who = [.. rows.Select(r => r.Who)];
            // visits, an arm at the other visits (before, too, where it was not drawn: the effect is then beyond that), the covariate at visits
            var firstDifference = trial.IsRandomised ? 1 : 0;
            List<Func<int, int, double>> columns = [.. Enumerable.Range(0, 4).Select(k => (Func<int, int, double>)((_, v) => v == k ? 1 : 0))];
            columns.AddRange(Enumerable.Range(firstDifference, 4 - firstDifference).Where(k => k != visit)
                .Select(k => (Func<int, int, double>)((who, v) => v == k || k == 0 && v == visit ? trial.Participants[who].Arm : 0)));
            if (trial.Covariates.Count > 0) columns.AddRange(Enumerable.Range(0, 4).Select(k => (Func<int, int, double>)((who, v) => v == k ? trial.Participants[who].Covariates[0] : 0)));
            var parameters = Fitted(trial, columns);
            var covariance = Matrix<double>.Build.Dense(rows.Count, rows.Count, (i, j) => rows[i].Who != rows[j].Who ? 0
                : parameters[$"covariance_{Math.Max(rows[i].Visit, rows[j].Visit)}_{Math.Min(rows[i].Visit, rows[j].Visit)}"]);
            var whiten = covariance.Cholesky().Factor.Inverse();
            _others = whiten * Matrix<double>.Build.Dense(rows.Count, columns.Count, (i, c) => columns[c](rows[i].Who, rows[i].Visit));
            _effect = Rest(whiten * Vector<double>.Build.DenseOfEnumerable(rows.Select(r => r.Visit == visit ? (double)trial.Participants[r.Who].Arm : 0)));
            _residuals = Rest(whiten * Vector<double>.Build.DenseOfEnumerable(rows.Select(r => trial.Participants[r.Who].Values[r.Visit])));
        }

        public double SquaredT(Func<int, double> sign)
        {
            var flipped = Rest(Vector<double>.Build.DenseOfEnumerable(_effect.Select((value, i) => sign(_who[i]) * value)));
            var share = Math.Pow(flipped * _residuals, 2) / (flipped * flipped);
            return (_who.Length - _others.ColumnCount - 1) * share / (_residuals * _residuals - share);
        }

        private static Dictionary<string, double> Fitted(LongitudinalTrial trial, List<Func<int, int, double>> columns)
        {
            MixedBlock[] blocks = [.. trial.Participants.Select((p, who) =>
            {
                int[] visits = [.. Enumerable.Range(0, 4).Where(v => double.IsFinite(p.Values[v]))];
                return new MixedBlock(visits, [.. visits.Select(v => p.Values[v])], [.. columns.Select(column => visits.Select(v => column(who, v)).ToArray())]);
            })];
            var model = MixedModel.Fit(new MixedData([.. columns.Select((_, c) => $"{c}")], blocks), CovarianceStructure.Unstructured(4), out var reason);
            Assert.True(model is not null, reason);
            return model!.Parameters.ToDictionary(p => p.Name, p => p.Value);
        }

        private Vector<double> Rest(Vector<double> of) => of - _others * _others.QR().Solve(of);
    }
}
