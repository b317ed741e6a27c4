namespace RoiAnalyzer.Models;

/// <summary>
/// When a run's volumes were taken: the repetition time in seconds, the number of volumes, and the fraction of the
/// repetition time (0…1) at which the slice was acquired that all others were corrected to.
/// </summary>
public readonly record struct Timing(double RepetitionTime, int VolumeCount, double SliceTimeReference)
{
    /// <summary>A repetition time below this many seconds is taken for a mistake.</summary>
    public const double LeastRepetitionTime = 0.01;

    /// <summary>A repetition time above this many seconds is taken for a mistake, milliseconds for one.</summary>
    public const double LargestRepetitionTime = 100;

    /// <summary>The run's end: the number of volumes times the repetition time, in seconds.</summary>
    public double Duration => VolumeCount * RepetitionTime;

    /// <summary>The time of each volume, in seconds from the run's start: (t + reference) · repetition time.</summary>
    public double[] FrameTimes
    {
        get
        {
            var first = SliceTimeReference * RepetitionTime;
            var last = (VolumeCount - 1 + SliceTimeReference) * RepetitionTime;
            return EvenlySpaced(first, last, VolumeCount);
        }
    }

    /// <summary>
    /// The timing of a run whose sidecar gives <paramref name="startTime"/> seconds (<c>StartTime</c>), the time its
    /// volumes stand for. Unknown: the middle, 0.5, the mean slice time of data without slice-time correction. A start
    /// time outside the repetition time, or a repetition time that cannot be one, is an <see cref="InputException"/> that
    /// names <paramref name="file"/>.
    /// </summary>
    public static Timing Of(double repetitionTime, int volumeCount, double? startTime, string file = "sidecar")
    {
        if (!(repetitionTime >= LeastRepetitionTime && repetitionTime <= LargestRepetitionTime))
            throw new InputException(new Place(file, Field: "RepetitionTime"),
                FormattableString.Invariant($"{LeastRepetitionTime} to {LargestRepetitionTime} seconds"),
                FormattableString.Invariant($"{repetitionTime}"), "Correct it: is it in milliseconds?");
        ArgumentOutOfRangeException.ThrowIfLessThan(volumeCount, 1);
        if (startTime is null) return new Timing(repetitionTime, volumeCount, 0.5);
        if (!(startTime >= 0 && startTime <= repetitionTime))
            throw new InputException(new Place(file, Field: "StartTime"),
                FormattableString.Invariant($"0 to the repetition time, {repetitionTime} s"),
                FormattableString.Invariant($"{startTime} s"), "Correct the sidecar, or remove StartTime from it.");
        return new Timing(repetitionTime, volumeCount, startTime.Value / repetitionTime);
    }

    /// <summary>
    /// Numbers at equal steps that begin and end exactly at the two given. The arithmetic is that of numpy's linspace,
    /// so that an onset that falls on a step is found at the same step.
    /// </summary>
    internal static double[] EvenlySpaced(double first, double last, int count)
    {
        var step = count > 1 ? (last - first) / (count - 1) : 0;
        var values = new double[count];
        for (var i = 0; i < count; i++) values[i] = i * step + first;
        if (count > 1) values[^1] = last;
        return values;
    }
}
