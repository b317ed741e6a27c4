using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>One answer to the same question under one treatment of what is missing.</summary>
public sealed record MissingDataRow
{
    /// <summary>Of participants with every visit alone: analysis of covariance, or the difference of changes where arms were not randomised.</summary>
    public const string CompleteCase = "complete_case";

    /// <summary>Of everybody with any value: the longitudinal model.</summary>
    public const string AllAvailable = "all_available";

    /// <summary>The same, with the missing values of the arm shifted until the interval reaches 0.</summary>
    public const string TippingPoint = "tipping_point";

    /// <summary>The same, with the missing values of the arm like the reference's.</summary>
    public const string JumpToReference = "jump_to_reference";

    /// <summary>Name of the region.</summary>
    public required string Region { get; init; }

    /// <summary>Name of the contrast.</summary>
    public required string Contrast { get; init; }

    /// <summary>Label of the visit.</summary>
    public required string Visit { get; init; }

    /// <summary>The arm.</summary>
    public required string Arm { get; init; }

    /// <summary>The arm it is compared with.</summary>
    public required string ReferenceArm { get; init; }

    /// <summary>How what is missing was treated.</summary>
    public required string Method { get; init; }

    /// <summary>Participants of the arm with the value.</summary>
    public int N { get; init; }

    /// <summary>Participants of the reference arm with the value.</summary>
    public int ReferenceN { get; init; }

    /// <summary>Participants of the arm without it.</summary>
    public int Missing { get; init; }

    /// <summary>The shift of missing values, in the units of the values; NaN for methods without one.</summary>
    public double Delta { get; init; } = double.NaN;

    /// <summary>The difference; null where it cannot be had.</summary>
    public EffectTest? Effect { get; init; }

    /// <summary>ok, or why there is no answer.</summary>
    public string Status { get; init; } = GroupStatus.Ok;

    /// <summary>The status in words.</summary>
    public string Reason { get; init; } = "";
}
