using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Tests.Numerics;

public partial class QrFactorTests
{
    // NIST StRD linear regression, certified values from the files themselves; digits demanded as in science.md 6.1
    [Theory]
    [InlineData("Norris", 12)]
    [InlineData("Pontius", 13)]
    [InlineData("NoInt1", 14)]
    [InlineData("NoInt2", 14)]
    [InlineData("Longley", 10.5)]
    [InlineData("Filip", 7.5)]
    [InlineData("Wampler1", 9.5)]
    [InlineData("Wampler2", 12)]
    [InlineData("Wampler3", 9)]
    [InlineData("Wampler4", 7.5)]
    [InlineData("Wampler5", 5.5)]
    public void Coefficients_have_the_digits_that_nist_certifies(string set, double digits)
    {
        var (columns, y, certified, _) = Nist(set);
        var factor = QrFactor.Of(columns);
        Assert.Equal(columns.Count, factor.Rank);
        var coefficients = factor.Solve(y, out _);
        var worst = coefficients.Zip(certified, (own, known) => Digits(own, known.Value)).Min();
        Assert.True(worst >= digits, FormattableString.Invariant($"{worst:F1} digits"));
    }

    [Theory]
    [InlineData("Norris", 12)]
    [InlineData("Pontius", 12)]
    [InlineData("NoInt1", 13)]
    [InlineData("NoInt2", 13)]
    [InlineData("Longley", 11)]
    [InlineData("Filip", 6.5)] // a condition of 10¹⁰, and R itself is not refined
    [InlineData("Wampler3", 9)]
    [InlineData("Wampler4", 9)]
    [InlineData("Wampler5", 9)]
    public void Standard_errors_have_the_digits_that_nist_certifies(string set, double digits)
    {
        var (columns, y, certified, deviation) = Nist(set);
        var factor = QrFactor.Of(columns);
        factor.Solve(y, out var squares);
        var variance = squares / (y.Length - factor.Rank);
        var worst = Digits(Math.Sqrt(variance), deviation);
        for (var c = 0; c < columns.Count; c++)
        {
            var weights = new double[columns.Count];
            weights[c] = 1;
            var error = Math.Sqrt(factor.VarianceFactor(weights)!.Value * variance);
            worst = Math.Min(worst, Digits(error, certified[c].Error));
        }
        Assert.True(worst >= digits, FormattableString.Invariant($"{worst:F1} digits"));
    }

    [Fact]
    public void A_repeated_column_adds_no_rank_and_only_its_sum_is_estimable()
    {
        double[] ones = [1, 1, 1, 1, 1], x = [0, 1, 2, 3, 5], y = [1, 3, 5, 7, 11];
        var factor = QrFactor.Of([ones, x, x]);
        Assert.Equal(2, factor.Rank);
        var coefficients = factor.Solve(y, out var squares);
        Assert.Equal(0, squares, 1e-25);
        Assert.Equal(2, coefficients[1] + coefficients[2], 1e-12);
        Assert.Null(factor.VarianceFactor([0, 1, 0]));
        Assert.Null(factor.VarianceFactor([0, 1, -1]));
        Assert.NotNull(factor.VarianceFactor([1, 0, 0]));
        // β of a simple regression: 1 / Σ(x−x̄)²
        Assert.Equal(1 / 14.8, factor.VarianceFactor([0, 1, 1])!.Value, 1e-12);
    }

    [Fact]
    public void A_column_of_zeros_is_left_out()
    {
        var factor = QrFactor.Of([[1, 1, 1], [0, 0, 0]]);
        Assert.Equal(1, factor.Rank);
        Assert.Equal([2, 0], factor.Solve([1, 2, 3], out _));
        Assert.Null(factor.VarianceFactor([0, 1]));
        Assert.Equal(1.0 / 3, factor.VarianceFactor([1, 0])!.Value, 1e-15);
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(1)]
    [InlineData(1e12)]
    public void What_is_estimable_does_not_depend_on_units(double unit)
    {
        double[] x = [0 * unit, 1 * unit, 2 * unit, 3 * unit];
        var factor = QrFactor.Of([x, x, [1, 1, 1, 1]]);
        Assert.Equal(2, factor.Rank);
        Assert.Null(factor.VarianceFactor([1, 0, 0]));
        Assert.Null(factor.VarianceFactor([1, -1, 0]));
        Assert.NotNull(factor.VarianceFactor([1, 1, 0]));
    }

    [Fact]
    public void More_columns_than_rows_have_the_rank_of_the_rows() =>
        Assert.Equal(2, QrFactor.Of([[1, 2], [3, 4], [5, 7]]).Rank);

    [Fact]
    public void The_determinant_is_that_of_the_cross_products()
    {
        // X'X of ones and 0,1,2,3: [[4,6],[6,14]], determinant 20
        Assert.Equal(Math.Log(20), QrFactor.Of([[1, 1, 1, 1], [0, 1, 2, 3]]).LogDeterminant, 1e-13);
    }

    [Fact]
    public void The_basis_is_orthonormal_and_holds_what_the_design_explains()
    {
        Gen.Double[-1, 1].Array[12].Array[4].Sample(columns =>
        {
            var factor = QrFactor.Of([columns[0], columns[1], columns[2], columns[0]]);
            var basis = factor.Basis();
            Assert.Equal(factor.Rank, basis.Length);
            for (var i = 0; i < basis.Length; i++)
                for (var j = 0; j <= i; j++) Assert.Equal(i == j ? 1 : 0, Dot(basis[i], basis[j]), 1e-13);
            factor.Solve(columns[3], out var squares);
            var explained = basis.Sum(b => Dot(b, columns[3]) * Dot(b, columns[3]));
            Assert.Equal(Dot(columns[3], columns[3]), squares + explained, 1e-12);
        }, iter: 200);
    }

    [Fact]
    public void Wrong_calls_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => QrFactor.Of([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => QrFactor.Of([[1, 2], [1]]));
        var factor = QrFactor.Of([[1, 2]]);
        Assert.Throws<ArgumentOutOfRangeException>(() => factor.Solve([1], out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => factor.VarianceFactor([1, 2]));
    }

    private static double Dot(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();

    /// <summary>Correct digits: −log₁₀ of the relative error, 15 at most.</summary>
    private static double Digits(double own, double certified)
    {
        var error = Math.Abs(own - certified) / (certified == 0 ? 1 : Math.Abs(certified));
        return error == 0 ? 15 : Math.Min(15, -Math.Log10(error));
    }

    internal static (List<double[]> Columns, double[] Y, (double Value, double Error)[] Certified, double Deviation) Nist(string set)
    {
        var lines = File.ReadAllLines(Shared.File($"data/numeric/nist-strd/{set}.dat"));
        var range = DataLines().Match(string.Join('\n', lines[..12]));
        var rows = lines[(int.Parse(range.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - 1)..]
            .Select(Numbers).Where(row => row.Length > 0).ToList();
        var certified = lines.Select(line => Coefficient().Match(line)).Where(match => match.Success)
            .Select(match => (Number(match.Groups[1].Value), Number(match.Groups[2].Value))).ToArray();
        var deviation = lines.First(line => line.TrimStart().StartsWith("Standard Deviation ", StringComparison.Ordinal)
            && double.TryParse(line.Replace("Standard Deviation", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out _));
        var predictors = rows[0].Length - 1;
        var columns = new List<double[]>();
        if (predictors == 1)
        {
            var first = set.StartsWith("NoInt", StringComparison.Ordinal) ? 1 : 0;
            for (var power = first; power < first + certified.Length; power++)
                columns.Add([.. rows.Select(row => Math.Pow(row[1], power))]);
        }
        else
        {
            columns.Add([.. rows.Select(_ => 1.0)]);
            for (var x = 1; x <= predictors; x++) columns.Add([.. rows.Select(row => row[x])]);
        }
        return (columns, [.. rows.Select(row => row[0])], certified,
            Numbers(deviation.Replace("Standard Deviation", "", StringComparison.Ordinal))[0]);
    }

    private static double[] Numbers(string line) =>
        [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number)];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Data\s+\(lines\s+(\d+)\s+to\s+\d+\)")]
    private static partial Regex DataLines();

    [GeneratedRegex(@"^\s+B\d+\s+(\S+)\s+(\S+)\s*$")]
    private static partial Regex Coefficient();
}
