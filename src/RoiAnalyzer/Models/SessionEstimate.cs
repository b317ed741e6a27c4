namespace RoiAnalyzer.Models;

/// <summary>One estimate of a session from its runs, and the change between two sessions.</summary>
public static class SessionEstimate
{
    /// <summary>
    /// The fixed effect of n independent runs: the plain mean of their effects, with variance Σ variance / n² and the sum
    /// of their degrees of freedom. Runs are weighted alike, so that a session's estimate does not lean on its noisiest
    /// or calmest run.
    /// </summary>
    public static Estimate Of(IReadOnlyList<Estimate> runs)
    {
        ArgumentOutOfRangeException.ThrowIfZero(runs.Count);
        var variance = runs.Sum(Variance) / ((double)runs.Count * runs.Count);
        return new Estimate(runs.Average(run => run.Effect), Math.Sqrt(variance), runs.Sum(run => run.DegreesOfFreedom));
    }

    /// <summary>
    /// Post minus pre: the variances add, and the degrees of freedom are Welch and Satterthwaite's,
    /// (v₁+v₂)² / (v₁²/ν₁ + v₂²/ν₂).
    /// </summary>
    public static Estimate Change(Estimate pre, Estimate post)
    {
        double before = Variance(pre), after = Variance(post), sum = before + after;
        var freedom = sum * sum / (before * before / pre.DegreesOfFreedom + after * after / post.DegreesOfFreedom);
        if (sum == 0) freedom = pre.DegreesOfFreedom + post.DegreesOfFreedom;
        return new Estimate(post.Effect - pre.Effect, Math.Sqrt(sum), freedom);
    }

    private static double Variance(Estimate estimate) => estimate.StandardError * estimate.StandardError;
}
