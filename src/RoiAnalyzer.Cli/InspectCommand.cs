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
        var whole = new Option<bool>("--whole") { Description = "Read compressed images to their ends, so that damage anywhere in them is found" };
        const string tells = "Header, grid, orientation, scaling and timing of images, and whatever is odd about them";
        var command = new Command("inspect", tells) { files, whole };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(whole), terminal));
        return command;
    }

    private static int Run(string[] files, bool whole, Terminal terminal)
    {
        var faults = new List<Fault>();
        foreach (var file in files)
        {
            try
            {
                using var image = NiftiFile.Open(file);
                if (whole) ReadToEnd(image);
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

    // without voxels to gather, a gzip file is inflated and its sums are checked, and nothing else
    private static void ReadToEnd(NiftiFile image)
    {
        while (image.GatherNext([], [])) { }
    }

    private static void Print(string file, NiftiHeader header, TextWriter to)
    {
        to.WriteLine(file);
        foreach (var (name, value) in Lines(header)) to.WriteLine($"  {name,-12} {value.ToString(CultureInfo.InvariantCulture)}");
        foreach (var oddity in NiftiOddities.Of(header)) to.WriteLine($"  odd          {oddity}");
    }

    private static IEnumerable<(string Name, FormattableString Value)> Lines(NiftiHeader header)
    {
        var order = header.BigEndian ? "big" : "little";
        var datatype = header.Datatype.ToString().ToLowerInvariant();
        var space = header.TemplateSpace ?? (header.ClaimsSpace ? "a scanner's or another image's" : "no claim");
        var origin = header.Grid.Affine.Apply(new Point(0, 0, 0));
        yield return ("format", $"NIfTI-{header.Version}, {order}-endian, {datatype}, data at byte {header.DataOffset}");
        yield return ("grid", $"{header.Grid}, {Amount.Of(header.VolumeCount, "volume")}");
        yield return ("space", $"sform code {header.SformCode}, qform code {header.QformCode}: {space}");
        yield return ("origin", $"voxel 0, 0, 0 lies at ({origin.X:0.###}, {origin.Y:0.###}, {origin.Z:0.###}) mm");
        yield return ("scaling", $"value = {header.Slope:G9} * stored + {header.Intercept:G9}");
        if (header.VolumeCount > 1 && header.RepetitionTime is { } time)
            yield return ("timing", $"{time:0.######} s between volumes by the header; the JSON sidecar decides");
        else if (header.VolumeCount > 1)
            yield return ("timing", $"not stated");
    }
}
