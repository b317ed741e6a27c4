using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Statistics;

/// <summary>
/// The criterion −2 log-likelihood of a mixed model at one θ, full or restricted (Harville 1977), with its derivatives. Everything is
/// whitened first: with LL' = V of each participant, X̃ = L⁻¹XC'⁻¹ for CC' = X'V⁻¹X, so that Σ X̃'X̃ = I, and
/// Ṽᵢ = L⁻¹(∂V/∂θᵢ)L'⁻¹; traces are then sums of squares.
/// </summary>
internal sealed class MixedPoint
{
    private const double Independent = 1e-6;    // of a new column's length is left beside the others, at least

    private readonly MixedData _data;
    private readonly CovarianceStructure _structure;
    private readonly bool _restricted;
    private readonly Cholesky[] _factors;       // of V, by pattern of visits
    private readonly Cholesky _information;     // of X'V⁻¹X
    private readonly double[][][] _design;      // X̃ by participant, column
    private readonly double[][] _residuals;     // L⁻¹(y − Xβ) by participant
    private readonly Lazy<MixedDerivatives> _derivatives;

    private MixedPoint(MixedData data, CovarianceStructure structure, double[] natural, bool restricted, Cholesky[] factors)
    {
        (_data, _structure, Natural, _restricted, _factors) = (data, structure, natural, restricted, factors);
        (_design, var values) = Whiten();
        _information = InformationOf(_design);
        foreach (var block in _design) Rotate(block);
        Rotated = SumOf(block => Products(_design[block], values[block]));
        Beta = [.. Rotated];
        _information.Back(Beta);
        _residuals = [.. values.Select((own, block) => Without(own, _design[block], Rotated))];
        _derivatives = new(() => new MixedDerivatives(data, structure, natural, restricted, factors, _design, _residuals));
        Value = Criterion();
    }

    /// <summary>θ.</summary>
    public double[] Natural { get; }

    /// <summary>The generalised least-squares coefficients.</summary>
    public double[] Beta { get; }

    /// <summary>−2 log-likelihood.</summary>
    public double Value { get; }

    /// <summary>Its derivatives by θ, computed when they are first asked for.</summary>
    public MixedDerivatives Derivatives => _derivatives.Value;

    /// <summary>The coefficients in the coordinates in which their covariance is the identity.</summary>
    private double[] Rotated { get; }

    /// <summary>The model at θ; null where V or X'V⁻¹X is not positive definite there.</summary>
    public static MixedPoint? At(MixedData data, CovarianceStructure structure, double[] natural, bool restricted)
    {
        var factors = new Cholesky[data.Representatives.Count];
        for (var pattern = 0; pattern < factors.Length; pattern++)
        {
            var block = data.Representatives[pattern];
            var covariance = new double[block.Size * block.Size];
            structure.Covariance(block, natural, covariance);
            factors[pattern] = Cholesky.Of(covariance, block.Size, block.Size);
            for (var i = 0; i < block.Size; i++)
                if (!(factors[pattern].Pivot(i) > 1e-7 * Math.Sqrt(covariance[i * block.Size + i]))) return null;
        }
        var point = new MixedPoint(data, structure, natural, restricted, factors);
        return double.IsFinite(point.Value) ? point : null;
    }

    /// <summary>A combination of the coefficients in the coordinates in which their covariance is the identity.</summary>
    public double[] Rotate(ReadOnlySpan<double> weights)
    {
        var rotated = weights.ToArray();
        _information.Forward(rotated);
        return rotated;
    }

    /// <summary>
    /// What each participant contributes to the effect of one more column, given in rows of each participant; participants are numbered
    /// by <paramref name="participants"/>. Null where the column depends on the others.
    /// </summary>
    public EffectScores? ScoresOf(IReadOnlyList<double[]> column, IReadOnlyList<int> participants)
    {
        double[][] whole = [.. column.Select((own, block) => Forward(_factors[_data.Patterns[block]], own))];
        var along = SumOf(block => Products(_design[block], whole[block]));
        double[][] rest = [.. whole.Select((own, block) => Without(own, _design[block], along))];
        var length = Math.Sqrt(SumOfSquares(rest));
        if (!(length > Independent * Math.Sqrt(SumOfSquares(whole)))) return null;
        return new EffectScores
        {
            Participants = participants,
            Scores = [.. rest.Select((own, block) => Householder.Dot(own, _residuals[block]) / length)],
            Nuisances = [.. rest.Select((own, block) => Array.ConvertAll(Products(_design[block], own), product => product / length))],
            SumOfSquares = SumOfSquares(_residuals),
            DegreesOfFreedom = _data.Values.Length - Beta.Length - 1,
        };
    }

    private double Criterion()
    {
        var p = Beta.Length;
        var sum = ((double)_data.Values.Length - (_restricted ? p : 0)) * Math.Log(2 * Math.PI);
        if (_restricted) sum += _information.LogDeterminant;
        for (var block = 0; block < _residuals.Length; block++)
            sum += _factors[_data.Patterns[block]].LogDeterminant + Householder.Dot(_residuals[block], _residuals[block]);
        return sum;
    }

    /// <summary>L⁻¹ times the columns and the values of each participant.</summary>
    private (double[][][] Design, double[][] Values) Whiten()
    {
        var design = new double[_data.Blocks.Count][][];
        var values = new double[design.Length][];
        for (var block = 0; block < design.Length; block++)
        {
            var own = _data.Blocks[block];
            var factor = _factors[_data.Patterns[block]];
            design[block] = [.. own.Columns.Select(column => Forward(factor, column))];
            values[block] = Forward(factor, own.Values);
        }
        return (design, values);
    }

    private static double[] Forward(Cholesky factor, double[] column)
    {
        var whitened = (double[])column.Clone();
        factor.Forward(whitened);
        return whitened;
    }

    private static Cholesky InformationOf(double[][][] design)
    {
        var p = design[0].Length;
        var information = new double[p * p];
        foreach (var block in design)
            for (var i = 0; i < p; i++)
                for (var j = 0; j <= i; j++) information[i * p + j] += Householder.Dot(block[i], block[j]);
        return Cholesky.Of(information, p, p);
    }

    /// <summary>Turns the columns by C'⁻¹.</summary>
    private void Rotate(double[][] columns)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            var row = _information.Row(i);
            for (var k = 0; k < i; k++) Householder.Subtract(columns[i], columns[k], row[k]);
            for (var n = 0; n < columns[i].Length; n++) columns[i][n] /= row[i];
        }
    }

    private double[] SumOf(Func<int, double[]> term)
    {
        var sum = new double[_design[0].Length];
        for (var block = 0; block < _design.Length; block++)
        {
            var own = term(block);
            for (var c = 0; c < sum.Length; c++) sum[c] += own[c];
        }
        return sum;
    }

    private static double SumOfSquares(double[][] rows) => rows.Sum(own => Householder.Dot(own, own));

    private static double[] Products(double[][] columns, double[] values) => Array.ConvertAll(columns, column => Householder.Dot(column, values));

    /// <summary>What is left of some values without so much of each column.</summary>
    private static double[] Without(double[] values, double[][] columns, double[] multiples)
    {
        var rest = (double[])values.Clone();
        for (var c = 0; c < columns.Length; c++) Householder.Subtract(rest, columns[c], multiples[c]);
        return rest;
    }
}
