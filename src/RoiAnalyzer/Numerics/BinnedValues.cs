using System.Numerics.Tensors;

namespace RoiAnalyzer.Numerics;

/// <summary>
/// Values in bins of equal width, so that the value at a place of their order is looked for among the few of its bin. What is found is exact,
/// however the values lie; where most share a bin it takes as long as <see cref="Quantile.AtPlace"/>.
/// </summary>
public sealed class BinnedValues
{
    private const int Count = 1024;

    private readonly double[] _values;
    private readonly ushort[] _bins;                        // of each value
    private readonly int[] _before = new int[Count + 1];    // values in lower bins
    private double[] _gathered = [];
    private int _gatheredBin = -1;

    /// <summary>Of finite values, one or more.</summary>
    public BinnedValues(double[] values)
    {
        (_values, _bins) = (values, new ushort[values.Length]);
        var least = TensorPrimitives.Min<double>(values);
        var scale = (Count - 1) / (TensorPrimitives.Max<double>(values) - least);
        if (!double.IsFinite(scale)) scale = 0;     // all alike
        for (var i = 0; i < values.Length; i++)
        {
            var bin = Math.Min((int)((values[i] - least) * scale), Count - 1);
            _bins[i] = (ushort)bin;
            _before[bin + 1]++;
        }
        for (var bin = 0; bin < Count; bin++) _before[bin + 1] += _before[bin];
    }

    /// <summary>The value that sorting puts at a place, from 0.</summary>
    public double AtPlace(int place)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, _values.Length);
        var bin = 0;
        while (_before[bin + 1] <= place) bin++;
        if (bin != _gatheredBin) (_gathered, _gatheredBin) = (Gather(bin), bin);
        return Quantile.AtPlace(_gathered, place - _before[bin]);
    }

    private double[] Gather(int bin)
    {
        var gathered = new double[_before[bin + 1] - _before[bin]];
        for (int n = 0, at = 0; n < gathered.Length; n++, at++)
        {
            at += _bins.AsSpan(at).IndexOf((ushort)bin);
            gathered[n] = _values[at];
        }
        return gathered;
    }
}
