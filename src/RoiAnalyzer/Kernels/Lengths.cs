using System.Diagnostics.CodeAnalysis;

namespace RoiAnalyzer.Kernels;

/// <summary>Refuses spans whose lengths do not fit each other, with both lengths in the message.</summary>
internal static class Lengths
{
    /// <summary>Two spans must be equally long.</summary>
    public static void MustAgree(int count, string what, int other, string otherWhat)
    {
        if (count != other) Disagree(count, what, other, otherWhat);
    }

    // apart, so that making a message does not use up what the compiler is willing to inline into a kernel
    [DoesNotReturn]
    private static void Disagree(int count, string what, int other, string otherWhat) =>
        throw new ArgumentException($"{count} {what}, {other} {otherWhat}: lengths must agree");

    /// <summary>A span must hold so many volumes of so many voxels.</summary>
    public static void MustHold(int values, long volumes, long voxels)
    {
        if (values != volumes * voxels)
            throw new ArgumentException($"{values} values, {volumes} volumes of {voxels} voxels: lengths must agree");
    }

    /// <summary>
    /// A result may be written over an input voxel by voxel; shifted against it, one voxel's result would be another's input.
    /// </summary>
    public static void MustNotBeShifted(ReadOnlySpan<double> input, ReadOnlySpan<double> result)
    {
        if (input.Overlaps(result, out var shift) && shift != 0)
            throw new ArgumentException(
                $"the result overlaps the values, shifted by {shift}: it must be elsewhere or in their place");
    }
}
