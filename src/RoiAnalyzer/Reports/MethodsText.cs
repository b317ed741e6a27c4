using System.Globalization;
using RoiAnalyzer.Group;
using RoiAnalyzer.Statistics;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>The methods of a study in paragraphs, filled from its plan: what was done, with every number that decides.</summary>
internal static class MethodsText
{
    /// <summary>Three paragraphs: the signals, each run's model, the tests of the group.</summary>
    public static IReadOnlyList<string> Of(GroupFindings findings, string version)
    {
        var study = findings.Study;
        var noise = study.Plan.Analysis == AnalysisKind.Rest ? "Each region's series was fitted by ordinary least squares." : Noise(study.Plan.Model);
        return [
            $"Preprocessed images{(study.Space is null ? "" : $" in {study.Space} space")} of the task {study.Task} were analysed with RoiAnalyzer {version}. {Regions(findings)}",
            string.Join(' ', Response(study), SliceTime(study), Nuisance(study.Plan), noise, SignalChange(study)),
            string.Join(' ', Change(study), Tests(findings), Multiplicity(findings))];
    }

    private static string Regions(GroupFindings findings)
    {
        var plan = findings.Study.Plan.Regions;
        var primary = findings.Plan.Regions.Where(r => r.IsPrimary).Select(r => r.Name).ToList();
        var belongs = plan.Membership == Membership.Centre ? "a voxel belongs to a region where its centre lies in it" : "a voxel counts by the fraction of it that lies in the region";
        return $"Signals were {Summarised(plan.Summary)} {ReportNumber.Count(findings.Plan.Regions.Count, "region")} of the set {PlainPaths.In(findings.Study, plan.Set)}"
            + $"{(primary.Count == 0 ? ", none of them primary" : $" (primary: {string.Join(", ", primary)})")}, located at the voxel centres of the images themselves, without resampling; {belongs}. "
            + "Of each participant the same voxels were used in every run: those inside the brain mask, finite and not constant in all of them. "
            + $"A region of which a run, or all runs in common, covered less than {ReportNumber.Short(100 * plan.MinCoverage)} % was not analysed there.";
    }

    private static string Summarised(RegionSummary summary) => summary switch
    {
        RegionSummary.Mean => "averaged, every voxel alike, over",
        RegionSummary.Median => "summarised by the median over",
        RegionSummary.Eigenvariate => "summarised by the first eigenvariate, with weights shared by all runs of a participant, over",
        _ => "averaged over",
    };

    private static string Response(Study study)
    {
        if (study.Plan.Analysis == AnalysisKind.Infusion) return InfusionText.Of(study.Plan);
        if (study.Plan.Analysis == AnalysisKind.Rest) return RestText.Of(study.Plan);
        var model = study.Plan.Model;
        var types = string.Join(", ", study.TrialTypes);
        if (model.Basis == ResponseBasis.Fir)
            return string.Create(CultureInfo.InvariantCulture, $"The response to events of {types} was estimated without a shape (finite impulse response) over {model.Fir.WindowSeconds:0.##} s; contrasts weigh its mean from {model.Fir.AverageFrom:0.##} to {model.Fir.AverageTo:0.##} s after the onset.");
        var shape = model.Response == ResponseShape.Spm ? "SPM's" : "Glover's";
        var with = model.Basis switch
        {
            ResponseBasis.Derivative => " and its derivative by time",
            ResponseBasis.Dispersion => " and its derivatives by time and dispersion",
            _ => "",
        };
        var modulated = model.Modulators.Count == 0 ? "" : $" Their height was let vary with {string.Join(", ", model.Modulators)}, centred on each condition's mean in the run.";
        return $"Events of {types} were convolved with {shape} difference-of-gammas haemodynamic response{with}.{modulated}";
    }

    private static string SliceTime(Study study)
    {
        var runs = study.Participants.SelectMany(p => p.Sessions).SelectMany(s => s.Runs).ToList();
        var fractions = runs.Where(r => r.RepetitionTime > 0).Select(r => r.StartTime / r.RepetitionTime ?? 0.5).Distinct().Order().Select(ReportNumber.Short).Distinct().ToList();
        var assumed = runs.Any(r => r.StartTime is null) ? ", the middle where the images' sidecars do not say" : "";
        return $"Each volume was taken to stand for the time at {string.Join(" or ", fractions)} of the repetition time{assumed}.";
    }

    private static string Nuisance(Plan plan)
    {
        var model = plan.Analysis == AnalysisKind.Rest && plan.Rest.BandHertz is not null ? plan.Model with { HighPassSeconds = null } : plan.Model;
        var confounds = string.Join(", ", model.Confounds.Select(Spelled));
        var spikes = model.FramewiseDisplacementLimit is { } limit ? $"; each volume of a framewise displacement above {ReportNumber.Short(limit)} mm had a column of its own" : "; no volume was marked for its motion";
        var drift = model.HighPassSeconds is { } seconds
            ? $"The design held cosines against drift slower than {ReportNumber.Short(seconds)} s, unless the confounds had them,"
            : plan.Analysis == AnalysisKind.Rest ? "The design held the cosines outside the band," : "The design held no high-pass filter,";
        return $"{drift} and as confounds {confounds}{spikes}.";
    }

    private static string Spelled(string confound) => confound.ToUpperInvariant() switch
    {
        "NONE" => "none",
        "6P" => "the 6 head-motion parameters",
        "24P" => "24 head-motion parameters (6, their derivatives, and the squares of both)",
        "24P+ACOMPCOR" => "24 head-motion parameters (6, their derivatives, and the squares of both) and the first 5 components of aCompCor where the confounds have them",
        _ => confound,
    };

    private static string Noise(ModelPlan model) => model.Noise switch
    {
        NoiseModel.Ar1 => "Each region's series was fitted by generalised least squares with first-order autoregressive noise, its coefficient found by restricted maximum likelihood.",
        NoiseModel.Arma11 => "Each region's series was fitted by generalised least squares with autoregressive and moving-average noise of first order, ARMA(1,1), its parameters found by restricted maximum likelihood.",
        NoiseModel.Ar2 => "Each region's series was fitted by generalised least squares with second-order autoregressive noise, AR(2), its parameters found by restricted maximum likelihood.",
        NoiseModel.Auto => $"Each region's series was fitted by generalised least squares with autoregressive and moving-average noise of first order, ARMA(1,1) (first-order autoregressive noise in runs of less than {ModelPlan.VolumesForArma} volumes), its parameters found by restricted maximum likelihood.",
        NoiseModel.Ar1YuleWalker => "Each region's series was fitted by generalised least squares with first-order autoregressive noise, its coefficient found from the residuals as nilearn does (Yule and Walker, cut to hundredths).",
        _ => "Each region's series was fitted by ordinary least squares.",
    };

    private const string Rest = "the region's fitted signal at rest in the same run";

    private static string SignalChange(Study study)
    {
        if (study.Plan.Analysis == AnalysisKind.Infusion) return InfusionText.SignalChange;
        if (study.Plan.Analysis == AnalysisKind.Rest) return RestText.Units;
        var durations = string.Join(", ", study.ReferenceDurations.Select(d => $"{d.Key} {ReportNumber.Short(d.Value)} s"));
        var (height, over) = study.Plan.PercentSignalChange switch
        {
            SignalChangeConvention.Peak => ($"times the peak of the modelled response to one event of the reference duration ({durations})", Rest),
            SignalChangeConvention.Plateau => ("at the plateau of the modelled response", Rest),
            SignalChangeConvention.Nilearn => ("by themselves (nilearn's convention)", "the mean of the region's series in the same run"),
            SignalChangeConvention.Featquery => ("times the range of the run's contrast regressor (featquery's convention)", "the mean of the region's series in the same run"),
            SignalChangeConvention.Afni => ($"times the peak of the modelled response to one event of the reference duration ({durations})", "100, of voxels that were each scaled to a mean of 100 and cut at 200 before they were averaged (AFNI's convention)"),
            _ => ($"times the largest absolute value of the modelled response to one event of the reference duration ({durations}; MarsBaR's convention)", Rest),
        };
        var beside = study.Plan.SignalChangeBeside.Count == 0 ? "" : $" Estimates of runs are given by the conventions {string.Join(", ", study.Plan.SignalChangeBeside.Select(PlanWriter.Word))}, too.";
        return $"Effects are percent signal change: 100 times the weighted coefficients, {height}, over {over}; positive weights sum to 1 and negative ones to \u22121.{beside}";
    }

    private static string Change(Study study) => study.Plan.Statistics.Design == DesignKind.Crossover
        ? "Each session was a period of the crossover, or before the treatment of one, its value the mean of its usable runs."
        : study.Plan.Sessions is { Pre: { } pre, Post: { } post }
        ? $"The change is the session {post} minus the session {pre}, each the mean of its usable runs."
        : "The change is the session after minus the session before, each the mean of its usable runs.";

    private static string Tests(GroupFindings findings) => string.Join(' ', new[] { GroupMethodsText.Of(findings.Plan, findings.LevelText), GroupMethodsText.Beside(findings.Plan) }.Where(text => text.Length > 0));

    private static string Multiplicity(GroupFindings findings)
    {
        var family = findings.Rows.Where(findings.IsAnswer).GroupBy(r => findings.DifferenceTest is null ? r.Arm : null).FirstOrDefault();
        var primary = family?.Count(r => r.Family == Family.Primary && !double.IsNaN(r.P)) ?? 0;
        var all = family?.Count(r => r.Family != Family.Control && !double.IsNaN(r.P)) ?? 0;
        var holm = primary == 0 ? "No test was declared primary, so there is no adjustment by Holm;" : $"The p-values of the {ReportNumber.Count(primary, "primary test")} (primary regions and contrasts) were adjusted by Holm, beside it by Hommel and by the largest t over permutations (all of them, or {ReportNumber.Count(findings.Plan.Statistics.Permutations)} drawn with the seed {ReportNumber.Count(findings.Plan.Seed)}), and";
        return $"{holm} the q-values are Benjamini and Hochberg's (and Yekutieli's) over the {ReportNumber.Count(all, "primary and secondary test")}. Each kind of test, and the changes of each arm, is a family of its own. "
            + "Control regions belong to no family. Participants without a value in a region are left out of that region only; nothing was imputed.";
    }
}
