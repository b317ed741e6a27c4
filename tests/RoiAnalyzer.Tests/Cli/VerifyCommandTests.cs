using RoiAnalyzer.Cli;
using RoiAnalyzer.Verification;

namespace RoiAnalyzer.Tests.Cli;

public class VerifyCommandTests
{
    [Fact]
    public void All_reference_values_are_met_and_said_to_be()
    {
        var run = CommandLine.Run("verify");
        Assert.Equal(0, run.Code);
        Assert.DoesNotContain("WRONG", run.Out, StringComparison.Ordinal);
        Assert.Equal(ReferenceValues.All().Count, run.Out.Split('\n').Count(line => line.TrimEnd().EndsWith("ok", StringComparison.Ordinal)));
        Assert.Matches(@"^All \d{3} reference values are met on this machine\.$", run.LastLine);
    }

    [Fact]
    public void A_value_that_is_wrong_is_printed_as_wrong_and_fails()
    {
        var groups = ReferenceValues.All().ToList();
        var (at, group) = (7, groups[7]);
        groups[at] = group with { Values = [group.Values[0] with { Computed = group.Values[0].Computed + 1 }, .. group.Values.Skip(1)] };
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var terminal = new Terminal(output, error);
        Assert.Equal(1, VerifyCommand.Print(terminal, groups));
        var wrong = Assert.Single(output.ToString().Split('\n'), line => line.TrimEnd().EndsWith("WRONG", StringComparison.Ordinal));
        Assert.Contains(group.What, wrong, StringComparison.Ordinal);
        Assert.Equal($"1 group of {groups.Count} not met: do not trust results of this program on this machine, and report it.", error.ToString().Trim());
    }
}
