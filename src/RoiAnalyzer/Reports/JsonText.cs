using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RoiAnalyzer.Reports;

/// <summary>JSON as it is written to outputs: indented by two, readable characters kept, a line end at the end.</summary>
internal static class JsonText
{
    public static string Of(JsonNode node)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(stream, options)) node.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    public static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode?)JsonValue.Create(text))];

    public static JsonArray Array(IEnumerable<int> numbers) => [.. numbers.Select(number => (JsonNode?)JsonValue.Create(number))];
}
