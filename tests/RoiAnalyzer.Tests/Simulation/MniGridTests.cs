using RoiAnalyzer.Images;
using RoiAnalyzer.Simulation;

namespace RoiAnalyzer.Tests.Simulation;

public class MniGridTests
{
    [Theory]
    [InlineData(3, "data/bold/studyforrest-localizer/derivatives/affine-mni/sub-02/func/sub-02_task-oneback_run-1_space-MNI152NLin2009cAsym_res-3_desc-preproc_bold.nii.gz")]
    [InlineData(2, "data/templates/MNI152NLin2009cAsym/tpl-MNI152NLin2009cAsym_res-02_desc-brain_mask.nii.gz")]
    public void The_grid_is_that_of_a_real_image(double voxelMm, string image)
    {
        using var real = NiftiFile.Open(Shared.File(image));
        Assert.True(MniGrid.Of(voxelMm).SameAs(real.Header.Grid), $"{MniGrid.Of(voxelMm)} against {real.Header.Grid}");
    }

    [Fact]
    public void The_sizes_are_the_agreed_ones()
    {
        Assert.Equal("65x77x65 voxels of 3x3x3 mm, RAS", MniGrid.Of(3).ToString());
        Assert.Equal("97x115x97 voxels of 2x2x2 mm, RAS", MniGrid.Of(2).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => MniGrid.Of(4));
    }
}
