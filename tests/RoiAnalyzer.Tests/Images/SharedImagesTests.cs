using System.Globalization;
using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

/// <summary>Every image of the shared data is read with right values or refused with one clear line.</summary>
public class SharedImagesTests
{
    // Issuer: Python's struct and gzip, straight from the standard's byte positions, independent of our code. Columns: file, version
    // and byte order, X Y Z volumes, datatype, header's seconds, value at voxel 3·XYZ/5 of the first volume, exact sum (math.fsum) of
    // the last volume, world place of voxel (X−1, Y/2, Z/3).
    private const string Expected = """
        atlases/CIT168_MNI152NLin2009cAsym/tpl-MNI152NLin2009cAsym_res-01_atlas-CIT168_desc-maxprob25_dseg.nii.gz 1LE 193 229 193 1 UInt8 none 0.0 253641.0 96.0 -18.0 -14.0
        atlases/CIT168_MNI152NLin2009cAsym/tpl-MNI152NLin2009cAsym_res-01_atlas-CIT168reward_probseg.nii.gz 1LE 79 69 54 14 UInt8 1.0 0.0 103.17647668998688 39.0 -6.0 -5.0
        bold/haxby-1slice/bold.nii.gz 1LE 40 20 1 1452 Int16 2.5 0.0 761911.0 -60.44999933242798 1.875 0.0
        bold/haxby-1slice/mask.nii.gz 1LE 40 20 1 1 Int16 none 0.0 530.0 -60.44999933242798 1.875 0.0
        bold/haxby-1slice/haxby2001/sub001/BOLD/task001_run001/bold_1slice.nii.gz 1LE 40 20 1 121 Int16 2.5 0.0 775578.0 -60.44999933242798 1.875 0.0
        bold/haxby-1slice/haxby2001/sub001/BOLD/task001_run002/bold_1slice.nii.gz 1LE 40 20 1 121 Int16 2.5 0.0 780042.0 -60.44999933242798 1.875 0.0
        bold/haxby-1slice/haxby2001/sub001/BOLD/task001_run003/bold_1slice.nii.gz 1LE 40 20 1 121 Int16 2.5 0.0 780900.0 -60.44999933242798 1.875 0.0
        bold/haxby-1slice/haxby2001/sub001/BOLD/task001_run004/bold_1slice.nii.gz 1LE 40 20 1 121 Int16 2.5 0.0 773066.0 -60.44999933242798 1.875 0.0
        bold/haxby-1slice/haxby2001/sub001/BOLD/task001_run005/bold_1slice.nii.gz 1LE 40 20 1 121 Int16 2.5 0.0 776792.0 -60.44999933242798 1.875 0.0
        bold/haxby-1slice/haxby2001/sub001/BOLD/task001_run006/bold_1slice.nii.gz 1LE 40 20 1 121 Int16 2.5 0.0 766886.0 -60.44999933242798 1.875 0.0
        bold/haxby-1slice/haxby2001/sub001/BOLD/task001_run007/bold_1slice.nii.gz 1LE 40 20 1 121 Int16 2.5 0.0 770967.0 -60.44999933242798 1.875 0.0
        bold/haxby-1slice/haxby2001/sub001/BOLD/task001_run008/bold_1slice.nii.gz 1LE 40 20 1 121 Int16 2.5 0.0 770338.0 -60.44999933242798 1.875 0.0
        bold/haxby-1slice/haxby2001/sub001/BOLD/task001_run009/bold_1slice.nii.gz 1LE 40 20 1 121 Int16 2.5 0.0 764889.0 -60.44999933242798 1.875 0.0
        bold/haxby-1slice/haxby2001/sub001/BOLD/task001_run010/bold_1slice.nii.gz 1LE 40 20 1 121 Int16 2.5 0.0 772753.0 -60.44999933242798 1.875 0.0
        bold/haxby-1slice/haxby2001/sub001/BOLD/task001_run011/bold_1slice.nii.gz 1LE 40 20 1 121 Int16 2.5 0.0 755797.0 -60.44999933242798 1.875 0.0
        bold/haxby-1slice/haxby2001/sub001/BOLD/task001_run012/bold_1slice.nii.gz 1LE 40 20 1 121 Int16 2.5 0.0 761911.0 -60.44999933242798 1.875 0.0
        bold/haxby-1slice/haxby2001/sub001/anatomy/lowres001.nii.gz 1LE 6 10 10 1 Float32 none 0.0 51451.38765941188 -62.5 12.5 -37.5
        bold/haxby-1slice/haxby2001/sub001/anatomy/lowres002.nii.gz 1LE 6 10 10 1 Float32 none 51.8568115234375 185459.487865448 -62.5 12.5 -37.5
        bold/nipy-functional/functional.nii.gz 1LE 17 21 3 20 Int16 2.0 3549.0561470389366 3888072.273083091 -32.0 0.0 8.0
        bold/nitime/fmri1.nii.gz 1LE 10 10 18 40 Int16 1.350000023841858 737.0 1243980.0 78.21221007220447 -42.19019853521604 -58.42777965310961
        bold/nitime/fmri2.nii.gz 1LE 10 10 18 40 Int16 1.350000023841858 875.0 1414779.0 78.21221007220447 -42.19019853521604 -58.42777965310961
        bold/studyforrest-localizer/derivatives/affine-mni/sub-02/func/sub-02_task-oneback_run-1_space-MNI152NLin2009cAsym_res-3_boldref.nii.gz 1LE 65 77 65 1 Float32 none 0.0 1612958429.555574 96.0 -18.0 -15.0
        bold/studyforrest-localizer/derivatives/affine-mni/sub-02/func/sub-02_task-oneback_run-1_space-MNI152NLin2009cAsym_res-3_desc-brain_mask.nii.gz 1LE 65 77 65 1 UInt8 none 0.0 60795.0 96.0 -18.0 -15.0
        bold/studyforrest-localizer/derivatives/affine-mni/sub-02/func/sub-02_task-oneback_run-1_space-MNI152NLin2009cAsym_res-3_desc-preproc_bold.nii.gz 1LE 65 77 65 156 Int16 2.0 0.0 1606752700.0 96.0 -18.0 -15.0
        bold/studyforrest-localizer/sub-02/func/sub-02_task-oneback_run-1_bold.nii.gz 1LE 80 80 35 156 Int16 1.793548345565796 0.0 1498947950.9292984 -118.58415750041604 23.37382423877716 12.125220119953156
        glm-truth/bisweb/Test_allruns.nii.gz 1LE 21 21 15 200 Float32 1.0 100.0 655498.479850769 -60.0 -30.0 15.0
        glm-truth/bisweb/objectmap.nii.gz 1LE 21 21 15 1 Int16 none 0.0 750.0 -60.0 -30.0 15.0
        glm-truth/bisweb/test_beta.nii.gz 1LE 21 21 15 3 Float64 1.0 99.99995422363281 121.25141534389513 -60.0 -30.0 15.0
        nifti/nibabel/anatomical.nii 1BE 33 41 25 1 Int16 none 10161.0 284166082.0 -32.0 0.0 0.0
        nifti/nibabel/example4d.nii.gz 1LE 128 96 24 2 Int16 2000.0 460.0 50990959.0 -136.1448974609375 56.17098331451416 25.633821487426758
        nifti/nibabel/example_nifti2.nii.gz 2LE 32 20 12 2 Int16 2000.0 537.0 3465054.0 55.8551025390625 -17.40794038772583 4.667604923248291
        nifti/nibabel/functional.nii 1LE 17 21 3 20 Int16 2.0 3549.0561470389366 3888072.273083091 -32.0 0.0 8.0
        nifti/nibabel/reoriented_anat_moved.nii 1BE 21 26 22 1 Float32 none 9608.62890625 32739769.449157715 44.70210266113281 4.0224151611328125 0.4005908966064453
        nifti/nibabel/resampled_anat_moved.nii 1BE 17 21 3 1 Float32 none 9589.5224609375 NaN -32.0 0.0 8.0
        nifti/nibabel/standard.nii.gz 1LE 4 5 7 1 UInt8 none 255.0 7650.0 3.0 6.0 4.0
        nifti/nifti-jl/example4d.hdr.gz 1LE 128 96 24 2 Int16 2000.0 460.0 50990959.0 -136.1448974609375 56.17098331451416 25.633821487426758
        nifti/nifti-jl/example_nifti2.nii.gz 2LE 32 20 12 2 Int16 2000.0 537.0 3465054.0 55.8551025390625 -17.40794038772583 4.667604923248291
        nifti/nifti-reader-js/air.hdr.gz 1LE 79 67 64 1 Float32 none 75.49493408203125 11398461.247137904 -25.672658681869507 75.63826274871826 6.331511735916138
        nifti/nifti-reader-js/air2.hdr.gz 2LE 79 67 64 1 Float32 none 75.49493408203125 11398461.247137904 -25.672658681869507 75.63826274871826 6.331511735916138
        nifti/nifti-reader-js/avg152T1_LR_nifti.nii.gz 1BE 91 109 91 1 UInt8 none 255.0 74825382.0 -90.0 -18.0 -12.0
        nifti/nifti-reader-js/avg152T1_LR_nifti2.nii.gz 2LE 91 109 91 1 Float32 none 255.0 74825382.0 -90.0 -18.0 -12.0
        nifti/nifti-reader-js/big.nii.gz 1BE 64 64 21 1 Float32 none -0.11293111741542816 11648.372022011292 -252.0 128.0 42.0
        nifti/nifti-reader-js/little.nii.gz 1LE 64 64 21 1 Float32 1.0 -0.11293111741542816 11648.372022011292 -252.0 128.0 42.0
        nifti/nifti-reader-js/with_extension.nii.gz 1BE 161 191 151 1 UInt8 none 1.0 1472871.0 -80.0 -15.0 35.0
        nifti/nifti-rs/f32.nii.gz 1LE 11 11 11 1 Float32 none 0.0 166.00000071525574 10.0 5.0 3.0
        nifti/nifti-rs/minimal.hdr 1BE 64 64 10 1 UInt8 none 0.0 1290240.0 189.0 96.0 9.0
        nifti/nifti-rs/minimal.hdr.gz 1BE 64 64 10 1 UInt8 none 0.0 1290240.0 189.0 96.0 9.0
        nifti/nifti-rs/minimal.nii 1BE 64 64 10 1 UInt8 none 0.0 1290240.0 189.0 96.0 9.0
        nifti/nifti-rs/minimal.nii.gz 1BE 64 64 10 1 UInt8 none 0.0 1290240.0 189.0 96.0 9.0
        nifti/nifti-rs/minimal2.hdr 1BE 64 64 10 1 UInt8 none 0.0 1290240.0 189.0 96.0 9.0
        nifti/nifti-rs/minimal_extended_hdr.nii 1LE 8 8 1 1 Float64 none 0.0 0.0 7.0 4.0 0.0
        nifti/nifti-rs/27/float32.nii 1LE 3 3 3 1 Float32 none 16.0 351.0 2.0 1.0 1.0
        nifti/nifti-rs/27/float64.nii 1LE 3 3 3 1 Float64 none 16.0 351.0 2.0 1.0 1.0
        nifti/nifti-rs/27/int16.nii 1LE 3 3 3 1 Int16 none 16.0 351.0 2.0 1.0 1.0
        nifti/nifti-rs/27/int32.nii 1LE 3 3 3 1 Int32 none 16.0 351.0 2.0 1.0 1.0
        nifti/nifti-rs/27/int64.nii 1LE 3 3 3 1 Int64 none 16.0 351.0 2.0 1.0 1.0
        nifti/nifti-rs/27/int8.nii 1LE 3 3 3 1 Int8 none 16.0 351.0 2.0 1.0 1.0
        nifti/nifti-rs/27/uint16.nii 1LE 3 3 3 1 UInt16 none 16.0 351.0 2.0 1.0 1.0
        nifti/nifti-rs/27/uint32.nii 1LE 3 3 3 1 UInt32 none 16.0 351.0 2.0 1.0 1.0
        nifti/nifti-rs/27/uint64.nii 1LE 3 3 3 1 UInt64 none 16.0 351.0 2.0 1.0 1.0
        nifti/nifti-rs/27/uint8.nii 1LE 3 3 3 1 UInt8 none 16.0 351.0 2.0 1.0 1.0
        nifti/orientations/AIL.nii.gz 1LE 79 67 64 1 UInt8 none 80.93927824497223 11398461.144353032 24.417218923568726 75.63826274871826 6.331511735916138
        nifti/orientations/ALI.nii.gz 1LE 79 64 67 1 UInt8 none 80.57632184028625 11398461.144353032 -1.8203353881835938 75.63826274871826 32.36286115646362
        nifti/orientations/ARI.nii.gz 1LE 79 64 67 1 UInt8 none 58.43598115444183 11398461.144353032 0.5648956298828125 75.63826274871826 32.36286115646362
        nifti/orientations/ASL.nii.gz 1LE 79 67 64 1 UInt8 none 83.11701667308807 11398461.144353032 24.417218923568726 75.63826274871826 6.331513166427612
        nifti/orientations/IAL.nii.gz 1LE 67 79 64 1 UInt8 none 62.065545201301575 11398461.144353032 24.417218923568726 -17.56213617324829 -71.76253652572632
        nifti/orientations/ILA.nii.gz 1LE 67 64 79 1 UInt8 none 92.5538831949234 11398461.144353032 -1.8203353881835938 -48.62893581390381 -71.76253652572632
        nifti/orientations/IPL.nii.gz 1LE 67 79 64 1 UInt8 none 66.05806565284729 11398461.144353032 24.417218923568726 -17.56213903427124 -71.76253652572632
        nifti/orientations/IRA.nii.gz 1LE 67 64 79 1 UInt8 none 66.05806565284729 11398461.144353032 0.5648956298828125 -48.62893581390381 -71.76253652572632
        nifti/orientations/LAI.nii.gz 1LE 64 79 67 1 UInt8 none 70.050586104393 11398461.144353032 -75.76253390312195 -17.56213617324829 32.36286115646362
        nifti/orientations/LAS1.nii.gz 1LE 63 78 66 1 Float32 none 64.2432861328125 11330050.496517539 -75.76253271102905 -15.172380924224854 -17.333350658416748
        nifti/orientations/LIP.nii.gz 1LE 64 67 79 1 UInt8 none 46.45841979980469 11398461.144353032 -75.76253390312195 13.504660606384277 6.331511735916138
        nifti/orientations/LPS.nii.gz 1LE 64 79 67 1 UInt8 none 64.24328362941742 11398461.144353032 -75.76253390312195 -17.56213903427124 -19.699836254119873
        nifti/orientations/LSP.nii.gz 1LE 64 67 79 1 UInt8 none 79.12449622154236 11398461.144353032 -75.76253390312195 13.504660606384277 6.331513166427612
        nifti/orientations/PIR.nii.gz 1LE 79 67 64 1 UInt8 none 71.5024117231369 11398461.144353032 -25.672658681869507 -110.7625379562378 6.331511735916138
        nifti/orientations/PLS.nii.gz 1LE 79 64 67 1 UInt8 none 66.78397846221924 11398461.144353032 -1.8203353881835938 -110.7625379562378 -19.699836254119873
        nifti/orientations/PRS.nii.gz 1LE 79 64 67 1 UInt8 none 63.1544144153595 11398461.144353032 0.5648956298828125 -110.7625379562378 -19.699836254119873
        nifti/orientations/PSR.nii.gz 1LE 79 67 64 1 UInt8 none 69.68762969970703 11398461.144353032 -25.672658681869507 -110.7625379562378 6.331513166427612
        nifti/orientations/RAS.nii.gz 1LE 64 79 67 1 UInt8 none 66.78397846221924 11398461.144353032 74.50709414482117 -17.56213617324829 -19.699836254119873
        nifti/orientations/RIA.nii.gz 1LE 64 67 79 1 UInt8 none 77.67267060279846 11398461.144353032 74.50709414482117 -48.62893581390381 6.331511735916138
        nifti/orientations/RPI.nii.gz 1LE 64 79 67 1 UInt8 none 80.57632184028625 11398461.144353032 74.50709414482117 -17.56213903427124 32.36286115646362
        nifti/orientations/RSA.nii.gz 1LE 64 67 79 1 UInt8 none 33.029032826423645 11398461.144353032 74.50709414482117 -48.62893581390381 6.331513166427612
        nifti/orientations/SAL.nii.gz 1LE 67 79 64 1 UInt8 none 64.96919643878937 11398461.144353032 24.417218923568726 -17.56213617324829 84.42556142807007
        nifti/orientations/SLA.nii.gz 1LE 67 64 79 1 UInt8 none 92.5538831949234 11398461.144353032 -1.8203353881835938 -48.62893581390381 84.42556142807007
        nifti/orientations/SPL.nii.gz 1LE 67 79 64 1 UInt8 none 57.710068345069885 11398461.144353032 24.417218923568726 -17.56213903427124 84.42556142807007
        nifti/orientations/SRA.nii.gz 1LE 67 64 79 1 UInt8 none 57.710068345069885 11398461.144353032 0.5648956298828125 -48.62893581390381 84.42556142807007
        templates/MNI152NLin2009cAsym/tpl-MNI152NLin2009cAsym_res-02_desc-brain_mask.nii.gz 1LE 97 115 97 1 UInt8 none 0.0 235840.01394733787 95.5 -18.5 -14.5
        templates/MNI152NLin2009cAsym/tpl-MNI152NLin2009cAsym_res-03_desc-brain_T1w.nii.gz 1LE 64 76 64 1 Int16 none 8498.0 500556634.0 94.5 -16.5 -13.5
        """;

    [Theory]
    [MemberData(nameof(Readable))]
    public void An_image_is_read_with_the_values_that_an_independent_reader_finds(string row)
    {
        var cells = row.Split(' ');
        double Number(int cell) => double.Parse(cells[cell], CultureInfo.InvariantCulture);
        using var file = NiftiFile.Open(Shared.File("data/" + cells[0]));
        var header = file.Header;
        Assert.Equal(cells[1], header.Version + (header.BigEndian ? "BE" : "LE"));
        Assert.Equal(string.Join(' ', cells[2..6]),
            FormattableString.Invariant($"{header.Grid.X} {header.Grid.Y} {header.Grid.Z} {header.VolumeCount}"));
        Assert.Equal(cells[6], header.Datatype.ToString());
        Assert.Equal(cells[7] == "none" ? null : Number(7), header.RepetitionTime);
        var (first, last) = FirstAndLast(file);
        Assert.Equal(Number(8), first[(int)(header.Grid.VoxelCount * 3L / 5)]);
        // summed plainly: 12 digits of the largest partial sum
        var (sum, size) = (last.Sum(), last.Sum(Math.Abs));
        if (double.IsNaN(Number(9))) Assert.True(double.IsNaN(sum));
        else Assert.InRange(sum, Number(9) - 1e-12 * size, Number(9) + 1e-12 * size);
        var place = header.Grid.ToWorld(new Point(header.Grid.X - 1, header.Grid.Y / 2, header.Grid.Z / 3));
        Assert.True(place.DistanceTo(new Point(Number(10), Number(11), Number(12))) < 1e-9);
    }

    public static TheoryData<string> Readable() => [.. Expected.Split('\n').Select(row => row.Trim())];

    [Theory]
    [InlineData("nifti/nibabel/analyze.hdr", "analyze.img")]
    [InlineData("nifti/nibabel/nifti1.hdr", "nifti1.img or nifti1.img.gz, found neither")]
    [InlineData("nifti/nibabel/nifti2.hdr", "nifti2.img or nifti2.img.gz, found neither")]
    [InlineData("nifti/nibabel/row_major.dconn.nii", "byte 504 (intent_code): expected an image of voxels, found a CIFTI file")]
    [InlineData("nifti/nifti-reader-js/5D_small.nii", "byte 40 (dim): expected a 3-D or 4-D image, found one of 5 dimensions, 1x2x3x1x3")]
    [InlineData("nifti/nifti-reader-js/5D_zeros.nii.gz", "found one of 5 dimensions, 256x256x170x1x3")]
    [InlineData("nifti/nifti-reader-js/not-nifti.nii", "byte 0 (sizeof_hdr): expected a NIfTI header, which starts with 348 or 540, found the bytes 0533D3AA")]
    [InlineData("nifti/nifti-rs/complex/complex32.nii", "byte 70 (datatype): expected a real scalar type, found complex64 (32)")]
    [InlineData("nifti/nifti-rs/complex/complex64.nii", "found complex128 (1792)")]
    [InlineData("nifti/nifti-rs/rgb/3D.nii", "found RGB24 (128)")]
    [InlineData("nifti/nifti-rs/rgb/4D.nii", "found RGB24 (128)")]
    [InlineData("nifti/nifti-rs/rgba/4D.nii", "found RGBA32 (2304)")]
    [InlineData("atlases/cit168-src/CIT168.nii.gz", "found RGBA32 (2304)")]
    [InlineData("nifti/nifti-rs/fuzz_artifacts/crash-08123ef33416bd6f0c5fa63d44b681b8581d62a0", "found the bytes FF020041")]
    [InlineData("nifti/nifti-rs/fuzz_artifacts/crash-1.nii", "found the bytes 00000000")]
    [InlineData("nifti/nifti-rs/fuzz_artifacts/crash-98aa054390f8d3f932f190dc22ef62c6ff2d6619", "found the bytes FF000000")]
    [InlineData("nifti/nifti-rs/fuzz_artifacts/crash-d03c6346fe83a026738f6b8cd2a9335a3f8cb158", "found the bytes FF000000")]
    [InlineData("nifti/nifti-rs/fuzz_artifacts/crash-ed7d46344d7efb3b9f0c374d66d2e02f66cc447d.nii", "found the bytes B4B4B400")]
    [InlineData("bids/bids-examples/ds000001-fmriprep/sub-10/anat/sub-10_desc-brain_mask.nii.gz", "found an empty file of 0 bytes")]
    public void What_is_no_image_of_voxels_is_refused_with_one_line_that_says_why(string file, string phrase)
    {
        var path = Shared.File("data/" + file);
        var fault = Assert.Throws<InputException>(() => Image.Read(path));
        Assert.StartsWith(path, fault.Message, StringComparison.Ordinal);
        Assert.Contains(phrase, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public void Every_image_of_the_nifti_folder_is_read_above_or_refused_with_one_fault()
    {
        var folder = Shared.File("data/nifti");
        var known = Expected.Split('\n').Select(row => row.Trim().Split(' ')[0]).ToHashSet();
        var unknown = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => path.Contains(".nii", StringComparison.Ordinal) || path.Contains(".hdr", StringComparison.Ordinal))
            .Where(path => !known.Contains("nifti/" + Path.GetRelativePath(folder, path)));
        Assert.Equal(14, unknown.Count(path => Assert.Throws<InputException>(() => Image.Read(path)).Faults.Count == 1));
    }

    [Theory]
    [InlineData("nifti/nifti-reader-js/big.nii.gz", "nifti/nifti-reader-js/little.nii.gz")]
    [InlineData("nifti/nifti-reader-js/air.hdr.gz", "nifti/nifti-reader-js/air2.hdr.gz")]
    [InlineData("nifti/nifti-reader-js/air.img.gz", "nifti/nifti-reader-js/air.hdr.gz")]
    [InlineData("nifti/nifti-reader-js/avg152T1_LR_nifti.nii.gz", "nifti/nifti-reader-js/avg152T1_LR_nifti2.nii.gz")]
    [InlineData("nifti/nibabel/example4d.nii.gz", "nifti/nifti-jl/example4d.hdr.gz")]
    [InlineData("nifti/nifti-rs/minimal.nii", "nifti/nifti-rs/minimal.nii.gz")]
    [InlineData("nifti/nifti-rs/minimal.nii", "nifti/nifti-rs/minimal.img")]
    [InlineData("nifti/nifti-rs/minimal.nii", "nifti/nifti-rs/minimal.hdr.gz")]
    [InlineData("nifti/nifti-rs/minimal.nii", "nifti/nifti-rs/minimal2.hdr")]
    [InlineData("nifti/nifti-rs/minimal.nii", "nifti/nifti-rs/minimal2.img.gz")]
    public void Twins_in_another_order_version_or_packing_are_equal_voxel_for_voxel(string one, string other)
    {
        var (first, second) = (Image.Read(Shared.File("data/" + one)), Image.Read(Shared.File("data/" + other)));
        Assert.Equal(first.Values.ToArray(), second.Values.ToArray());
        Assert.True(first.Grid.SameAs(second.Grid));
    }

    [Fact]
    public void The_same_ramp_is_read_from_every_real_datatype()
    {
        foreach (var datatype in Enum.GetValues<Datatype>().Where(datatype => datatype != Datatype.None))
        {
            var image = Image.Read(Shared.File($"data/nifti/nifti-rs/27/{datatype.ToString().ToLowerInvariant()}.nii"));
            Assert.Equal(datatype, image.Header.Datatype);
            // the makers counted with k fastest
            for (var n = 0; n < 27; n++) Assert.Equal(n, image[image.Grid.IndexOf(n / 9, n / 3 % 3, n % 3)]);
        }
    }

    [Fact]
    public void The_header_of_a_real_run_is_told_in_full()
    {
        using var file = NiftiFile.Open(Shared.File("data/bold/studyforrest-localizer/derivatives/affine-mni/sub-02/func/"
            + "sub-02_task-oneback_run-1_space-MNI152NLin2009cAsym_res-3_desc-preproc_bold.nii.gz"));
        Assert.Equal("65x77x65 voxels of 3x3x3 mm, RAS", file.Header.Grid.ToString());
        Assert.Equal(2.0, file.Header.RepetitionTime);
        Assert.Equal("MNI152", file.Header.TemplateSpace);
    }

    private static (double[] First, double[] Last) FirstAndLast(NiftiFile file)
    {
        var voxels = Enumerable.Range(0, file.Header.Grid.VoxelCount).ToArray();
        var (first, last) = (new double[voxels.Length], new double[voxels.Length]);
        Assert.True(file.GatherNext(voxels, first));
        first.CopyTo(last, 0);
        for (var volume = 2; volume < file.Header.VolumeCount; volume++) Assert.True(file.GatherNext([], []));
        if (file.Header.VolumeCount > 1) Assert.True(file.GatherNext(voxels, last));
        Assert.False(file.GatherNext(voxels, new double[voxels.Length]));
        return (first, last);
    }
}
