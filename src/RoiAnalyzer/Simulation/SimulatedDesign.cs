namespace RoiAnalyzer.Simulation;

/// <summary>What participants of a made study are given.</summary>
public enum SimulatedDesign
{
    /// <summary>One treatment each, between the session before and those after it.</summary>
    Parallel,

    /// <summary>Both treatments, one in each of two sessions, in an order that is drawn.</summary>
    Crossover,
}
