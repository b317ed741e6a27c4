using System.Linq.Expressions;
using System.Reflection;
using BenchmarkDotNet.Running;

namespace RoiAnalyzer.Benchmarks;

/// <summary>One benched method run alone, on an object of its own: what it answers, and what it allocates.</summary>
public sealed class Trial : IDisposable
{
    private const int Calls = 8;
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private readonly BenchmarkCase _case;
    private readonly object _bench;
    private readonly object? _answer;

    /// <summary>Sets a bench up and calls the method once.</summary>
    public Trial(BenchmarkCase @case)
    {
        _case = @case;
        _bench = Activator.CreateInstance(@case.Descriptor.Type)!;
        foreach (var parameter in @case.Parameters.Items)
            @case.Descriptor.Type.GetProperty(parameter.Name)!.SetValue(_bench, parameter.Value);
        @case.Descriptor.GlobalSetupMethod?.Invoke(_bench, null);
        _answer = @case.Descriptor.WorkloadMethod.Invoke(_bench, null);
    }

    /// <summary>
    /// Whether another method left the same: what it returned and every array of the bench, bit for bit. Null if so, else
    /// where they differ.
    /// </summary>
    public string? DifferenceTo(Trial other)
    {
        if (!Same(_answer, other._answer)) return $"answers {other._answer}, not {_answer}";
        var field = Array.Find(_case.Descriptor.Type.GetFields(Own), f => f.FieldType.IsArray && !Same(f.GetValue(_bench), f.GetValue(other._bench)));
        return field is null ? null : $"leaves other values in {field.Name}";
    }

    /// <summary>The bytes that one call allocates on the calling thread, once everything is compiled.</summary>
    public long BytesOfCall()
    {
        var call = Expression.Lambda<Action>(Expression.Call(Expression.Constant(_bench), _case.Descriptor.WorkloadMethod)).Compile();
        for (var n = 0; n < 2; n++) call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 0; n < Calls; n++) call();
        return (GC.GetAllocatedBytesForCurrentThread() - before + Calls - 1) / Calls;
    }

    /// <summary>Runs the bench's clean-up.</summary>
    public void Dispose() => _case.Descriptor.GlobalCleanupMethod?.Invoke(_bench, null);

    private static bool Same(object? a, object? b) => (a, b) switch
    {
        (double x, double y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y),
        (double[] x, double[] y) => x.AsSpan().SequenceEqual(y) || x.Length == y.Length && x.Zip(y).All(p => Same(p.First, p.Second)),
        (Array x, Array y) => x.Length == y.Length && x.Cast<object?>().Zip(y.Cast<object?>()).All(p => Same(p.First, p.Second)),
        _ => Equals(a, b),
    };
}
