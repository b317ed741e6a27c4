namespace RoiAnalyzer.Regions;

/// <summary>One label of an atlas: its number, its name (spaces as underscores, hemisphere as _L/_R) and its side.</summary>
public readonly record struct Label(int Index, string Name, string? Hemisphere);
