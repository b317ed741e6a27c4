using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace RoiAnalyzer.Images;

/// <summary>
/// Makes the runtime's <see cref="System.IO.Compression.GZipStream"/> refuse gzip data that is cut, its trailer included;
/// without this it
/// ends quietly. The runtime looks once, when the first stream is made, so it must be told when this assembly is loaded.
/// </summary>
internal static class StrictInflating
{
    public const string Switch = "System.IO.Compression.UseStrictValidation";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "must come before the first GZipStream of the process")]
    internal static void TurnOn() => AppContext.SetSwitch(Switch, true);
}
