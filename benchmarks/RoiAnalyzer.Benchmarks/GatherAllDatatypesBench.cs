using System.Numerics;
using BenchmarkDotNet.Attributes;
using RoiAnalyzer.Kernels;

namespace RoiAnalyzer.Benchmarks;

/// <summary>Every stored voxel of a piece of 256 KB to values, for the datatypes beside int16: against the definition.</summary>
[MemoryDiagnoser]
public class GatherAllDatatypesBench
{
    private const double Slope = 50, Intercept = 3;
    private readonly byte[] _bytes = new byte[256 * 1024];
    private double[] _values = [];

    /// <summary>The stored type, as the field calls it.</summary>
    [Params("uint8", "uint16", "int32", "float32")]
    public string Datatype { get; set; } = "";

    /// <summary>Whether the bytes must be turned round.</summary>
    [Params(false, true)]
    public bool BigEndian { get; set; }

    /// <summary>Any bytes are integers; of float32 the exponents are kept small, so that none is not-a-number.</summary>
    [GlobalSetup]
    public void Fill()
    {
        new Random(20200101).NextBytes(_bytes);
        for (var n = 0; n < _bytes.Length; n++) _bytes[n] &= 0x3F;
        _values = new double[_bytes.Length / (Datatype is "uint8" ? 1 : Datatype is "uint16" ? 2 : 4)];
    }

    /// <summary>The definition, voxel by voxel and byte by byte.</summary>
    [Benchmark(Baseline = true)]
    public void Reference()
    {
        switch (Datatype)
        {
            case "uint8": Reference<byte>(); break;
            case "uint16": Reference<ushort>(); break;
            case "int32": Reference<int>(); break;
            default: Reference<float>(); break;
        }
    }

    /// <summary>The same values in one loop.</summary>
    [Benchmark]
    public void All()
    {
        switch (Datatype)
        {
            case "uint8": Gather.All<byte>(_bytes, BigEndian, Slope, Intercept, _values); break;
            case "uint16": Gather.All<ushort>(_bytes, BigEndian, Slope, Intercept, _values); break;
            case "int32": Gather.All<int>(_bytes, BigEndian, Slope, Intercept, _values); break;
            default: Gather.All<float>(_bytes, BigEndian, Slope, Intercept, _values); break;
        }
    }

    private void Reference<T>() where T : unmanaged, INumberBase<T>
    {
        for (var n = 0; n < _values.Length; n++) _values[n] = Gather.Reference<T>(_bytes, BigEndian, n, Slope, Intercept);
    }
}
