using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoiAnalyzer.Regions;

/// <summary>Labels in a set's JSON: names, or numbers with or without quotes.</summary>
internal sealed class LabelList : JsonConverter<IReadOnlyList<string>>
{
    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("labels that are not in brackets");
        var labels = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            labels.Add(reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString()!,
                JsonTokenType.Number when reader.TryGetInt32(out var number) => number.ToString(CultureInfo.InvariantCulture),
                _ => throw new JsonException("a label that is neither a name nor a whole number"),
            });
        return labels;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var label in value) writer.WriteStringValue(label);
        writer.WriteEndArray();
    }
}
