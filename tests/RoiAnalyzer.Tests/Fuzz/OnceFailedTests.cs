using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Fuzz;

/// <summary>Inputs that once failed in a fuzzed run, kept as what they were about.</summary>
public class OnceFailedTests
{
    /// <summary>With neither form, voxel sizes alone make the affine; these made one without inverse, an ArgumentException.</summary>
    [Theory]
    [InlineData(1, 1e-45), InlineData(3, 3e38), InlineData(2, 1e-40)]
    public void Voxel_sizes_without_an_inverse_are_refused(int axis, double size)
    {
        using var folder = new TemporaryFolder();
        double[] sizes = [1, 1, 1, 1, 0, 0, 0, 0];
        sizes[axis] = size;
        foreach (var version in new[] { 1, 2 })
        {
            var image = new NiftiBytes { Version = version, SformCode = 0, Pixdim = [.. sizes.Select(s => version == 2 && s == size ? size * (size > 1 ? 1e200 : 1e-270) : s)] };
            var path = folder.Put("image.nii", image.ToFile());
            if (version == 1)
            {
                NiftiFile.Open(path).Dispose(); // odd, but a float's range has an inverse
                continue;
            }
            var fault = Assert.Throws<InputException>(() => NiftiFile.Open(path));
            Assert.Contains("pixdim", fault.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>What the JSON reader says quotes the text, line ends and all.</summary>
    [Fact]
    public void A_set_that_is_not_JSON_over_several_lines_is_one_line()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["set.json"], "{\"name\":ns\",\n\"space\":\n\"M\"");
        var fault = Assert.Throws<InputException>(() => RegionSet.Definition(folder["set.json"]));
        Assert.DoesNotContain('\n', fault.Message);
    }
}
