using RoiAnalyzer.Images;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Regions;

/// <summary>The studyforrest localizer run in MNI152NLin2009cAsym at 3 mm, its mask, and the CIT168 atlas.</summary>
internal static class RealScan
{
    public const string Space = "MNI152NLin2009cAsym";
    private const string Stem = "data/bold/studyforrest-localizer/derivatives/affine-mni/sub-02/func/sub-02_task-oneback_run-1_space-MNI152NLin2009cAsym_res-3_";
    private const string Atlas = "data/atlases/CIT168_MNI152NLin2009cAsym/tpl-MNI152NLin2009cAsym_res-01_atlas-CIT168";

    public static string Bold => Shared.File(Stem + "desc-preproc_bold.nii.gz");

    public static string Mask => Shared.File(Stem + "desc-brain_mask.nii.gz");

    public static string Labels => Shared.File(Atlas + "_desc-maxprob25_dseg.nii.gz");

    public static string LabelTable => Shared.File(Atlas + "_dseg.tsv");

    public static string Maps => Shared.File(Atlas + "reward_probseg.nii.gz");

    public static Grid Grid
    {
        get
        {
            using var bold = NiftiFile.Open(Bold);
            return bold.Header.Grid;
        }
    }

    public static Run Run => new()
    {
        Key = new RunKey("02", null, "oneback", "1"),
        Bold = Bold,
        Mask = Mask,
        RepetitionTime = 2,
        Space = Space,
    };
}
