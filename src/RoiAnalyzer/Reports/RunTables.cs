using System.Text.Json;
using System.Text.Json.Nodes;
using RoiAnalyzer.Group;
using RoiAnalyzer.Models;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Reports;

/// <summary>The tables of one run: its region series, their coverage, the design and the estimates.</summary>
public static class RunTables
{
    /// <summary>One column a region, one row a volume; a region that cannot be used is <c>n/a</c> throughout.</summary>
    public static OutputTable TimeSeries(IReadOnlyList<RegionVoxels> regions, RunSignals run, RegionSummary summary = RegionSummary.WeightedMean)
    {
        var table = new OutputTable([.. regions.Select(r => new OutputColumn(r.Region.Name, RegionSummaryText.Of(summary), "image units"))]);
        table.AddSeries(run.Series, run.VolumeCount);
        return table;
    }

    /// <summary>One row a region: voxels and coverage of this run and of all runs in common, and the status.</summary>
    public static OutputTable Coverage(IReadOnlyList<RegionVoxels> regions, RunSignals run)
    {
        OutputColumn[] columns = [
            new("region", "Name of the region"), new("role", "What the region is there for"), new("family", "Family of tests"),
            new("voxels_expected", "Lattice points of the run's grid in the region, inside the image or not"),
            new("voxels_run", "Voxels of the region that this run can use"),
            new("coverage_run", "Their share of the region, by weight"),
            new("voxels_common", "Voxels of the region that every run which covers it can use; the ones summarised"),
            new("coverage_common", "Their share of the region, by weight"),
            new("status", "ok, or why the region cannot be used in this run"), new("reason", "The status in words")];
        var table = new OutputTable(regions.All(region => region.Component is null) ? columns : [.. columns, .. OfComponent]);
        for (var r = 0; r < regions.Count; r++)
        {
            var (region, own) = (regions[r], run.Coverage[r]);
            object?[] cells = [region.Region.Name, region.Region.Seed.Role, region.Region.Seed.Family, region.Region.ExpectedVoxels, own.Voxels, own.Coverage,
                region.Columns.Length, region.CommonCoverage, own.Status, own.Reason];
            table.Add(table.Columns.Count == cells.Length ? cells : [.. cells, region.Component?.VarianceExplained, region.Component?.CorrelationWithMean]);
        }
        return table;
    }

    private static OutputColumn[] OfComponent =>
    [
        new("variance_explained", "The first eigenvariate's share of the voxels' variance over time, all runs together"),
        new("correlation_with_mean", "Of the first eigenvariate and the region's mean by the seed's weights, all runs together"),
    ];

    /// <summary>The design matrix: one column a regressor, one row a volume.</summary>
    public static OutputTable Design(DesignMatrix design, string condition = "Events convolved with the response")
    {
        var table = new OutputTable([.. design.Names.Select(name => new OutputColumn(name, design.ConditionColumns.ContainsKey(name) ? condition : name == DesignMatrix.Constant ? "The signal at rest" : "Nuisance"))]);
        table.AddSeries(design.Columns, design.VolumeCount);
        return table;
    }

    /// <summary>
    /// One row a region and contrast, with its test and its percent signal change, and that of further conventions in columns of
    /// their own.
    /// </summary>
    public static OutputTable Estimates(RunModel model, IReadOnlyList<ReferenceHeights>? beside = null)
    {
        var further = beside ?? [];
        var table = new OutputTable([
            new("region", "Name of the region"), new("contrast", "Name of the contrast"),
            new("status", "ok, or why there is no estimate"), new("reason", "The status in words"),
            new("effect", "The contrast's weights times the coefficients", "image units"), new("standard_error", "Its standard error", "image units"),
            new("df", "Residual degrees of freedom: volumes less rank"), new("t", "Effect over standard error"), new("p", "Two-sided p of t"),
            new("percent_signal_change", "The effect at the reference height, over the baseline", "percent"),
            new("percent_standard_error", "Its standard error, the baseline taken as known", "percent"),
            new("baseline", "Fitted signal at rest", "image units"), new("autocorrelation", "Of the noise between neighbouring volumes"),
            .. further.SelectMany(SignalChangeText.Columns)]);
        foreach (var e in model.Estimates)
            table.Add([e.Region, e.Contrast, e.Status, e.Reason, e.Effect?.Effect, e.Effect?.StandardError, e.Effect?.DegreesOfFreedom, e.Effect?.T,
                e.Effect is { } effect ? Distributions.StudentTTwoSided(effect.T, effect.DegreesOfFreedom) : null,
                e.Percent?.Estimate.Effect, e.Percent?.Estimate.StandardError, e.Percent?.Baseline, e.Autocorrelation,
                .. further.SelectMany((_, n) => n < e.Beside.Count ? new object?[] { e.Beside[n]?.Estimate.Effect, e.Beside[n]?.Estimate.StandardError } : [null, null])]);
        return table;
    }

    /// <summary>One row a region: what its noise is like, before and after the noise model.</summary>
    public static OutputTable Noise(RunModel model)
    {
        var table = new OutputTable(
            new("region", "Name of the region"), new("deviation", "Standard deviation of the noise at one volume", "image units"),
            new("correlation", "Of the noise between neighbouring volumes, by the noise model"),
            new("decay", "The first autoregressive parameter: where there is no second, by which share correlation falls from one distance to the next"),
            new("second_autoregressive", "The second autoregressive parameter; 0 where the noise model has none"),
            new("moving_average", "The moving-average parameter b; 0 where the noise model has none"),
            new("durbin_watson_ols", "Durbin and Watson's statistic of what ordinary least squares leaves; 2: no correlation"),
            new("lag_1_ols", "Correlation of those residuals at a distance of one volume"),
            new("ljung_box_ols", $"Ljung and Box's statistic over {SerialCorrelation.Lags} distances"), new("p_ljung_box_ols", "Its p"),
            new("durbin_watson", "The same of the residuals with the model's correlation taken out"),
            new("lag_1", "Their correlation at a distance of one volume"), new("lag_2", "Of two"), new("lag_3", "Of three"), new("lag_4", "Of four"), new("lag_5", "Of five"),
            new("ljung_box", $"Ljung and Box's statistic over {SerialCorrelation.Lags} distances"), new("df_ljung_box", "Distances less fitted parameters of the noise model"), new("p_ljung_box", "Its p; a small one says that the noise model does not hold"));
        foreach (var n in model.Noise)
            table.Add([n.Region, n.Deviation, n.Correlation, n.Decay, n.Second, n.MovingAverage, n.Before.DurbinWatson, n.Before.Correlations[0], n.Before.LjungBox, n.Before.P(),
                n.After.DurbinWatson, .. n.After.Correlations.Select(r => (object?)r), n.After.LjungBox, SerialCorrelation.Lags - n.Parameters, n.After.P(n.Parameters)]);
        return table;
    }

    /// <summary>One row a region and F test.</summary>
    public static OutputTable Tests(RunModel model)
    {
        var table = new OutputTable(
            new("region", "Name of the region"), new("contrast", "Name of the F contrast"),
            new("f", "Whether any of the contrast's effects differs from nothing"), new("df_1", "Independent effects"), new("df_2", "Residual degrees of freedom"),
            new("p", "P of an F as large where no effect is there"), new("status", "ok, or why there is no test"), new("reason", "The status in words"));
        foreach (var t in model.Tests)
            table.Add(t.Region, t.Contrast, t.Test?.F, t.Test?.Effects, t.Test?.DegreesOfFreedom, t.Test?.P, t.Status, t.Reason);
        return table;
    }

    /// <summary>One row a region, trial type and bin of time: the response that a model without a shape found.</summary>
    public static OutputTable Curves(RunModel model)
    {
        var table = new OutputTable(
            new("region", "Name of the region"), new("trial_type", "Name of the condition"),
            new("from", "The bin's beginning after the onset", "seconds"), new("to", "Its end", "seconds"),
            new("effect", "Signal above rest", "image units"), new("standard_error", "Its standard error", "image units"), new("df", "Residual degrees of freedom"),
            new("percent", "The effect over the signal at rest", "percent"), new("percent_standard_error", "Its standard error, the baseline taken as known", "percent"));
        foreach (var c in model.Curves)
            table.Add(c.Region, c.TrialType, c.From, c.To, c.Effect?.Effect, c.Effect?.StandardError, c.Effect?.DegreesOfFreedom, c.Percent?.Effect, c.Percent?.StandardError);
        return table;
    }

    /// <summary>What is said of a run's tables as a whole, and of how its regions were summarised.</summary>
    public static JsonObject About(ParticipantSignals signals, int run)
    {
        var json = About(signals.Runs[run]);
        foreach (var (name, value) in RegionSummaryText.About(signals)) json[name] = value?.DeepClone();
        return json;
    }

    /// <summary>What is said of a run's tables as a whole.</summary>
    public static JsonObject About(RunSignals signals)
    {
        var run = signals.Run;
        var json = new JsonObject { ["RepetitionTime"] = run.RepetitionTime, ["SamplingFrequency"] = 1 / run.RepetitionTime };
        if (run.StartTime is { } start) json["StartTime"] = start;
        json["Sources"] = new JsonArray([JsonValue.Create(Path.GetFileName(run.Bold)), .. run.Mask is null ? Array.Empty<JsonNode?>() : [JsonValue.Create(Path.GetFileName(run.Mask))]]);
        if (signals.Notes.Count > 0) json["Notes"] = JsonText.Array(signals.Notes);
        return json;
    }

    /// <summary>What is said of a run's model: everything that a reader needs to fit it again.</summary>
    public static JsonObject About(RunSignals signals, RunModel model, ModelPlan plan, ReferenceHeights heights)
    {
        var json = About(signals);
        json["HaemodynamicResponse"] = ResponseWord.Of(plan.Response, plan.Basis);
        json["ResponseSampling"] = $"events and response on a grid of 1/{Regressor.Oversampling} of the repetition time, read at (volume + SliceTimeReference) * RepetitionTime; "
            + $"events from {Regressor.Lead} s before the first volume on act in the run, what lies beyond the last volume is cut";
        json["EventConventions"] = $"an event is a boxcar of height 1, or its modulation; without duration it lasts one step of the grid (in SPM its area is 1 s: its effect is {Regressor.Oversampling}/RepetitionTime times smaller there, its percent signal change the same); "
            + "overlapping events of a condition add, and so do two that are alike";
        json["ResponseNormalisation"] = plan.Basis == ResponseBasis.Fir ? "a bin's column is 1 in its bin of one event" : "the response to a brief event sums to 1: a lasting event settles at 1";
        if (plan.Basis == ResponseBasis.Fir) json["FiniteImpulseResponse"] = About(plan.Fir, model.Timing.RepetitionTime);
        json["SliceTimeReference"] = model.Timing.SliceTimeReference;
        json["NoiseModel"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(plan.NoiseOf(model.Timing.VolumeCount).ToString());
        json["HighPassSeconds"] = model.Nuisance.OwnHighPass ? plan.HighPassSeconds : null;
        json["Confounds"] = JsonText.Array(model.Nuisance.Names);
        json["FramewiseDisplacementLimit"] = plan.FramewiseDisplacementLimit;
        json["StandardisedDvarsLimit"] = plan.StandardisedDvarsLimit;
        json["DummyScans"] = plan.DummyScans;
        json["UnsteadyVolumes"] = JsonText.Array(model.Nuisance.UnsteadyVolumes);
        json["MeanFramewiseDisplacement"] = model.Nuisance.MeanFramewiseDisplacement;
        json["SpikeVolumes"] = JsonText.Array(model.Nuisance.SpikeVolumes);
        json["Rank"] = model.Design?.Rank;
        json["DegreesOfFreedom"] = model.Design is { } design ? design.VolumeCount - design.Rank : null;
        if (model.Facts is { } facts) json["Design"] = About(facts);
        json["PercentSignalChange"] = SignalChangeText.About(heights, model);
        json["Notes"] = JsonText.Array([.. signals.Notes, .. model.Nuisance.Notes, .. model.Design?.Notes ?? [], .. model.Facts?.Notes ?? []]);
        return json;
    }

    private static JsonObject About(FirPlan plan, double repetitionTime) => new()
    {
        ["BinSeconds"] = plan.BinSeconds ?? repetitionTime,
        ["WindowSeconds"] = plan.WindowSeconds,
        ["ContrastsAverage"] = FormattableString.Invariant($"bins that begin from {plan.AverageFrom} s to before {plan.AverageTo} s after the onset"),
        ["Events"] = plan.WithDuration ? "with their duration, as in nilearn" : "onsets alone",
    };

    /// <summary>Variance inflation of each condition's column, inflation and efficiency of each contrast.</summary>
    private static JsonObject About(DesignFacts facts) => new()
    {
        ["VarianceInflation"] = new JsonObject(facts.Columns.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)Number(c.Value)))),
        ["Contrasts"] = new JsonObject(facts.Contrasts.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)new JsonObject
        {
            ["Efficiency"] = Number(c.Value.Efficiency),
            ["VarianceInflation"] = Number(c.Value.Inflation),
        }))),
    };

    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(Math.Round(value, 6)) : null;

    /// <summary>The convention of percent signal change, with duration and height of each trial type.</summary>
    public static JsonObject About(ReferenceHeights heights) => SignalChangeText.About(heights);
}
