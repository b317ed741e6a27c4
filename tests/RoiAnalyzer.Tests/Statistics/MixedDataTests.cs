using RoiAnalyzer.Statistics;

namespace RoiAnalyzer.Tests.Statistics;

public class MixedDataTests
{
    [Fact]
    public void A_participant_with_other_columns_than_the_model_s_is_a_wrong_call()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MixedData(["a", "b"], [new MixedBlock([0], [1], [[1]])]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MixedData(["a"], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MixedBlock([0, 1], [1], [[1]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MixedBlock([0], [1], [[1, 2]]));
    }

    [Fact]
    public void The_order_of_participants_and_of_their_values_does_not_matter()
    {
        string[] names = ["v1", "v2", "v3", "girl"];
        var data = Orthodont.Data(names, (visit, girl) => [visit == 0 ? 1 : 0, visit == 1 ? 1 : 0, visit > 1 ? 1 : 0, girl ? 1 : 0], complete: false);
        var turned = new MixedData(names, [.. Enumerable.Range(0, Orthodont.Children).Reverse().Select(child =>
        {
            int[] visits = [.. Enumerable.Range(0, 4).Reverse().Where(v => !Orthodont.LeftOut.Contains((child, v)))];
            double[] On(Func<int, bool> of) => [.. visits.Select(v => of(v) ? 1.0 : 0)];
            return new MixedBlock(visits, [.. visits.Select(v => Orthodont.Distance(child, v))], [On(v => v == 0), On(v => v == 1), On(v => v > 1), On(_ => Orthodont.IsGirl(child))]);
        })]);
        foreach (var structure in new[] { CovarianceStructure.Unstructured(4), CovarianceStructure.HeterogeneousToeplitz(4), CovarianceStructure.RandomSlope() })
        {
            var (one, other) = (MixedModel.Fit(data, structure, out _)!, MixedModel.Fit(turned, structure, out _)!);
            Assert.Equal(one.Criterion, other.Criterion, 1e-9);
            Assert.Equal(one.Effect([0, 0, 0, 1])!.DegreesOfFreedom, other.Effect([0, 0, 0, 1])!.DegreesOfFreedom, 1e-6);
        }
    }
}
