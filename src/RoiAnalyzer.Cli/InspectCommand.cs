using System.CommandLine;
using System.Globalization;
using RoiAnalyzer.Images;

namespace RoiAnalyzer.Cli;

/// <summary><c>inspect FILE…</c>: what an image's header says, and whatever is odd about it.</summary>
internal static class InspectCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("files") { Description = "Images", Arity = ArgumentArity.OneOrMore };
        var command = new Command("inspect", "Header, grid, orientation, scaling and timing of images, and whatever is odd about them") { files };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, terminal));
        return command;
    }

    private static int Run(string[] files, Terminal terminal)
    {
        var faults = new List<Fault>();
        foreach (var file in files)
        {
            try
            {
                using var image = NiftiFile.Open(file);
                Print(file, image.Header, terminal.Out);
            }
            catch (InputException e)
            {
                faults.AddRange(e.Faults);
            }
        }
        if (faults.Count > 0) throw new InputException(faults);
        return ExitCode.Done;
    }

    private static void Print(string file, NiftiHeader header, TextWriter to)
    {
        to.WriteLine(file);
        void Line(string name, FormattableString value) => to.WriteLine($"  {name,-12} {value.ToString(CultureInfo.InvariantCulture)}");
        Line("format", $"NIfTI-{header.Version}, {(header.BigEndian ? "big" : "little")}-endian, {header.Datatype.ToString().ToLowerInvariant()}, data at byte {header.DataOffset}");
        Line("grid", $"{header.Grid}, {header.VolumeCount} volume{(header.VolumeCount == 1 ? "" : "s")}");
        Line("space", $"sform code {header.SformCode}, qform code {header.QformCode}: {header.TemplateSpace ?? (header.ClaimsSpace ? "a scanner's or another image's" : "no claim")}");
        var a = header.Grid.Affine;
        var origin = a.Apply(new Point(0, 0, 0));
        Line("origin", $"voxel 0, 0, 0 lies at ({origin.X:0.###}, {origin.Y:0.###}, {origin.Z:0.###}) mm");
        Line("scaling", $"value = {header.Slope:G9} * stored + {header.Intercept:G9}");
        if (header.VolumeCount > 1)
            Line("timing", $"{(header.RepetitionTime is { } time ? time.ToString("0.######", CultureInfo.InvariantCulture) + " s between volumes by the header; the JSON sidecar decides" : "not stated")}");
        foreach (var oddity in NiftiOddities.Of(header)) to.WriteLine($"  odd          {oddity}");
    }
}
