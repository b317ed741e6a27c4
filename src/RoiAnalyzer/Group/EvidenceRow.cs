using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Group;

/// <summary>What one test of the group table says for an effect, for none, and what it could have shown.</summary>
/// <param name="Test">The row of the group table.</param>
/// <param name="Factors">Bayes factors over <see cref="BayesFactor.Scales"/>; empty where the test has none.</param>
/// <param name="Equivalence">Against the bound of the plan; null where none was declared or the test has no error.</param>
/// <param name="SuggestedBound">
/// Where no bound was declared, the smallest detectable change of a participant of the reference arm; NaN where a bound was declared or
/// there is no such arm.
/// </param>
/// <param name="DetectableEffect">The true effect that a test with this error finds with probability .8, in the values' unit.</param>
/// <param name="PowerForBound">The probability of finding a true effect as large as the bound; NaN where none was declared.</param>
public sealed record EvidenceRow(
    GroupRow Test, IReadOnlyList<BayesFactor> Factors, Equivalence? Equivalence, double SuggestedBound, double DetectableEffect, double PowerForBound)
{
    /// <summary><c>equivalent</c>, <c>not_shown</c>, or <c>no_bound</c>; null where the row has no test.</summary>
    public string? Verdict => Test.Status != GroupStatus.Ok ? null : Equivalence is null ? "no_bound" : Equivalence.IsEquivalent ? "equivalent" : "not_shown";
}
