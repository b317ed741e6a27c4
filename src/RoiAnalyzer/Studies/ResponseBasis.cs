namespace RoiAnalyzer.Studies;

/// <summary>Which columns stand for the response of one condition.</summary>
public enum ResponseBasis
{
    /// <summary>The response alone.</summary>
    Canonical,

    /// <summary>The response and its derivative by time.</summary>
    Derivative,

    /// <summary>The response and its derivatives by time and by dispersion.</summary>
    Dispersion,

    /// <summary>No shape is assumed: one column for each stretch of time after the event (finite impulse response).</summary>
    Fir,
}
