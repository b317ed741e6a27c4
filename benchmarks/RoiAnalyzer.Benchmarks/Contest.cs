using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;

namespace RoiAnalyzer.Benchmarks;

/// <summary>One method of a bench against the bench's baseline, in one case of its parameters.</summary>
public sealed record Contest(BenchmarkCase Baseline, BenchmarkCase Candidate)
{
    /// <summary>Class and method, as the limits name them.</summary>
    public string Bench => $"{Candidate.Descriptor.Type.Name}.{Candidate.Descriptor.WorkloadMethod.Name}";

    /// <summary>The parameters, or a dash.</summary>
    public string Case => Candidate.Parameters.Count == 0 ? "-" : string.Join(' ', Candidate.Parameters.Items.Select(p => FormattableString.Invariant($"{p.Name}={p.Value}")));

    /// <summary>
    /// Whether both must give the same answer: so it is where the baseline is a definition, that is, called Reference.
    /// </summary>
    public bool MustAgree => Baseline.Descriptor.WorkloadMethod.Name == "Reference";

    /// <summary>All contests of those classes that hold benches; one without a baseline is an <see cref="ArgumentException"/>.</summary>
    public static IReadOnlyList<Contest> Of(IEnumerable<Type> classes) => [.. classes.Where(HoldsBenches)
        .SelectMany(bench => BenchmarkConverter.TypeToBenchmarks(bench).BenchmarksCases.GroupBy(c => c.Parameters.DisplayInfo)).SelectMany(Of)];

    private static bool HoldsBenches(Type type) => type.GetMethods().Any(m => m.IsDefined(typeof(BenchmarkAttribute), inherit: true));

    private static IEnumerable<Contest> Of(IEnumerable<BenchmarkCase> cases)
    {
        var all = cases.ToList();
        var baseline = all.Find(c => c.Descriptor.Baseline)
            ?? throw new ArgumentException($"{all[0].Descriptor.Type.Name} has no [Benchmark(Baseline = true)] to be held against", nameof(cases));
        return all.Where(c => c != baseline).Select(c => new Contest(baseline, c));
    }
}
