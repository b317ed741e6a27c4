using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoiAnalyzer.Regions;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SeedFile))]
internal sealed partial class SeedFileJson : JsonSerializerContext;
