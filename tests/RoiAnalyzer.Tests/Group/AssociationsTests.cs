using RoiAnalyzer.Group;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Statistics;

namespace RoiAnalyzer.Tests.Group;

/// <summary>Cars and patients take the part of participants: the change is one of their columns, the value before another.</summary>
public class AssociationsTests
{
    /// <summary>
    /// R 4.2.2: the partial correlation of mpg and wt given hp and am, its t and p, Fisher's interval, the same without row 17, and
    /// max(cooks.distance(lm(mpg ~ wt + hp + am))): LinearCorrelationTests and InfluenceTests carry the expressions; and the correlation of
    /// resid(lm(rank(mpg) ~ rank(am))) and resid(lm(rank(hp) ~ rank(am))).
    /// </summary>
    [Fact]
    public void A_continuous_outcome_is_correlated_beyond_baseline_and_arm()
    {
        var rows = Associations.Of(Cars(Continuous));
        var row = rows.Single(r => (r.Measure, r.Method) == ("change", "partial_pearson"));
        Close.To(1e-9, [-0.515203997561715, -0.738414518461447, -0.190246912160748, -3.18084986509243, 0.00357403107947374, -0.61224169464361, 0.333916908306439],
            [row.Estimate, row.Interval.Low, row.Interval.High, row.Statistic, row.P, row.EstimateWithout, row.LargestCook]);
        Assert.Equal(("mpg", "NAcc", "cue", "baseline, arm=manual", "17", 32, "ok"), (row.Outcome, row.Region, row.Contrast, row.Adjusted, row.Influential, row.N, row.Status));
        Close.To(1e-9, -0.896364386916346, rows.Single(r => (r.Measure, r.Method) == ("baseline", "partial_spearman")).Estimate);
        Close.To(1e-9, -0.90567578143894, rows.Single(r => (r.Measure, r.Method) == ("change", "percentage_bend")).Estimate);
        Close.To(1e-9, -0.240532059810665, rows.Single(r => (r.Measure, r.Method) == ("change", "semipartial_pearson")).Estimate);
        Assert.Equal("arm=manual", rows.Single(r => (r.Measure, r.Method) == ("baseline", "partial_pearson")).Adjusted);
        Assert.Equal(RoiAnalyzer.Statistics.CorrelationBayesFactor.Of(row.Estimate, 30), row.Bf10);
        Assert.All(rows.Where(r => r.Method is not "partial_pearson"), r => Assert.True(double.IsNaN(r.Bf10)));
    }

    /// <summary>R 4.2.2: glm(am ~ wt + hp, binomial) per sd(wt); LogisticRegressionTests carries the expressions.</summary>
    [Fact]
    public void A_binary_outcome_has_an_odds_ratio_per_standard_deviation()
    {
        var data = Cars(new OutcomePlan { Column = "am", Kind = OutcomeKind.Binary, Covariates = ["baseline"] });
        var row = Associations.Of(data).Single(r => (r.Measure, r.Method) == ("change", "logistic"));
        Close.To(1e-6, [0.978457442989697, 0.000367298217737348, 4.87557528560836e-08, 0.0250138693167195, 31.1684551532607, 1, 2.3657942806122e-08, 13],
            [row.Unit, row.Estimate, row.Interval.Low, row.Interval.High, row.Statistic, row.DegreesOfFreedom, row.P, row.Events]);
    }

    /// <summary>
    /// R 4.2.2: y = round(mpg); glm(cbind(y, 40 − y) ~ I(wt/sd(wt)) + hp, quasibinomial): exp(coef), exp(coef ± qt(.975, 29)·se), t, p; and the
    /// exp(coef) of the fit without the row that changes it most, the 17th.
    /// </summary>
    [Fact]
    public void A_count_has_an_odds_ratio_with_dispersion()
    {
        var data = Cars(new OutcomePlan { Column = "rounded", Total = "forty", Kind = OutcomeKind.Count, Covariates = ["baseline"] });
        var row = Associations.Of(data).Single(r => (r.Measure, r.Method) == ("change", "quasi_binomial"));
        Close.To(1e-6, [0.656954777851486, 0.569603636041503, 0.757701589022946, -6.02268329763786, 29, 1.49671686685239e-06, 0.614652818395836],
            [row.Estimate, row.Interval.Low, row.Interval.High, row.Statistic, row.DegreesOfFreedom, row.P, row.EstimateWithout]);
        Assert.Equal("17", row.Influential);
    }

    /// <summary>
    /// R 4.2.2: coxph(Surv(futime, fustat) ~ I(age/sd(age)) + I(rx == 1), ovarian): exp(coef), exp(confint), z, p, cox.zph, and exp(coef) without
    /// the row that changes it most, the 23rd; coxph of rx alone; survdiff with rho 0 and 1; medians of survfit.
    /// </summary>
    [Fact]
    public void A_time_has_hazard_ratios_and_the_tests_of_a_trial()
    {
        var rows = Associations.Of(Patients);
        var region = rows.Single(r => (r.Measure, r.Method) == ("change", "cox"));
        Close.To(1e-6, [10.1003609302311, 4.42845953517664, 1.77625812233299, 11.0407680100789, 3.19254649390821, 0.0014102423942954, 0.635808758676584, 7.4895684853209, 12],
            [region.Unit, region.Estimate, region.Interval.Low, region.Interval.High, region.Statistic, region.P, region.PProportional, region.EstimateWithout, region.Events]);
        Assert.Equal("23", region.Influential);
        var arms = rows.Where(r => r.Measure == "arm").ToDictionary(r => (r.Method, r.Arm));
        var cox = arms[("cox", "one")];
        Close.To(1e-6, [1.81553474450086, 0.574590146182382, 5.73655227189286, 0.30963044880622, 0.101497793623732], [cox.Estimate, cox.Interval.Low, cox.Interval.High, cox.P, cox.PProportional]);
        Close.To(1e-9, [1.06273986129141, 0.302591116989095], [arms[("log_rank", "one")].Statistic, arms[("log_rank", "one")].P]);
        Close.To(1e-9, [1.6848546116575, 0.194280635714045], [arms[("peto_peto", "one")].Statistic, arms[("peto_peto", "one")].P]);
        Assert.Equal((638, 268, 13, 7.0), (arms[("median_time", "one")].Estimate, arms[("median_time", "one")].Interval.Low, arms[("median_time", "one")].N, arms[("median_time", "one")].Events));
        Assert.Equal(("not_estimable", 475.0), (arms[("median_time", "two")].Status, arms[("median_time", "two")].Interval.Low));
    }

    [Fact]
    public void What_is_not_declared_is_exploratory_and_in_no_family()
    {
        var declared = Continuous with { Declared = true };
        var data = Cars(new OrderedDictionary<string, OutcomePlan> { ["mpg"] = declared, ["again"] = declared with { Covariates = [] }, ["other"] = Continuous });
        var rows = Associations.Of(data);
        Assert.Equal(["other"], rows.Where(r => r.Exploratory).Select(r => r.Outcome).Distinct());
        var family = rows.Where(r => !double.IsNaN(r.PHolm)).ToList();
        Assert.Equal([("mpg", "change", "partial_pearson"), ("again", "change", "pearson")], family.Select(r => (r.Outcome, r.Measure, r.Method)));
        // the smaller of two is doubled, the larger is left
        Close.To(1e-12, 2 * family[1].P, family[1].PHolm);
        Close.To(1e-12, family[0].P, family[0].PHolm);
    }

    [Fact]
    public void Who_is_not_among_them_is_counted_with_the_reason()
    {
        var data = Cars(Continuous);
        data = data with
        {
            Changes = [.. data.Changes.Select(c => c.Participant == "3" ? c with { Status = "low_coverage", Pre = double.NaN, Post = double.NaN } : c).Where(c => c.Participant != "4")],
            Outcomes = [.. data.Outcomes.Where(o => o.Participant != "5")],
            Participants = [.. data.Participants.Select(p => p.Participant == "6" ? p with { Arm = null } : p)],
        };
        var rows = Associations.Of(data);
        var row = rows.Single(r => (r.Measure, r.Method) == ("change", "partial_pearson"));
        Assert.Equal((28, "low_coverage 1, missing_covariate 1, no_images 1, no_outcome 1"), (row.N, row.MissingReasons));
        Assert.Equal((30, "no_arm 1, no_outcome 1"), rows.Where(r => r.Measure == "arm").Select(r => (r.N, r.MissingReasons)).Single());
    }

    [Fact]
    public void Sessions_are_correlated_within_participants_and_the_outcome_before_adjusts()
    {
        var data = Cars(Continuous with { Covariates = ["outcome_before"] });
        data = data with
        {
            Outcomes = [.. data.Outcomes.SelectMany(o => new[] { o with { Session = "post" },
                o with { Session = "pre", Values = new Dictionary<string, double>(o.Values) { ["mpg"] = MotorCars.Horsepower[int.Parse(o.Participant, System.Globalization.CultureInfo.InvariantCulture) - 1] } } })],
        };
        var rows = Associations.Of(data);
        var within = rows.Single(r => r.Method == "rmcorr");
        // with two sessions each, r is the correlation of differences through the origin (closed form)
        var (a, b) = (MotorCars.Weight, MotorCars.Mpg.Zip(MotorCars.Horsepower, (mpg, hp) => mpg - hp).ToArray());
        double Product(double[] x, double[] y) => x.Zip(y, (p, q) => p * q).Sum();
        Close.To(1e-10, Product(a, b) / Math.Sqrt(Product(a, a) * Product(b, b)), within.Estimate);
        Assert.Equal(("sessions", 32, 31.0), (within.Measure, within.N, within.DegreesOfFreedom));
        Assert.Equal("outcome_before", rows.Single(r => (r.Measure, r.Method) == ("change", "partial_pearson")).Adjusted);
    }

    [Fact]
    public void What_cannot_be_estimated_is_a_row_with_the_reason_and_without_outcomes_there_is_none()
    {
        var separated = Cars(new OutcomePlan { Column = "heavy", Kind = OutcomeKind.Binary, Covariates = [] });
        var row = Associations.Of(separated).Single(r => (r.Measure, r.Method) == ("change", "logistic"));
        Assert.Equal("not_estimable", row.Status);
        Assert.Contains("separation", row.Reason, StringComparison.Ordinal);
        Assert.True(double.IsNaN(row.Estimate) && double.IsNaN(row.P));
        var confounded = Cars(new OutcomePlan { Column = "am", Kind = OutcomeKind.Binary, Covariates = ["wt"] });
        Assert.Equal("the region's values do not vary beyond the covariates", Associations.Of(confounded).Single(r => (r.Measure, r.Method) == ("change", "logistic")).Reason);
        Assert.Empty(Associations.Of(separated with { Plan = separated.Plan with { Statistics = new StatisticsPlan() } }));
    }

    [Fact]
    public void Shares_of_two_arms_have_Newcombes_interval_and_Fishers_ratio()
    {
        var rows = Associations.Of(Cars(new OutcomePlan { Column = "heavy", Kind = OutcomeKind.Binary }));
        var risk = rows.Single(r => r.Method == "risk_difference");
        var expected = RoiAnalyzer.Statistics.RiskDifference.Of(1, 13, 15, 19)!;       // of 13 manual cars 1 is heavy, of 19 others 15
        Assert.Equal((expected.Estimate, expected.Interval, expected.Fisher.P), (risk.Estimate, risk.Interval, risk.P));
        Assert.Equal(expected.Fisher.Interval, rows.Single(r => r.Method == "fisher_odds_ratio").Interval);
    }

    private static OutcomePlan Continuous => new() { Column = "mpg", Kind = OutcomeKind.Continuous };

    private static GroupData Cars(OutcomePlan outcome) => Cars(new OrderedDictionary<string, OutcomePlan> { [outcome.Column] = outcome });

    private static GroupData Cars(OrderedDictionary<string, OutcomePlan> outcomes) => Data(outcomes, 32, "manual", "automatic",
        i => MotorCars.Manual[i] == 1, i => MotorCars.Horsepower[i] / 100, i => MotorCars.Weight[i], new()
        {
            ["mpg"] = MotorCars.Mpg,
            ["am"] = MotorCars.Manual,
            ["rounded"] = [.. MotorCars.Mpg.Select(mpg => Math.Round(mpg))],
            ["forty"] = [.. MotorCars.Mpg.Select(_ => 40.0)],
            ["heavy"] = [.. MotorCars.Weight.Select(wt => wt > 3.3 ? 1.0 : 0)],
        });

    private static GroupData Patients => Data(new() { ["death"] = new OutcomePlan { Column = "days", Event = "died", Kind = OutcomeKind.Time, Covariates = ["arm"] } }, 26, "one", "two",
        i => Ovarian.Treatment[i] == 1, _ => 0, i => Ovarian.Age[i], new() { ["days"] = Ovarian.Days, ["died"] = [.. Ovarian.Deaths.Select(died => died ? 1.0 : 0)] });

    private static GroupData Data(
        OrderedDictionary<string, OutcomePlan> outcomes, int n, string arm, string reference, Predicate<int> isTreated, Func<int, double> pre, Func<int, double> change, Dictionary<string, double[]> columns)
    {
        int[] all = [.. Enumerable.Range(0, n)];
        string ArmOf(int i) => isTreated(i) ? arm : reference;
        return new GroupData
        {
            Plan = new GroupPlan
            {
                Regions = [new("NAcc", "reward", true), new("V1", "control_positive", false)],
                Contrasts = ["cue"],
                Arms = [reference, arm],
                ReferenceArm = reference,
                Statistics = new StatisticsPlan { Outcomes = outcomes },
            },
            Changes = [.. all.Select(i => new ChangeRow($"{i + 1}", ArmOf(i), "NAcc", "cue", pre(i), pre(i) + change(i)))],
            Sessions = [.. all.SelectMany(i => new[] { Session(i, "pre", SessionRole.Pre, pre(i)), Session(i, "post", SessionRole.Post, pre(i) + change(i)) })],
            Participants = [.. all.Select(i => new ParticipantFacts($"{i + 1}", ArmOf(i), null, new Dictionary<string, double> { ["wt"] = change(i) }))],
            Outcomes = [.. all.Select(i => new OutcomeFacts($"{i + 1}", null, columns.ToDictionary(c => c.Key, c => c.Value[i])))],
            Visits = [("pre", SessionRole.Pre), ("post", SessionRole.Post)],
        };
        SessionRow Session(int i, string label, SessionRole role, double value) => new($"{i + 1}", ArmOf(i), label, role, "NAcc", "cue", value, 0.1);
    }
}
