using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class PlanSectionTests
{
    [Theory]
    [InlineData("""{ "tsk": "cue" }""", "(tsk): expected a known field such as task")]
    [InlineData("""{ "Task": "cue" }""", "(Task): expected a known field such as task")]
    [InlineData("""{ "sessions": { "before": "a" } }""", "(sessions.before): expected a known field such as p")]
    [InlineData("""{ "sessions": { "followup": [] } }""", "(sessions.followup): expected a known field such as follow_up")]
    [InlineData("""{ "arm": { "randomized": true } }""", "(arm.randomized): expected a known field such as randomised")]
    [InlineData("""{ "regions": { "coverage": 1 } }""", "(regions.coverage): expected a known field such as min_coverage")]
    [InlineData("""{ "model": { "fd_limt": 1 } }""", "(model.fd_limt): expected a known field such as fd_limit")]
    public void An_unknown_field_at_any_depth_names_the_nearest(string json, string message) => Refused(json, message);

    [Theory]
    [InlineData("""{ "task": 3 }""", "(task): expected a text, found 3.")]
    [InlineData("""{ "task": "" }""", "(task): expected a text, found \"\".")]
    [InlineData("""{ "arm": "treatment" }""", "(arm): expected an object { … }, found \"treatment\".")]
    [InlineData("""{ "arm": { "randomised": "yes" } }""", "(arm.randomised): expected true or false, found \"yes\".")]
    [InlineData("""{ "sessions": { "follow_up": "c" } }""", "(sessions.follow_up): expected a list [ … ] of texts, found \"c\".")]
    [InlineData("""{ "model": { "confounds": [1] } }""", "(model.confounds): expected a text, found 1.")]
    [InlineData("""{ "model": { "hrf": "SPM" } }""", "(model.hrf): expected spm or spm + derivative or spm + derivative + dispersion or glover or glover + derivative or glover + derivative + dispersion or fir, found \"SPM\".")]
    [InlineData("""{ "model": { "noise": "white" } }""", "(model.noise): expected ols or ar1 or arma11 or ar2 or ar1_yule_walker or auto, found \"white\".")]
    [InlineData("""{ "model": { "fd_limit": "0.5" } }""", "(model.fd_limit): expected a number of mm above 0, or null for none, found \"0.5\".")]
    [InlineData("""{ "regions": { "membership": "nearest" } }""", "(regions.membership): expected centre or fraction, found \"nearest\".")]
    [InlineData("""{ "percent_signal_change": 1 }""", "(percent_signal_change): expected peak or plateau or nilearn or afni or featquery or marsbar, found 1.")]
    [InlineData("""{ "contrasts": { "a": { "b": "1" } } }""", "(contrasts.a.b): expected a number, found \"1\".")]
    [InlineData("""{ "task": "a", "task": "b" }""", "(task): expected each field once, found 2 times.")]
    [InlineData("{ \"task\": \"a\", // why\n }", ", line 1: expected JSON")]
    [InlineData("{ \"task\": \"a\",\n }", ", line 2: expected JSON")]
    [InlineData("[]", ": expected a JSON object")]
    public void A_value_of_the_wrong_kind_is_named(string json, string message) => Refused(json, message);

    internal static void Refused(string json, string message)
    {
        var cause = Assert.Throws<InputException>(() => PlanTests.Read(json));
        var separator = message.StartsWith('(') ? " " : "";
        Assert.Contains("plan.json" + separator + message, cause.Faults[0].ToString(), StringComparison.Ordinal);
    }
}
