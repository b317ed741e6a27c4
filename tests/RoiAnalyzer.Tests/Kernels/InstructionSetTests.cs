using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RoiAnalyzer.Tests.Kernels;

/// <summary>
/// CI runs the suite with instruction sets switched off, and says in ROI_EXPECT_VECTOR what the widest vector must then
/// be: a switch that is ignored must not pass for a test of the narrow path.
/// </summary>
public class InstructionSetTests
{
    [Fact]
    public void The_switch_that_ci_set_took_effect()
    {
        var expected = Environment.GetEnvironmentVariable("ROI_EXPECT_VECTOR");
        if (expected is null) Assert.Skip("ROI_EXPECT_VECTOR is not set: no instruction set was switched off");
        Assert.Equal(expected, Widest());
    }

    private static string Widest() => !Vector128.IsHardwareAccelerated ? "none" : !Avx2.IsSupported ? "128" : Avx512F.IsSupported ? "512" : "256";
}
