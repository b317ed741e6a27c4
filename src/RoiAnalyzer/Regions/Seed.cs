using RoiAnalyzer.Images;

namespace RoiAnalyzer.Regions;

/// <summary>
/// The definition that a region comes from: a shape in world millimetres and what is known of it. <c>Family</c> is
/// primary, alternative_primary, secondary, comparator or control; <c>Hemisphere</c> is L, R or M (null: not stated).
/// </summary>
public abstract record Seed(string Name)
{
    /// <summary>What the region is there for, for example reward or control_negative.</summary>
    public string Role { get; init; } = "";

    /// <summary>The family of tests it belongs to.</summary>
    public string Family { get; init; } = "secondary";

    /// <summary>L, R or M; null where nothing is said.</summary>
    public string? Hemisphere { get; init; }

    /// <summary>The space of its coordinates, for example MNI152NLin2009cAsym; null where nothing is known.</summary>
    public string? Space { get; init; }

    /// <summary>The definition in a few words, for example <c>sphere of 4 mm at (-10, 12, -8)</c>; empty where nothing is known.</summary>
    public string Definition { get; init; } = "";

    /// <summary>Where the definition comes from.</summary>
    public string Citation { get; init; } = "";

    /// <summary>The box outside of which every point has weight 0; null where the seed is empty.</summary>
    public abstract Box? Bounds { get; }

    /// <summary>The weighted middle of the seed as it is defined, whatever of it a scan covers; null where the seed is empty.</summary>
    public abstract Point? Middle { get; }

    /// <summary>What a world point counts for: 0 outside, 1 inside, or a probability.</summary>
    public abstract double WeightAt(Point world);
}
