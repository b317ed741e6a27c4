namespace RoiAnalyzer.Images;

/// <summary>
/// The unit in which a header states lengths (<c>xyzt_units</c>, bits 0–2). Affines are always converted to millimetres.
/// </summary>
public enum SpatialUnit
{
    /// <summary>Not stated; taken as millimetres, as every tool does.</summary>
    Unknown = 0,

    /// <summary>Metres.</summary>
    Metre = 1,

    /// <summary>Millimetres.</summary>
    Millimetre = 2,

    /// <summary>Micrometres.</summary>
    Micron = 3,
}
