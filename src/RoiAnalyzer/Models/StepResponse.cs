using System.Collections.Concurrent;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>The response to an event that never ends: the running sum of the response to a brief one, one value a grid step.</summary>
internal static class StepResponse
{
    // every condition of every run of a study asks for the same few; exponentials of thousands of steps are slow
    private const int MostKept = 64;
    private static readonly ConcurrentDictionary<(ResponseShape, double), double[]> Kept = [];

    /// <summary>Of a shape at a fiftieth of the repetition time; shared, not to be written to.</summary>
    public static double[] Of(ResponseShape shape, double repetitionTime)
    {
        if (Kept.TryGetValue((shape, repetitionTime), out var kept)) return kept;
        var sums = Of(HemodynamicResponse.Sampled(shape, repetitionTime, Regressor.Oversampling));
        if (Kept.Count < MostKept) Kept.TryAdd((shape, repetitionTime), sums);
        return sums;
    }

    /// <summary>Of any response to a brief event.</summary>
    public static double[] Of(double[] response)
    {
        var sums = new double[response.Length];
        var sum = 0.0;
        for (var i = 0; i < response.Length; i++) sums[i] = sum += response[i];
        return sums;
    }
}
