namespace RoiAnalyzer.Verification;

/// <summary>All reference values that the program carries with it, recomputed on this machine.</summary>
public static class ReferenceValues
{
    /// <summary>Every group, in the order of the analysis.</summary>
    public static IReadOnlyList<ReferenceGroup> All() =>
    [
        .. KernelValues.Groups(), .. ResponseValues.Groups(), .. DesignValues.Groups(), .. RegressionValues.Groups(), .. NoiseValues.Groups(), .. RestValues.Groups(), .. TailValues.Groups(), .. ChangeValues.Groups(), .. EffectValues.Groups(), .. BehaviourValues.Groups(),
        .. MixedValues.Groups(), .. RankValues.Groups(),
    ];
}
