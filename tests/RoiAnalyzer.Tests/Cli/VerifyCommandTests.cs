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
}
