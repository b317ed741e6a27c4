namespace RoiAnalyzer.Group;

/// <summary>Which family of tests a region's rows belong to.</summary>
public enum Family
{
    /// <summary>Declared before the study: Holm runs over these.</summary>
    Primary,

    /// <summary>Every other region of interest: Benjamini–Hochberg runs over these and the primary ones.</summary>
    Secondary,

    /// <summary>A region in which a change, or none, is known to be: always shown, in no family, never adjusted.</summary>
    Control,
}
