using BenchmarkDotNet.Attributes;

namespace RoiAnalyzer.Tests.Benchmarks;

/// <summary>A definition that adds 4096 numbers twice over; kernels that are to be held against it derive from it.</summary>
public abstract class MadeBench
{
    private readonly double[] _values = [.. Enumerable.Range(0, 4096).Select(n => 0.1 * n)];

    [Benchmark(Baseline = true)]
    public double Reference() => Sum(times: 20);

    /// <summary>The sum, computed so many times.</summary>
    protected double Sum(int times)
    {
        var sum = 0.0;
        for (var time = 0; time < times; time++)
        {
            sum = 0;
            foreach (var value in _values) sum += value;
        }
        return sum;
    }
}

/// <summary>A twentieth of the definition's work, the same answer.</summary>
public class SoundBench : MadeBench
{
    [Benchmark]
    public double Of() => Sum(times: 1);
}

/// <summary>Twenty times the work.</summary>
public class SlowedBench : MadeBench
{
    [Benchmark]
    public double Of() => Sum(times: 400);
}

/// <summary>Wrong in the last bit.</summary>
public class WrongBench : MadeBench
{
    [Benchmark]
    public double Of() => Math.BitIncrement(Sum(times: 1));
}

/// <summary>The right number returned, a wrong one left between the others.</summary>
public class WrongWithinBench : MadeBench
{
    private readonly double[] _means = new double[3];

    [Benchmark]
    public double Of()
    {
        _means[1] = -1;
        return Sum(times: 1);
    }
}

/// <summary>Right and fast, with garbage.</summary>
public class AllocatingBench : MadeBench
{
    public object? Garbage { get; private set; }

    [Benchmark]
    public double Of()
    {
        Garbage = new object();
        return Sum(times: 1);
    }
}

/// <summary>Nothing to be held against.</summary>
public class AloneBench
{
    private readonly double _value = 1;

    [Benchmark]
    public double Of() => _value;
}
