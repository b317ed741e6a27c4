using RoiAnalyzer.Models;

namespace RoiAnalyzer.Tests.Models;

public class DesignFactsTests
{
    private static readonly string[] s_names = ["a", "b", "d", DesignMatrix.Constant];

    // R 4.2.2 on the columns of JointTestTests: 1/(1 - R^2) of lm(a~b+d), and 1/(c'(X'X)^-1 c) of a - b
    [Fact]
    public void Inflation_and_efficiency_are_R_s()
    {
        var design = DesignMatrix.Of(s_names, [Of(t => Math.Sin(t)), Of(t => Math.Cos(0.7 * t)), Of(t => t % 7 / 3.0), Of(_ => 1)], ["a", "b", "d"]);
        var facts = DesignFacts.Of(design, [new Contrast("a-b", new Dictionary<string, double> { ["a"] = 1, ["b"] = -1 })]);
        Golden.Equal(1.0020429821944, facts.Columns["a"], 1e-12);
        Golden.Equal(14.465828327993, facts.Contrasts["a-b"].Efficiency, 1e-12);
        Assert.Empty(facts.Notes);
    }

    [Fact]
    public void Two_columns_of_correlation_r_are_inflated_by_one_over_one_less_r_squared()
    {
        // b = r·a + √(1−r²)·c of orthogonal a and c; their sum is inflated by 1 − r relative to columns apart, their difference by 1 + r
        const double r = 0.95;
        double[] a = Of(t => Math.Cos(2 * Math.PI * t / 60)), c = Of(t => Math.Sin(2 * Math.PI * t / 60));
        var b = a.Zip(c, (x, y) => r * x + Math.Sqrt(1 - r * r) * y).ToArray();
        var design = DesignMatrix.Of(["a", "b", DesignMatrix.Constant], [a, b, Of(_ => 1)], ["a", "b"]);
        var facts = DesignFacts.Of(design, [On("a", 1), On("difference", 1, -1), On("sum", 1, 1)]);
        Golden.Equal(1 / (1 - r * r), facts.Columns["a"], 1e-10);
        Golden.Equal(1 / (1 - r), facts.Contrasts["difference"].Inflation, 1e-10);
        Golden.Equal(1 / (1 + r), facts.Contrasts["sum"].Inflation, 1e-10);
        Golden.Equal(30 * (1 - r * r), facts.Contrasts["a"].Efficiency, 1e-10);
        Assert.Contains("a is inflated 10.3 times", string.Join(' ', facts.Notes), StringComparison.Ordinal);
        Assert.Equal(2, facts.Notes.Count());
    }

    [Fact]
    public void What_cannot_be_told_from_other_columns_has_no_number()
    {
        var a = Of(t => Math.Sin(t));
        var facts = DesignFacts.Of(DesignMatrix.Of(["a", "b", DesignMatrix.Constant], [a, a, Of(_ => 1)], ["a", "b"]), [On("a", 1)]);
        Assert.True(double.IsNaN(facts.Columns["a"]));
        Assert.True(double.IsNaN(facts.Contrasts["a"].Efficiency));
    }

    private static Contrast On(string name, double a, double b = 0) => new(name, new Dictionary<string, double> { ["a"] = a, ["b"] = b });

    private static double[] Of(Func<int, double> value) => [.. Enumerable.Range(1, 60).Select(value)];
}
