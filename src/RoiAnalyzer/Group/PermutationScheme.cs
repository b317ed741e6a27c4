namespace RoiAnalyzer.Group;

/// <summary>How the permutations of a family of tests were made.</summary>
/// <param name="Method"><see cref="SignFlip"/>, <see cref="Rerandomisation"/>, <see cref="FreedmanLane"/> or <see cref="ScoreFlip"/>.</param>
/// <param name="Permutations">All there are where it is exact, else how many were drawn.</param>
/// <param name="IsExact">Whether all were looked at.</param>
public sealed record PermutationScheme(string Method, long Permutations, bool IsExact)
{
    /// <summary>Signs of whole participants are changed.</summary>
    public const string SignFlip = "sign_flip";

    /// <summary>Lots for the arms are drawn again.</summary>
    public const string Rerandomisation = "rerandomisation";

    /// <summary>Residuals of the model without the arm change places, within strata where there are any.</summary>
    public const string FreedmanLane = "freedman_lane";

    /// <summary>Signs of participants' scores in a mixed model are changed.</summary>
    public const string ScoreFlip = "score_flip";
}
