using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>Samples of participants with replacement, as many of each arm as it has.</summary>
internal sealed class ArmSamples
{
    private readonly int[][] _arms;
    private readonly int[] _drawn;
    private readonly RandomNumbers _random;

    public ArmSamples(IReadOnlyList<int> arms, ulong seed)
    {
        _arms = [.. Enumerable.Range(0, arms.Count).GroupBy(i => arms[i]).OrderBy(arm => arm.Key).Select(arm => arm.ToArray())];
        _drawn = new int[arms.Count];
        _random = new RandomNumbers(seed);
    }

    /// <summary>The places of the participants drawn, arm after arm; overwritten by the next.</summary>
    public ReadOnlySpan<int> Next()
    {
        var place = 0;
        foreach (var arm in _arms)
            for (var i = 0; i < arm.Length; i++) _drawn[place++] = arm[_random.Below(arm.Length)];
        return _drawn;
    }
}
