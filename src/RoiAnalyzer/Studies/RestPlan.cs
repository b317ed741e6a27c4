using System.Text.Json;

namespace RoiAnalyzer.Studies;

/// <summary>The resting part of a plan.</summary>
public sealed record RestPlan
{
    /// <summary>The regions whose connectivity with every other is compared; null: the primary ones.</summary>
    public IReadOnlyList<string>? Seeds { get; init; }

    /// <summary>The frequencies that correlations are taken over, in Hz; null: all that the high-pass filter leaves.</summary>
    public (double From, double To)? BandHertz { get; init; } = (0.008, 0.1);

    /// <summary>What is added to the diagonal of the correlation matrix before partial correlations are taken from its inverse.</summary>
    public double Ridge { get; init; } = 0.1;

    /// <summary>Voxels that ReHo is taken over around each voxel, its centre among them: 27, 19 or 7; null: no ReHo.</summary>
    public int? RehoNeighbours { get; init; } = 27;

    internal static RestPlan Read(PlanSection section)
    {
        section.Knowing("seeds", "band_hz", "ridge", "reho_neighbours");
        var plan = new RestPlan();
        var band = section.Stretch("band_hz");
        if (band is { From: <= 0 }) section.Fault("band_hz", "two frequencies above 0", FormattableString.Invariant($"{band.Value.From} Hz"), "Give [0.008, 0.1], say, or null for all above the high-pass filter.");
        return plan with
        {
            Seeds = section.Texts("seeds"),
            BandHertz = section.Has("band_hz") ? band : plan.BandHertz,
            Ridge = section.Number("ridge", "a number, 0 or more", n => n >= 0) ?? plan.Ridge,
            RehoNeighbours = section.Has("reho_neighbours") ? (int?)section.Number("reho_neighbours", "27, 19, 7 or null", n => n is 27 or 19 or 7) : plan.RehoNeighbours,
        };
    }

    internal static void Write(Utf8JsonWriter json, RestPlan plan)
    {
        json.WriteStartObject("rest");
        PlanWriter.WriteTexts(json, "seeds", plan.Seeds);
        if (plan.BandHertz is { } band)
        {
            json.WriteStartArray("band_hz");
            json.WriteNumberValue(band.From);
            json.WriteNumberValue(band.To);
            json.WriteEndArray();
        }
        else json.WriteNull("band_hz");
        json.WriteNumber("ridge", plan.Ridge);
        if (plan.RehoNeighbours is { } neighbours) json.WriteNumber("reho_neighbours", neighbours);
        else json.WriteNull("reho_neighbours");
        json.WriteEndObject();
    }
}
