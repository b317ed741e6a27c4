namespace RoiAnalyzer.Group;

/// <summary>The methods of the table of sensitivity, as it names them.</summary>
internal static class SensitivityMethod
{
    /// <summary>Wilcoxon's signed ranks, zeros dropped, with Hodges and Lehmann's centre.</summary>
    public const string Wilcoxon = "wilcoxon";

    /// <summary>The mean without the outermost fifths.</summary>
    public const string TrimmedMean = "trimmed_mean";

    /// <summary>The mean, or difference, with its bias-corrected and accelerated bootstrap interval.</summary>
    public const string Bootstrap = "bca";

    /// <summary>Two samples of unequal variances.</summary>
    public const string Welch = "welch";

    /// <summary>Mann and Whitney's ranks with Hodges and Lehmann's shift.</summary>
    public const string MannWhitney = "mann_whitney";

    /// <summary>Cliff's δ.</summary>
    public const string CliffDelta = "cliff_delta";

    /// <summary>The difference of trimmed means.</summary>
    public const string Yuen = "yuen";

    /// <summary>The same model with an error that lets variances differ between participants.</summary>
    public const string Hc3 = "hc3";

    /// <summary>Quade's analysis of covariance of ranks.</summary>
    public const string Quade = "quade";
}
