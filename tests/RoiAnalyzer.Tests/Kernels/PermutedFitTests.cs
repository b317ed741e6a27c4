using RoiAnalyzer.Kernels;
using RoiAnalyzer.Numerics;
using RoiAnalyzer.Tests.Statistics;

namespace RoiAnalyzer.Tests.Kernels;

public class PermutedFitTests : KernelLaws
{
    private const int Participants = 5, Columns = 3;

    protected override int FirstResult => 5;

    protected override IReadOnlyList<int> Free => [0, 2, 3, 4];

    protected override byte[][] Draw(Random random, int length)
    {
        int[] order = [.. Enumerable.Range(0, Participants)];
        random.Shuffle(order);
        return [Wide(random, Participants * length), Bytes(order), Wide(random, Columns * Participants * length), Wide(random, length), Wide(random, length), Places(length)];
    }

    protected override void Reference(Operands operands) =>
        PermutedFit.Reference(operands[0], operands.Of<int>(1), operands[2], operands[3], operands[4], operands[5]);

    protected override void Kernel(Operands operands) =>
        PermutedFit.SquaredT(operands[0], operands.Of<int>(1), operands[2], operands[3], operands[4], operands[5]);

    protected override IEnumerable<(Action Call, int One, int Other)> WrongCalls()
    {
        yield return (() => PermutedFit.SquaredT(new double[11], [1, 0], new double[22], new double[6], new double[6], new double[6]), 11, 6);
        yield return (() => PermutedFit.SquaredT(new double[12], [1, 0], new double[13], new double[6], new double[6], new double[6]), 13, 12);
        yield return (() => PermutedFit.SquaredT(new double[12], [1, 0], new double[12], new double[5], new double[6], new double[6]), 5, 6);
        yield return (() => PermutedFit.SquaredT(new double[12], [1, 0], new double[12], new double[6], new double[7], new double[6]), 7, 6);
        yield return (() => PermutedFit.SquaredT(new double[12], [1, 2], new double[12], new double[6], new double[6], new double[6]), 2, 2);
    }

    /// <summary>Closed form: the t of the full model fitted anew to fitted values plus permuted residuals.</summary>
    [Fact]
    public void It_is_the_t_of_the_full_model_fitted_anew()
    {
        var draws = new NormalDraws(20200120);
        const int n = 9;
        int[] order = [3, 1, 8, 0, 2, 7, 4, 6, 5];
        double[] one = [.. Enumerable.Repeat(1.0, n)], z = Drawn(), x = Drawn(), y = Drawn();
        var factor = QrFactor.Of([one, z]);
        var (residuals, rest) = (factor.Fit(y).Residuals, factor.Fit(x).Residuals);
        var length = Math.Sqrt(rest.Sum(value => value * value));
        double[] columns = [.. rest.Select(value => value / length), .. factor.Basis().SelectMany(column => column)];
        var squared = new double[1];
        PermutedFit.SquaredT(residuals, order, columns, [residuals.Sum(value => value * value)], [n - 3], squared);

        double[] permuted = [.. order.Select((from, to) => y[to] - residuals[to] + residuals[from])];
        var full = QrFactor.Of([one, z, x]);
        var effect = full.Solve(permuted, out var left)[2];
        Assert.Equal(effect * effect / (left / (n - 3) * full.VarianceFactor([0, 0, 1])!.Value), squared[0], 1e-12 * squared[0]);

        double[] Drawn() => [.. Enumerable.Range(0, n).Select(_ => draws.Next())];
    }

    [Fact]
    public void A_perfect_fit_is_large_but_finite()
    {
        var squared = new double[1];
        PermutedFit.SquaredT([1, -1], [0, 1], [Math.Sqrt(0.5), -Math.Sqrt(0.5)], [2], [1], squared);
        Assert.InRange(squared[0], 1e14, 1e16);
    }
}
