using RoiAnalyzer.Images;

namespace RoiAnalyzer.Regions;

/// <summary>What must hold before a region may be believed: its space is the run's, its atlas is not shifted, left is left.</summary>
internal static class Laterality
{
    // how far the middle between a left and a right region may be from a template's midline, in mm
    private const double MidlineSlack = 5;

    public static void CheckSpaces(RegionSet set, Grid grid, string? space, string path)
    {
        foreach (var seed in set.Seeds)
        {
            if (seed is ImageSeed { Image: var image } && image.Grid.SameAs(grid) && (seed.Space is null || space is null)) continue;
            if (!Space.Agree(seed.Space, space))
                throw new InputException(new Place(path), $"an image in the space of region {seed.Name}, {seed.Space ?? "which is not stated"}",
                    space is null ? "an image that claims no space" : $"space {space}",
                    "Use regions of the image's space, or state its space with --space if you know that it is the same.");
            if (seed is ImageSeed { Image.Grid: var atlas } && SameDimensions(atlas, grid) && !atlas.SameAs(grid))
                throw new InputException(new Place(set.Source), $"an atlas whose matrix of {atlas.X}x{atlas.Y}x{atlas.Z} lies as the image's does ({grid})",
                    $"the same matrix placed elsewhere ({atlas})", "One of the two headers is shifted or flipped: make the atlas anew on the image's grid.");
        }
    }

    /// <summary>Asks the seeds as they are defined, so that neither a coarse grid nor a cut field of view moves a middle.</summary>
    public static void CheckSides(RegionSet set, string? space)
    {
        var sided = set.Seeds.Select(seed => (Seed: seed, Sign: SignOf(seed), seed.Middle?.X)).Where(s => s is { Sign: not 0, X: not null }).ToList();
        var pairs = sided.ToLookup(s => (Side.Stem(s.Seed.Name), s.Sign), s => s.X!.Value);
        foreach (var (seed, sign, x) in sided)
        {
            double? partner = pairs[(Side.Stem(seed.Name), -sign)] is var other && other.Any() ? other.First() : null;
            if (Midline(x!.Value, partner, space) is not { } midline || sign * (x.Value - midline) > 0) continue;
            var name = sign < 0 ? "left" : "right";
            throw new InputException(new Place(set.Source, Field: seed.Name), $"the {name} region on the {name} side",
                FormattableString.Invariant($"its centre at x = {x.Value:0.0} mm (left is negative)"),
                "The atlas or its label table has left and right swapped: correct it.");
        }
    }

    /// <summary>Where left meets right: half-way to the other side's region, in a template near x = 0; null where it is not known.</summary>
    private static double? Midline(double x, double? partner, string? space) => (partner, Space.IsTemplate(space)) switch
    {
        ({ } other, true) => Math.Clamp((x + other) / 2, -MidlineSlack, MidlineSlack),
        ({ } other, false) => (x + other) / 2,
        (null, true) => 0,
        _ => null,
    };

    private static bool SameDimensions(Grid a, Grid b) => (a.X, a.Y, a.Z) == (b.X, b.Y, b.Z);

    private static int SignOf(Seed seed) => (seed.Hemisphere ?? Side.Of(seed.Name)) switch { "L" => -1, "R" => 1, _ => 0 };
}
