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

    /// <summary>The same mixed model with Satterthwaite's degrees of freedom and no adjusted error.</summary>
    public const string Satterthwaite = "satterthwaite";

    /// <summary>The analysis of covariance of those with a value at the visit and before.</summary>
    public const string AncovaAtVisit = "ancova_at_visit";

    /// <summary>The difference of changes of those with a value at the visit and before, of arms that were not drawn.</summary>
    public const string ChangesAtVisit = "changes_at_visit";

    /// <summary>A crossover's differences within participants without regard to periods.</summary>
    public const string PairedT = "paired_t";

    /// <summary>A crossover's participants with every period alone.</summary>
    public const string CompleteCases = "complete_cases";

    /// <summary>A crossover by the mixed model, whatever the answer was computed by.</summary>
    public const string MixedModel = "mixed_model";

    /// <summary>The paired t test of those with a value at the visit and before.</summary>
    public const string PairedAtVisit = "paired_at_visit";
}
