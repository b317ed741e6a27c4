using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>
/// Four points of the grid that the best is climbed from (see <see cref="ArmaNoise"/>), with what they need of a design: one series is
/// whitened at all four at once.
/// </summary>
internal sealed class ArmaFour
{
    /// <summary>How many points.</summary>
    public const int Count = 4;

    private readonly Vector256<double> _decays;
    private readonly double[] _gains, _scales;  // volumes × 4
    private readonly double[] _rows;            // the design's basis: volumes × stride
    private readonly int _rank, _stride;
    private readonly ArmaProcess[] _processes;
    private readonly double[] _information;     // the factors of Q'V⁻¹Q: row by row, in each row that of every point
    private readonly double[] _logInformation;

    /// <summary>
    /// <paramref name="whitened"/>, as long as the rows, and <paramref name="products"/>, stride², are room to work in.
    /// </summary>
    public ArmaFour(ArmaProcess[] processes, double[] rows, int rank, int stride, double[] whitened, double[] products)
    {
        (_processes, _rows, _rank, _stride) = (processes, rows, rank, stride);
        (_gains, _scales) = (new double[rows.Length / stride * Count], new double[rows.Length / stride * Count]);
        _decays = Vector256.Create(processes[0].A, processes[1].A, processes[2].A, processes[3].A);
        for (var lane = 0; lane < Count; lane++) processes[lane].Interleave(lane, Count, _gains, _scales);
        (_information, _logInformation) = (new double[rank * Count * stride], new double[Count]);
        for (var lane = 0; lane < Count; lane++)
        {
            processes[lane].Whiten(rows, stride, whitened);
            RowProducts.Gram(whitened, stride, products);
            var factor = Cholesky.Of(products, rank, stride);
            _logInformation[lane] = factor.LogDeterminant;
            for (var i = 0; i < rank; i++) factor.Row(i).CopyTo(_information.AsSpan((i * Count + lane) * stride));
        }
    }

    /// <summary>The log-likelihoods of a series; <paramref name="room"/> holds four values a volume and four rows.</summary>
    public void Heights(ReadOnlySpan<double> residuals, Span<double> room, bool restricted, Span<double> heights)
    {
        var series = room[..(residuals.Length * Count)];
        var explained = room.Slice(series.Length, _stride * Count);
        var sums = Whiten(residuals, series);
        WhitenBack(series);
        RowProducts.Cross(series, _rows, _stride, explained);
        Cholesky.Forward(_information, explained, _rank, _stride);
        for (var lane = 0; lane < Count; lane++)
        {
            var own = explained.Slice(lane * _stride, _rank);
            var left = sums[lane] - Householder.Dot(own, own);
            heights[lane] = ArmaFit.LogLikelihoodOf(left, restricted ? residuals.Length - _rank : residuals.Length,
                _processes[lane].LogDeterminant + (restricted ? _logInformation[lane] : 0));
        }
    }

    /// <summary>As <see cref="ArmaProcess.Whiten(ReadOnlySpan{double}, Span{double})"/>; the sums of squares.</summary>
    private Vector256<double> Whiten(ReadOnlySpan<double> residuals, Span<double> series)
    {
        Vector256<double> foretold = default, sums = default;
        ref var into = ref MemoryMarshal.GetReference(series[..(residuals.Length * Count)]);
        ref var gains = ref MemoryMarshal.GetReference(_gains.AsSpan(0, residuals.Length * Count));
        ref var scales = ref MemoryMarshal.GetReference(_scales.AsSpan(0, residuals.Length * Count));
        for (var t = 0; t < residuals.Length; t++)
        {
            var (value, at) = (Vector256.Create(residuals[t]), (nuint)(t * Count));
            var own = value - foretold;
            var whitened = own * Vector256.LoadUnsafe(ref scales, at);
            whitened.StoreUnsafe(ref into, at);
            sums += whitened * whitened;
            foretold = _decays * value + Vector256.LoadUnsafe(ref gains, at) * own;
        }
        return sums;
    }

    /// <summary>The transpose of the whitening, so that both together are V⁻¹; in place.</summary>
    private void WhitenBack(Span<double> series)
    {
        Vector256<double> ahead = default;      // what a foretold value is worth
        for (var at = series.Length - Count; at >= 0; at -= Count)
        {
            var own = Vector256.Create<double>(series[at..]) * Vector256.Create(_scales.AsSpan(at)) + Vector256.Create(_gains.AsSpan(at)) * ahead;
            (own + _decays * ahead).CopyTo(series[at..]);
            ahead = -own;
        }
    }
}
