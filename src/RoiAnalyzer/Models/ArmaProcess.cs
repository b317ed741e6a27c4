using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>
/// The process x(t) − a·x(t−1) = e(t) + b·e(t−1) over so many volumes, e of variance 1, by its innovations (Brockwell and Davis
/// 1991, section 5.3): own(t) = x(t) − foretold(t) has variance v(t), foretold(t+1) = a·x(t) + b/v(t)·own(t),
/// v(1) = (1+2ab+b²)/(1−a²), v(t+1) = 1 + b² − b²/v(t).
/// </summary>
internal sealed class ArmaProcess
{
    private const int Width = 4;

    private readonly double[] _gains;       // b/v
    private readonly double[] _scales;      // 1/√v
    private readonly int _settled;          // from here on v does not change

    public ArmaProcess(double a, double b, int volumes)
    {
        (A, B, _gains, _scales) = (a, b, new double[volumes], new double[volumes]);
        var variance = ArmaFit.VarianceOf(a, b);
        for (var next = 0.0; _settled < volumes && next != variance; _settled++)
        {
            if (_settled > 0) variance = next;
            (_gains[_settled], _scales[_settled]) = (b / variance, 1 / Math.Sqrt(variance));
            LogDeterminant += Math.Log(variance);
            next = 1 + b * b - b * b / variance;
        }
        _gains.AsSpan(_settled).Fill(b / variance);
        _scales.AsSpan(_settled).Fill(1 / Math.Sqrt(variance));
        LogDeterminant += (volumes - _settled) * Math.Log(variance);
    }

    public double A { get; }

    public double B { get; }

    /// <summary>log|V|.</summary>
    public double LogDeterminant { get; }

    /// <summary>A series with the correlation taken out: own(t)/√v(t).</summary>
    public void Whiten(ReadOnlySpan<double> series, Span<double> whitened)
    {
        var foretold = 0.0;
        for (var t = 0; t < series.Length; t++)
        {
            var own = series[t] - foretold;
            whitened[t] = own * _scales[t];
            foretold = A * series[t] + _gains[t] * own;
        }
    }

    /// <summary>Writes b/v and 1/√v of every volume into tables of several processes.</summary>
    public void Interleave(int lane, int lanes, Span<double> gains, Span<double> scales)
    {
        for (var t = 0; t < _gains.Length; t++) (gains[t * lanes + lane], scales[t * lanes + lane]) = (_gains[t], _scales[t]);
    }

    /// <summary>Many series at once, one a column of rows padded as for <see cref="RowProducts"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Whiten(ReadOnlySpan<double> rows, int stride, Span<double> whitened)
    {
        Span<double> foretold = stackalloc double[stride];
        ref var ahead = ref MemoryMarshal.GetReference(foretold);
        for (var t = 0; t < _gains.Length; t++)
        {
            ref var row = ref MemoryMarshal.GetReference(rows.Slice(t * stride, stride));
            ref var into = ref MemoryMarshal.GetReference(whitened.Slice(t * stride, stride));
            var (gain, scale) = (_gains[t], _scales[t]);
            for (nuint c = 0; c < (nuint)stride; c += Width)
            {
                var x = Vector256.LoadUnsafe(ref row, c);
                var own = x - Vector256.LoadUnsafe(ref ahead, c);
                (own * scale).StoreUnsafe(ref into, c);
                (A * x + gain * own).StoreUnsafe(ref ahead, c);
            }
        }
    }

    /// <summary>
    /// The derivatives of log|V| + 2·Σ weight·whitened by a and by b, of rows, what <see cref="Whiten(ReadOnlySpan{double}, int, Span{double})"/>
    /// made of them, and a weight for each value.
    /// </summary>
    public (double ByA, double ByB) Slopes(ReadOnlySpan<double> rows, ReadOnlySpan<double> whitened, ReadOnlySpan<double> weights, int stride)
    {
        var (byA, byB) = (Start(new Dual(A, 1), new Dual(B, 0)), Start(new Dual(A, 0), new Dual(B, 1)));
        var (sumA, sumB) = (0.0, 0.0);
        var (slopeA, slopeB) = (new Slope(byA, 0, B), new Slope(byB, 1, B));
        Span<double> foretoldA = stackalloc double[stride], foretoldB = stackalloc double[stride];
        for (var t = 0; t < _gains.Length; t++)
        {
            sumA += byA.Slope / byA.Value;
            sumB += byB.Slope / byB.Value;
            var at = t * stride;
            var (a, b) = Step(slopeA, slopeB, t, rows.Slice(at, stride), whitened.Slice(at, stride), weights.Slice(at, stride), foretoldA, foretoldB);
            sumA += 2 * a;
            sumB += 2 * b;
            var (nextA, nextB) = (Next(byA, new Dual(B, 0)), Next(byB, new Dual(B, 1)));
            if (nextA == byA && nextB == byB) continue;
            (byA, byB, slopeA, slopeB) = (nextA, nextB, new Slope(nextA, 0, B), new Slope(nextB, 1, B));
        }
        return (sumA, sumB);
    }

    private static Dual Start(Dual a, Dual b) => (1 + a * b * 2 + b * b) / (1 - a * a);

    private static Dual Next(Dual variance, Dual b) => 1 + b * b - b * b / variance;

    /// <summary>How b/v and 1/√v change with a parameter.</summary>
    private readonly struct Slope(Dual variance, double ofB, double b)
    {
        public readonly double Gain = (ofB - b * variance.Slope / variance.Value) / variance.Value;

        public readonly double Scale = -0.5 * variance.Slope / (variance.Value * Math.Sqrt(variance.Value));
    }

    /// <summary>One volume of <see cref="Slopes"/>: Σ weight·(derivative of whitened), by a and by b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double, double) Step(
        Slope a, Slope b, int t, ReadOnlySpan<double> row, ReadOnlySpan<double> whitened, ReadOnlySpan<double> weights, Span<double> foretoldA, Span<double> foretoldB)
    {
        var (gain, scale, toOwn, width) = (_gains[t], _scales[t], 1 / _scales[t], (nuint)row.Length);
        ref var values = ref MemoryMarshal.GetReference(row);
        ref var own = ref MemoryMarshal.GetReference(whitened[..row.Length]);
        ref var weight = ref MemoryMarshal.GetReference(weights[..row.Length]);
        ref var aheadA = ref MemoryMarshal.GetReference(foretoldA[..row.Length]);
        ref var aheadB = ref MemoryMarshal.GetReference(foretoldB[..row.Length]);
        Vector256<double> sumA = default, sumB = default;
        for (nuint c = 0; c < width; c += Width)
        {
            var (unscaled, weighted) = (Vector256.LoadUnsafe(ref own, c) * toOwn, Vector256.LoadUnsafe(ref weight, c));
            var (ownA, ownB) = (-Vector256.LoadUnsafe(ref aheadA, c), -Vector256.LoadUnsafe(ref aheadB, c));
            sumA += weighted * (scale * ownA + a.Scale * unscaled);
            sumB += weighted * (scale * ownB + b.Scale * unscaled);
            (Vector256.LoadUnsafe(ref values, c) + a.Gain * unscaled + gain * ownA).StoreUnsafe(ref aheadA, c);
            (b.Gain * unscaled + gain * ownB).StoreUnsafe(ref aheadB, c);
        }
        return (sumA[0] + sumA[2] + (sumA[1] + sumA[3]), sumB[0] + sumB[2] + (sumB[1] + sumB[3]));
    }
}
