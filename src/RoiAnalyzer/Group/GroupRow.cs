using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>
/// One row of the group table: one test of one region and contrast. A row that could not be computed is there all the same,
/// with NaN for what is not known and the reason in <see cref="Status"/> and <see cref="Reason"/>.
/// </summary>
public sealed record GroupRow
{
    /// <summary>The test whether the changes of any arms differ, as <see cref="Test"/> names it.</summary>
    public const string ChangesOfArms = "changes_of_arms";

    /// <summary>The same of the values after, adjusted for those before.</summary>
    public const string AdjustedArms = "adjusted_arms";

    /// <summary>Name of the region.</summary>
    public required string Region { get; init; }

    /// <summary>The region's role in its set.</summary>
    public required string Role { get; init; }

    /// <summary>The family of the test.</summary>
    public required Family Family { get; init; }

    /// <summary>Name of the contrast.</summary>
    public required string Contrast { get; init; }

    /// <summary><c>change</c>, <c>difference_of_changes</c>, <c>adjusted_difference</c>; with three arms or more also <c>changes_of_arms</c> and <c>adjusted_arms</c>; <c>longitudinal_change</c>, <c>longitudinal_difference</c>, <c>crossover_difference</c>, <c>crossover_adjusted</c>.</summary>
    public required string Test { get; init; }

    /// <summary>The arm whose change it is, or that is compared; null where the study has no arms.</summary>
    public required string? Arm { get; init; }

    /// <summary>The arm it is compared with; null for a change.</summary>
    public string? ReferenceArm { get; init; }

    /// <summary>The visit of a <c>longitudinal_change</c> or <c>longitudinal_difference</c>; null for the others, which are of the sessions before and after.</summary>
    public string? Visit { get; init; }

    /// <summary>Participants of <see cref="Arm"/> with both values.</summary>
    public required int N { get; init; }

    /// <summary>Participants of <see cref="Arm"/> without one of them.</summary>
    public required int Missing { get; init; }

    /// <summary>Participants of <see cref="ReferenceArm"/> with both values; 0 for a change.</summary>
    public int ReferenceN { get; init; }

    /// <summary>Participants of <see cref="ReferenceArm"/> without one of them; 0 for a change.</summary>
    public int ReferenceMissing { get; init; }

    /// <summary>Why participants are missing, each reason code with its count; empty where nobody is.</summary>
    public string MissingReasons { get; init; } = "";

    /// <summary>The mean change, or the difference between the arms, in the units of the values.</summary>
    public double Estimate { get; init; } = double.NaN;

    /// <summary>Standard deviation of the changes; NaN for a difference.</summary>
    public double StandardDeviation { get; init; } = double.NaN;

    /// <summary>Standard error of the estimate.</summary>
    public double StandardError { get; init; } = double.NaN;

    /// <summary>Its standard error where variances may differ between participants (HC3); NaN for a change.</summary>
    public double RobustError { get; init; } = double.NaN;

    /// <summary>Confidence interval of the estimate.</summary>
    public Interval Interval { get; init; } = Interval.None;

    /// <summary>The estimate over its standard error.</summary>
    public double T { get; init; } = double.NaN;

    /// <summary>The ratio of variances of a test of several arms together; NaN for the others.</summary>
    public double F { get; init; } = double.NaN;

    /// <summary>Its numerator's degrees of freedom.</summary>
    public double NumeratorDegrees { get; init; } = double.NaN;

    /// <summary>Degrees of freedom of <see cref="T"/>, or of <see cref="F"/>'s denominator.</summary>
    public double DegreesOfFreedom { get; init; } = double.NaN;

    /// <summary>Two-sided p-value, for this test alone.</summary>
    public double P { get; init; } = double.NaN;

    /// <summary>p after Holm over the primary family; NaN for every other family.</summary>
    public double PHolm { get; init; } = double.NaN;

    /// <summary>q after Benjamini and Hochberg over the primary and secondary families; NaN for controls.</summary>
    public double QBh { get; init; } = double.NaN;

    /// <summary>p after Hommel over the primary family; NaN for every other family.</summary>
    public double PHommel { get; init; } = double.NaN;

    /// <summary>q after Benjamini and Yekutieli over the primary and secondary families; NaN for controls.</summary>
    public double QBy { get; init; } = double.NaN;

    /// <summary>The share of permutations with a |t| as large, for this test alone; NaN where none were made.</summary>
    public double PPermuted { get; init; } = double.NaN;

    /// <summary>The share whose largest |t| in the primary family is as large; NaN for every other family.</summary>
    public double PMaxT { get; init; } = double.NaN;

    /// <summary>The same by stepping down; NaN for every other family.</summary>
    public double PMaxTStep { get; init; } = double.NaN;

    /// <summary>How the permutations were made; null where none were.</summary>
    public PermutationScheme? Permuted { get; init; }

    /// <summary>The mean change in standard deviations of the changes; NaN for a difference.</summary>
    public double Dz { get; init; } = double.NaN;

    /// <summary>Confidence interval of <see cref="Dz"/>, from the noncentral t.</summary>
    public Interval DzInterval { get; init; } = Interval.None;

    /// <summary>p of equal slopes in both arms, which the adjusted difference assumes; NaN for the other tests.</summary>
    public double SlopeP { get; init; } = double.NaN;

    /// <summary>One of the codes of <see cref="GroupStatus"/>.</summary>
    public string Status { get; init; } = GroupStatus.Ok;

    /// <summary>What the status means here, in words; empty where it is <c>ok</c>.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The row with the numbers of an effect.</summary>
    internal GroupRow With(EffectTest effect) => this with
    {
        Estimate = effect.Estimate,
        StandardError = effect.StandardError,
        Interval = effect.Interval,
        T = effect.T,
        DegreesOfFreedom = effect.DegreesOfFreedom,
        P = effect.P,
    };

    /// <summary>The row with its p-values by permutations, those against the largest where it is primary, from its place in the test.</summary>
    internal GroupRow With(PermutationTest test, int place, string method) => this with
    {
        PPermuted = test.P[place],
        PMaxT = Family == Group.Family.Primary ? test.MaxT[place] : double.NaN,
        PMaxTStep = Family == Group.Family.Primary ? test.StepDownMaxT[place] : double.NaN,
        Permuted = new PermutationScheme(method, test.Permutations, test.IsExact),
    };
}
