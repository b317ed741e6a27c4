namespace RoiAnalyzer.Benchmarks;

/// <summary>What the guard found in one contest. <c>Fault</c> says how a kernel's answer differs from its definition's.</summary>
public sealed record Finding(Contest Contest, Limit? Limit, long Bytes, double Ratio, string? Fault)
{
    /// <summary>The verdict on a contest that holds its limit.</summary>
    public const string Holds = "ok";

    /// <summary>Whether it was slower than its limit, or could not be timed.</summary>
    public bool IsSlow => Fault is null && Limit is not null && !(Ratio <= Limit.Ratio);

    /// <summary>In words.</summary>
    public string Verdict => this switch
    {
        { Fault: { } fault } => $"WRONG: {fault}",
        { Limit: null } => "NO LIMIT: give it one in limits.tsv",
        { IsSlow: true } => double.IsNaN(Ratio) ? "NOT TIMED" : "SLOW",
        _ => Bytes > Limit.Bytes ? "ALLOCATES" : Holds,
    };
}
