using System.Text.Json;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

/// <summary>
/// reference/parity_golden.json: numbers computed by nilearn 0.14.1dev @59fffa24 itself (numpy 1.24.2, scipy 1.10.1).
/// </summary>
internal static class Golden
{
    private static readonly Lazy<JsonElement> s_root = new(() =>
        JsonDocument.Parse(File.ReadAllBytes(Shared.File("reference/parity_golden.json"))).RootElement);

    public static JsonElement Root => s_root.Value;

    public static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    public static double[][] Columns(JsonElement array) => [.. array.EnumerateArray().Select(Numbers)];

    public static List<Event> Events()
    {
        var events = Root.GetProperty("events");
        var onsets = Numbers(events.GetProperty("onset"));
        var durations = Numbers(events.GetProperty("duration"));
        return [.. events.GetProperty("trial_type").EnumerateArray()
            .Select((type, i) => new Event(onsets[i], durations[i], type.GetString()!))];
    }

    /// <summary>Equal to within a share of the largest expected value.</summary>
    public static void Equal(double[] expected, double[] actual, double share)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], share * scale);
    }

    /// <summary>Equal to within a share of the expected value.</summary>
    public static void Equal(double expected, double actual, double share) =>
        Assert.Equal(expected, actual, share * Math.Abs(expected));
}
