using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class PlanTests
{
    internal const string Full = """
        {
          "task": "cue", "space": "MNI152NLin2009cAsym:res-2",
          "sessions": { "pre": "ses-a", "post": "b", "follow_up": ["c", "ses-d"] },
          "arm": { "column": "treatment", "reference": "saline", "randomised": true },
          "regions": { "set": "mine.json", "atlas": "labels.nii.gz", "primary": ["NAcc_L"], "membership": "fraction", "min_coverage": 0.8 },
          "contrasts": { "z": { "alcohol": 1, "neutral": -1 }, "a": { "alcohol": 0.5 } },
          "primary_contrasts": ["z"],
          "model": { "hrf": "glover", "high_pass_seconds": null, "noise": "ols", "confounds": ["24P", "csf"], "fd_limit": null, "dummy_scans": 4 },
          "percent_signal_change": "plateau", "reference_durations": { "alcohol": 6.5 }, "seed": 7
        }
        """;

    [Fact]
    public void Every_field_is_read()
    {
        var plan = Read(Full);
        Assert.Equal(("cue", "MNI152NLin2009cAsym:res-2", 7), (plan.Task, plan.Space, plan.Seed));
        Assert.Equal(("a", "b"), (plan.Sessions.Pre, plan.Sessions.Post));
        Assert.Equal(["c", "d"], plan.Sessions.FollowUp);
        Assert.Equal(new ArmPlan { Column = "treatment", Reference = "saline", Randomised = true }, plan.Arm);
        Assert.Equal(("mine.json", Membership.Fraction, 0.8), (plan.Regions.Set, plan.Regions.Membership, plan.Regions.MinCoverage));
        Assert.Equal("labels.nii.gz", plan.Regions.Atlas);
        Assert.Equal(["NAcc_L"], plan.Regions.Primary);
        Assert.Equal(["z", "a"], plan.Contrasts!.Keys);
        Assert.Equal(-1, plan.Contrasts["z"]["neutral"]);
        Assert.Equal(["z"], plan.PrimaryContrasts);
        Assert.Equal((ResponseShape.Glover, NoiseModel.Ols), (plan.Model.Response, plan.Model.Noise));
        Assert.Null(plan.Model.HighPassSeconds);
        Assert.Null(plan.Model.FramewiseDisplacementLimit);
        Assert.Equal(4, plan.Model.DummyScans);
        Assert.Equal(["24P", "csf"], plan.Model.Confounds);
        Assert.Equal(SignalChangeConvention.Plateau, plan.PercentSignalChange);
        Assert.Equal(6.5, plan.ReferenceDurations!["alcohol"]);
    }

    [Fact]
    public void Several_conventions_of_percent_signal_change_are_read_and_written_back_and_one_stays_a_word()
    {
        var plan = Read("""{ "percent_signal_change": ["featquery", "afni", "marsbar"] }""");
        Assert.Equal(SignalChangeConvention.Featquery, plan.PercentSignalChange);
        Assert.Equal([SignalChangeConvention.Afni, SignalChangeConvention.Marsbar], plan.SignalChangeBeside);
        Assert.Equal(plan.ToJson(), Read(plan.ToJson()).ToJson());
        Assert.Contains("\"percent_signal_change\": \"nilearn\"", Read("""{ "percent_signal_change": ["nilearn"] }""").ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "percent_signal_change": "afni", "regions": { "summary": "eigenvariate" } }""", "afni with regions.summary mean or weighted_mean, found eigenvariate")]
    [InlineData("""{ "percent_signal_change": ["peak", "afni"], "regions": { "summary": "median" } }""", "afni with regions.summary mean or weighted_mean, found median")]
    [InlineData("""{ "percent_signal_change": ["peak", "marsbar"], "model": { "hrf": "spm + derivative" } }""", "marsbar with a response of one column")]
    [InlineData("""{ "percent_signal_change": "nilearn", "model": { "hrf": "fir" } }""", "nothing but peak or plateau")]
    [InlineData("""{ "percent_signal_change": ["peak", "plateau"], "analysis": "rest" }""", "nothing but peak or plateau")]
    [InlineData("""{ "percent_signal_change": [] }""", "at least one of peak or plateau")]
    [InlineData("""{ "percent_signal_change": ["peak", "spm"] }""", "found \"spm\"")]
    public void Conventions_that_do_not_go_with_the_rest_are_refused(string json, string why) =>
        Assert.Contains(why, Assert.Throws<InputException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("ols", NoiseModel.Ols), InlineData("ar1", NoiseModel.Ar1), InlineData("ar2", NoiseModel.Ar2), InlineData("arma11", NoiseModel.Arma11)]
    [InlineData("ar1_yule_walker", NoiseModel.Ar1YuleWalker), InlineData("auto", NoiseModel.Auto)]
    public void A_noise_model_is_read_and_written_back(string word, NoiseModel noise)
    {
        var plan = Read($$"""{ "model": { "noise": "{{word}}" } }""");
        Assert.Equal(noise, plan.Model.Noise);
        Assert.Contains($"\"noise\": \"{word}\"", plan.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_field_there_is_its_default()
    {
        Assert.Equal(new Plan().ToJson(), Read("{}").ToJson());
        Assert.Equal(new Plan().ToJson(), Read("""{ "task": null, "model": { "noise": null }, "contrasts": null }""").ToJson());
        Assert.Contains("\"confounds\": [\n      \"24P+aCompCor\"\n    ]", new Plan().ToJson(), StringComparison.Ordinal);
        Assert.Equal((128.0, 0.5), (new Plan().Model.HighPassSeconds, new Plan().Model.FramewiseDisplacementLimit));
    }

    [Fact]
    public void Responses_of_several_columns_modulators_and_F_contrasts_are_read_and_written_back()
    {
        var plan = Read("""
            { "f_contrasts": { "any": [{ "alcohol": 1 }, { "neutral": 1 }] },
              "model": { "hrf": "glover + derivative", "modulators": ["gain", "loss"],
                         "fir": { "bin_seconds": 1.5, "window_seconds": 20, "average_from": 3, "average_to": 9 } } }
            """);
        Assert.Equal((ResponseShape.Glover, ResponseBasis.Derivative), (plan.Model.Response, plan.Model.Basis));
        Assert.Equal(["gain", "loss"], plan.Model.Modulators);
        Assert.Equal(new FirPlan { BinSeconds = 1.5, WindowSeconds = 20, AverageFrom = 3, AverageTo = 9 }, plan.Model.Fir);
        Assert.Equal([1.0, 1.0], plan.FContrasts["any"].SelectMany(row => row.Values));
        Assert.Equal(plan.ToJson(), Read(plan.ToJson()).ToJson());
    }

    [Theory]
    [InlineData("""{ "model": { "hrf": "gamma" } }""", "spm + derivative + dispersion")]
    [InlineData("""{ "model": { "fir": { "average_from": 8, "average_to": 4 } } }""", "model.fir.average_to")]
    [InlineData("""{ "model": { "fir": { "bin_seconds": 2, "with_duration": true } } }""", "model.fir.bin_seconds")]
    [InlineData("""{ "f_contrasts": { "any": { "alcohol": 1 } } }""", "f_contrasts.any")]
    [InlineData("""{ "f_contrasts": { "any": [{ "alcohol": 0 }] } }""", "f_contrasts.any")]
    public void What_cannot_be_meant_is_refused_by_field(string json, string named) =>
        Assert.Contains(named, Assert.Throws<InputException>(() => Read(json)).Message, StringComparison.Ordinal);

    internal static Plan Read(string json)
    {
        using var study = new TempStudy().Write("plan.json", json);
        return Plan.Read(Path.Combine(study.Root, "plan.json"));
    }
}
