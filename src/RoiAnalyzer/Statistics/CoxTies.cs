namespace RoiAnalyzer.Statistics;

/// <summary>How a proportional hazards model takes events at the same time.</summary>
public enum CoxTies
{
    /// <summary>Efron (1977): each of them leaves its share of the risk set; R's choice.</summary>
    Efron,

    /// <summary>Breslow (1974): all of them have the whole risk set.</summary>
    Breslow,
}
