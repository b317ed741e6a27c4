using RoiAnalyzer.Kernels;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>
/// The inverse of second-order autoregressive noise's V is Σ c·S over six matrices of ones (<see cref="Image"/>), the c polynomials of φ₁ and φ₂
/// (<see cref="Weights"/>): each parameter then costs a sum of six products Q'SQ, which are computed once a design.
/// </summary>
internal sealed class SecondOrderProducts
{
    /// <summary>How many matrices V⁻¹ is a sum of.</summary>
    public const int Count = 6;

    /// <summary>Of fewer volumes V⁻¹ has another form.</summary>
    public const int LeastVolumes = 3;

    private readonly double[][] _basis;
    private readonly double[][] _squares;       // Q'SQ of each S, row by row in a stride

    public SecondOrderProducts(double[][] basis)
    {
        _basis = basis;
        Stride = RowProducts.Padded(basis.Length + 1);
        _squares = [.. Enumerable.Range(0, Count).Select(_ => new double[Stride * Stride])];
        for (var form = 0; form < Count; form++)
            for (var c = 0; c < Rank; c++) Row(form, basis[c]).CopyTo(_squares[form].AsSpan(c * Stride));
    }

    /// <summary>The design's independent columns.</summary>
    public int Rank => _basis.Length;

    /// <summary>Volumes.</summary>
    public int Volumes => _basis[0].Length;

    /// <summary>The length of a row of the products.</summary>
    public int Stride { get; }

    /// <summary>Q'SQ.</summary>
    public ReadOnlySpan<double> Square(int form) => _squares[form];

    /// <summary>Q'V⁻¹Q, with room for a series in one row more.</summary>
    public double[] Information(double[] weights)
    {
        var sum = new double[Stride * (Rank + 1)];
        for (var form = 0; form < Count; form++) Householder.Subtract(sum.AsSpan(0, Stride * Rank), _squares[form], -weights[form]);
        return sum;
    }

    /// <summary>Q'Sy.</summary>
    public double[] Row(int form, double[] values)
    {
        var image = Image(form, values);
        return Array.ConvertAll(_basis, column => WeightedSum.Of(column, image));
    }

    /// <summary>
    /// S times values: itself, the sum of both neighbours, of both values two volumes away, the first and the last value alone, the second and the
    /// last but one alone, and these two pairs, each in the other's place.
    /// </summary>
    public static double[] Image(int form, double[] values)
    {
        var (image, last) = (new double[values.Length], values.Length - 1);
        if (form == 0) return values;
        if (form <= 2)
        {
            for (var t = 0; t <= last; t++) image[t] = (t >= form ? values[t - form] : 0) + (t + form <= last ? values[t + form] : 0);
            return image;
        }
        (int Into, int From)[] pairs = form switch
        {
            3 => [(0, 0), (last, last)],
            4 => [(1, 1), (last - 1, last - 1)],
            _ => [(0, 1), (1, 0), (last - 1, last), (last, last - 1)],
        };
        foreach (var (into, from) in pairs) image[into] += values[from];
        return image;
    }

    /// <summary>The c of each matrix, of the correlation between neighbours and φ₂.</summary>
    public static Dual[] Weights(Dual correlation, Dual second)
    {
        var first = correlation * (1 - second);
        return
        [
            1 + first * first + second * second, first * (1 - second) * -1, second * -1,
            (first * first + second * second) * -1, second * second * -1, first * second * -1,
        ];
    }
}
