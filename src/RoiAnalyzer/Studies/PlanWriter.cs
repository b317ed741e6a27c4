using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RoiAnalyzer.Studies;

/// <summary>From a <see cref="Plan"/> to JSON: every field, in a fixed order.</summary>
internal static class PlanWriter
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        // a plan is read by people, not put into a page: "24P+aCompCor" keeps its plus
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Plan plan)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Layout))
        {
            json.WriteStartObject();
            json.WriteString("analysis", Word(plan.Analysis));
            json.WriteString("task", plan.Task);
            json.WriteString("space", plan.Space);
            WriteSessions(json, plan.Sessions);
            WriteArm(json, plan.Arm);
            WriteRegions(json, plan.Regions);
            WriteContrasts(json, plan.Contrasts);
            WriteFContrasts(json, plan.FContrasts);
            WriteTexts(json, "primary_contrasts", plan.PrimaryContrasts);
            WriteModel(json, plan.Model);
            RestPlan.Write(json, plan.Rest);
            InfusionSection.Write(json, plan.Infusion);
            if (plan.SignalChangeBeside.Count == 0) json.WriteString("percent_signal_change", Word(plan.PercentSignalChange));
            else WriteTexts(json, "percent_signal_change", [Word(plan.PercentSignalChange), .. plan.SignalChangeBeside.Select(Word)]);
            WriteNumbers(json, "reference_durations", plan.ReferenceDurations);
            StatisticsPlan.Write(json, plan.Statistics);
            json.WriteNumber("seed", plan.Seed);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>A value of an enumeration as it is written in a plan.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static void WriteSessions(Utf8JsonWriter json, SessionPlan sessions)
    {
        json.WriteStartObject("sessions");
        json.WriteString("pre", sessions.Pre);
        json.WriteString("post", sessions.Post);
        WriteTexts(json, "follow_up", sessions.FollowUp);
        json.WriteEndObject();
    }

    private static void WriteArm(Utf8JsonWriter json, ArmPlan arm)
    {
        json.WriteStartObject("arm");
        json.WriteString("column", arm.Column);
        json.WriteString("reference", arm.Reference);
        json.WriteBoolean("randomised", arm.Randomised);
        json.WriteEndObject();
    }

    private static void WriteRegions(Utf8JsonWriter json, RegionPlan regions)
    {
        json.WriteStartObject("regions");
        json.WriteString("set", regions.Set);
        json.WriteString("atlas", regions.Atlas);
        WriteTexts(json, "primary", regions.Primary);
        json.WriteString("membership", Word(regions.Membership));
        json.WriteString("summary", Word(regions.Summary));
        json.WriteNumber("min_coverage", regions.MinCoverage);
        json.WriteEndObject();
    }

    private static void WriteModel(Utf8JsonWriter json, ModelPlan model)
    {
        json.WriteStartObject("model");
        json.WriteString("hrf", ResponseWord.Of(model.Response, model.Basis));
        json.WriteStartObject("fir");
        WriteNumber(json, "bin_seconds", model.Fir.BinSeconds);
        json.WriteNumber("window_seconds", model.Fir.WindowSeconds);
        json.WriteNumber("average_from", model.Fir.AverageFrom);
        json.WriteNumber("average_to", model.Fir.AverageTo);
        json.WriteBoolean("with_duration", model.Fir.WithDuration);
        json.WriteEndObject();
        WriteTexts(json, "modulators", model.Modulators);
        WriteNumber(json, "high_pass_seconds", model.HighPassSeconds);
        json.WriteString("noise", Word(model.Noise));
        WriteTexts(json, "confounds", model.Confounds);
        WriteNumber(json, "fd_limit", model.FramewiseDisplacementLimit);
        WriteNumber(json, "std_dvars_limit", model.StandardisedDvarsLimit);
        json.WriteNumber("dummy_scans", model.DummyScans);
        json.WriteEndObject();
    }

    private static void WriteContrasts(
        Utf8JsonWriter json, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>>? contrasts)
    {
        if (contrasts is null)
        {
            json.WriteNull("contrasts");
            return;
        }

        json.WriteStartObject("contrasts");
        foreach (var (name, weights) in contrasts) WriteNumbers(json, name, weights);
        json.WriteEndObject();
    }

    private static void WriteFContrasts(
        Utf8JsonWriter json, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, double>>> contrasts)
    {
        json.WriteStartObject("f_contrasts");
        foreach (var (name, rows) in contrasts)
        {
            json.WriteStartArray(name);
            foreach (var row in rows) WriteNumbers(json, null, row);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string? name, IReadOnlyDictionary<string, double>? numbers)
    {
        if (numbers is null)
        {
            json.WriteNull(name!);
            return;
        }

        if (name is null) json.WriteStartObject();
        else json.WriteStartObject(name);
        foreach (var (key, number) in numbers) json.WriteNumber(key, number);
        json.WriteEndObject();
    }

    internal static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    internal static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string>? texts)
    {
        if (texts is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
