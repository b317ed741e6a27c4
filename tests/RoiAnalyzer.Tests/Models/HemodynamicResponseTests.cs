using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Models;

public class HemodynamicResponseTests
{
    public static MatrixTheoryData<ResponseShape, string, int> Responses { get; } =
        new([ResponseShape.Spm, ResponseShape.Glover], ["2.0", "1.0", "0.8"], [1, 16, 50]);

    [Theory]
    [MemberData(nameof(Responses))]
    public void The_response_is_nilearns_to_ten_digits(ResponseShape shape, string repetitionTime, int oversampling)
    {
        var name = shape == ResponseShape.Spm ? "spm_hrf" : "glover_hrf";
        var expected = Golden.Numbers(Golden.Root.GetProperty("hrf").GetProperty($"{name}|TR={repetitionTime}|os={oversampling}"));
        var seconds = double.Parse(repetitionTime, System.Globalization.CultureInfo.InvariantCulture);
        Golden.Equal(expected, HemodynamicResponse.Sampled(shape, seconds, oversampling), 1e-10);
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public void Its_derivatives_are_nilearns_to_ten_digits(ResponseShape shape, string repetitionTime, int oversampling)
    {
        var (name, hrf) = (shape == ResponseShape.Spm ? "spm" : "glover", Golden.Root.GetProperty("hrf"));
        var seconds = double.Parse(repetitionTime, System.Globalization.CultureInfo.InvariantCulture);
        var time = Golden.Numbers(hrf.GetProperty($"{name}_time_derivative|TR={repetitionTime}|os={oversampling}"));
        var dispersion = Golden.Numbers(hrf.GetProperty($"{name}_dispersion_derivative|TR={repetitionTime}|os={oversampling}"));
        Golden.Equal(time, HemodynamicResponse.TimeDerivative(shape, seconds, oversampling), 1e-10);
        Golden.Equal(dispersion, HemodynamicResponse.DispersionDerivative(shape, seconds, oversampling), 1e-10);
    }

    [Fact]
    public void The_response_is_the_one_in_nilearns_documentation()
    {
        // nilearn's doctests: spm_hrf(2, 1, 20) and glover_hrf(2, 1, 20), three decimals
        double[] spm = [0, 0, .161, .443, .335, .139, .022, -.028, -.04, -.033];
        double[] glover = [0, 0, .226, .741, .5, .037, -.181, -.176, -.103, -.045];
        Equal(spm, HemodynamicResponse.Sampled(ResponseShape.Spm, 2, 1, 20));
        Equal(glover, HemodynamicResponse.Sampled(ResponseShape.Glover, 2, 1, 20));

        static void Equal(double[] expected, double[] actual)
        {
            Assert.Equal(expected.Length, actual.Length);
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 0.0005));
        }
    }

    [Fact]
    public void A_later_onset_moves_the_response()
    {
        var late = HemodynamicResponse.Sampled(ResponseShape.Spm, 2, onset: 4);
        var early = HemodynamicResponse.Sampled(ResponseShape.Spm, 2);
        Assert.Equal(100, Array.IndexOf(late, late.Max()) - Array.IndexOf(early, early.Max()));
    }

    [Fact]
    public void The_peak_is_near_five_seconds()
    {
        // science.md 2.1: continuous peaks at 4.9985 s and 5.005 s; the sampled one lies one step and 1/800 later
        foreach (var shape in Enum.GetValues<ResponseShape>())
        {
            var response = HemodynamicResponse.Sampled(shape, 2);
            Assert.Equal(1, response.Sum(), 1e-12);
            Assert.Equal(5.04, Array.IndexOf(response, response.Max()) * 0.04, 0.041);
        }
    }

    [Fact]
    public void Wrong_calls_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => HemodynamicResponse.Sampled(ResponseShape.Spm, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => HemodynamicResponse.Sampled(ResponseShape.Spm, 2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => HemodynamicResponse.Sampled((ResponseShape)9, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => HemodynamicResponse.Sampled(ResponseShape.Spm, 40, 1));
    }
}
