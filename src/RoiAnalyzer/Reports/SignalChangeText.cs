using System.Text.Json.Nodes;
using RoiAnalyzer.Models;

namespace RoiAnalyzer.Reports;

/// <summary>What outputs say of the conventions of percent signal change.</summary>
internal static class SignalChangeText
{
    /// <summary>The columns of a convention that stands beside the first.</summary>
    public static IEnumerable<OutputColumn> Columns(ReferenceHeights heights) =>
    [
        new($"percent_{heights.Convention}", $"Percent signal change by the convention {heights.Convention}", "percent"),
        new($"percent_{heights.Convention}_standard_error", "Its standard error, the denominator taken as known", "percent"),
    ];

    /// <summary>
    /// Formula, denominator, height and volumes of a convention and of those beside it; of a run's <paramref name="model"/>, the
    /// heights of its own contrast regressors, too.
    /// </summary>
    public static JsonObject About(ReferenceHeights heights, RunModel? model = null)
    {
        var json = OfOne(heights, model);
        if (heights.Beside.Count > 0) json["Beside"] = new JsonArray([.. heights.Beside.Select(other => OfOne(other, model))]);
        return json;
    }

    private static JsonObject OfOne(ReferenceHeights heights, RunModel? model)
    {
        var json = new JsonObject
        {
            ["Convention"] = heights.Convention,
            ["Formula"] = heights.OfRun ? "100 * height * sum(weight * coefficient) / denominator; positive weights sum to 1, negative ones to -1"
                : "100 * sum(weight * height * coefficient) / baseline; positive weights sum to 1, negative ones to -1",
            ["Denominator"] = Denominator(heights),
            ["Height"] = Height(heights),
            ["Volumes"] = heights.OfMean || heights.OfScaledVoxels ? "all volumes of the run" : "all volumes of the run, through the fitted constant",
            ["ReferenceDurations"] = Numbers(heights.Durations),
        };
        if (!heights.OfRun) json["ReferenceHeights"] = Numbers(heights.Heights);
        else if (model is not null) json["ContrastHeights"] = Numbers(ContrastHeights(model));
        return json;
    }

    /// <summary>What a percentage is of.</summary>
    public static string Denominator(ReferenceHeights heights) => heights.OfMean ? "mean of the region's series"
        : heights.OfScaledVoxels ? "100: each voxel's own mean, by which it is scaled, and cut at 200, before voxels are averaged"
        : heights.Convention == "marsbar" ? "block mean of the run: its fitted constant"
        : "fitted signal at rest";

    /// <summary>What a coefficient is multiplied by.</summary>
    public static string Height(ReferenceHeights heights) => heights.Convention switch
    {
        "peak" or "afni" => "peak of the modelled response to one event of the reference duration",
        "marsbar" => "'abs max' of the modelled response to one event of the reference duration",
        "featquery" => "largest less smallest value of the run's own contrast regressor, X * w / (w * w)",
        "nilearn" => "1: the coefficient itself",
        "plateau" => "1: the level of a lasting event",
        _ => "1: a bin's coefficient is the signal change",
    };

    private static Dictionary<string, double> ContrastHeights(RunModel model)
    {
        var heights = new Dictionary<string, double>();
        foreach (var e in model.Estimates)
            if (e.Beside.Prepend(e.Percent).Select(p => p?.ContrastHeight).FirstOrDefault(h => h is not null) is { } height) heights.TryAdd(e.Contrast, height);
        return heights;
    }

    private static JsonObject Numbers(IReadOnlyDictionary<string, double> numbers) =>
        new(numbers.Select(n => KeyValuePair.Create(n.Key, (JsonNode?)JsonValue.Create(n.Value))));
}
