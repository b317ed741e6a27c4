using System.CommandLine;
using System.Globalization;
using RoiAnalyzer.Verification;

namespace RoiAnalyzer.Cli;

/// <summary><c>verify</c>: recomputes the reference values that the program carries with it, and prints the largest error of each group.</summary>
public static class VerifyCommand
{
    internal static Command Create(Terminal terminal)
    {
        var command = new Command("verify", "Recomputes embedded reference values and prints the largest error of each group");
        command.SetAction(_ => Print(terminal, ReferenceValues.All()));
        return command;
    }

    /// <summary>Prints a table of groups; 0 where all of them hold, else 1.</summary>
    public static int Print(Terminal terminal, IReadOnlyList<ReferenceGroup> groups)
    {
        var table = new TextTable("what", "issuer", "values", "largest error", "bound", "") { Right = 2..5 };
        foreach (var group in groups)
            table.Add(group.What, group.Issuer, group.Values.Count.ToString(CultureInfo.InvariantCulture), Number(group.LargestError), Number(group.Bound), group.Holds ? "ok" : "WRONG");
        foreach (var line in table.Lines(table.Width)) terminal.Out.WriteLine(line);
        var wrong = groups.Count(group => !group.Holds);
        var values = groups.Sum(group => group.Values.Count);
        terminal.Say(wrong == 0 ? $"All {values} reference values are met on this machine."
            : $"{Amount.Of(wrong, "group")} of {groups.Count} not met: do not trust results of this program on this machine, and report it.");
        return wrong == 0 ? ExitCode.Done : ExitCode.SomethingFailed;
    }

    private static string Number(double value) => value == 0 ? "0" : value.ToString("0.0e+0", CultureInfo.InvariantCulture);
}
