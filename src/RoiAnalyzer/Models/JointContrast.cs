namespace RoiAnalyzer.Models;

/// <summary>Some contrasts that are tested together, by an F.</summary>
public sealed record JointContrast(string Name, IReadOnlyList<Contrast> Rows);
