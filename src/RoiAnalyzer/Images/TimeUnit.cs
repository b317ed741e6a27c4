namespace RoiAnalyzer.Images;

/// <summary>The unit of the fourth axis (<c>xyzt_units</c>, bits 3–5).</summary>
public enum TimeUnit
{
    /// <summary>Not stated; taken as seconds.</summary>
    Unknown = 0,

    /// <summary>Seconds.</summary>
    Second = 8,

    /// <summary>Milliseconds.</summary>
    Millisecond = 16,

    /// <summary>Microseconds.</summary>
    Microsecond = 24,

    /// <summary>Hertz: the fourth axis is not time.</summary>
    Hertz = 32,

    /// <summary>Parts per million: the fourth axis is not time.</summary>
    PartsPerMillion = 40,

    /// <summary>Radians per second: the fourth axis is not time.</summary>
    RadiansPerSecond = 48,
}
