using System.Text.Json.Nodes;
using RoiAnalyzer.Images;
using RoiAnalyzer.Models;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Reports;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;
using RoiAnalyzer.Tests.Regions;
using MadeStudy = RoiAnalyzer.Tests.Reports.MadeStudy;

namespace RoiAnalyzer.Tests;

/// <summary>A change that is planted by a convention's own definition comes back by it, from an image to its percent.</summary>
public sealed class SignalChangeRoundTripTests : IDisposable
{
    private const int Volumes = 60;
    private const double Planted = 1.37;
    private static readonly Grid Grid = MadeImages.Cube(6, 2);
    private static readonly RegionSet Set = new("made", "made", [MadeImages.Sphere("Eight", 0, 0, 0, 2) with { Space = "MNI152" }]);
    private static readonly int[] Eight = MadeImages.Locate(Grid, Membership.Centre, MadeImages.Sphere("s", 0, 0, 0, 2)).Voxels;
    private static readonly Contrast Cue = new("cue", new Dictionary<string, double> { ["cue"] = 1 });
    private static readonly ModelPlan Plain = new() { Confounds = ["none"], FramewiseDisplacementLimit = null, Noise = NoiseModel.Ols };
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<ResponseShape, double> Cases()
    {
        var cases = new TheoryData<ResponseShape, double>();
        foreach (var shape in new[] { ResponseShape.Spm, ResponseShape.Glover })
            foreach (var duration in new[] { 0, 0.5, 1, 2, 4, 6, 8, 12, 20 }) cases.Add(shape, duration);
        return cases;
    }

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Cases))]
    public void A_planted_change_comes_back_to_nine_digits_by_every_convention(ResponseShape shape, double duration)
    {
        var events = new[] { 20.0, 60, 90 }.Select(onset => new Event(onset, duration, "cue")).ToArray();
        var x = Regressor.Convolve(events, new Timing(2, Volumes, 0.5), shape);
        foreach (var convention in Enum.GetValues<SignalChangeConvention>())
        {
            var run = new Run { Key = new RunKey("1", "pre", "made", null), Bold = Write(Course(convention, x, shape, duration)), RepetitionTime = 2, Space = "MNI152", Events = events };
            var heights = ReferenceHeights.Of(convention, new Dictionary<string, double> { ["cue"] = duration }, shape, 2);
            var signals = ParticipantSignals.Extract([run], Set, new RegionPlan(), scaled: heights.NeedScaledVoxels);
            var model = RunModel.Fit(signals.Runs[0], signals.Regions, Plain with { Response = shape }, [Cue], heights);
            var percent = model.Estimates[0].Percent!;
            Assert.Equal(Planted, percent.Estimate.Effect, 1e-9);
            Assert.Equal(convention.ToString().ToLowerInvariant(), percent.Convention);
        }
    }

    [Fact]
    public void A_voxel_that_doubles_is_cut_as_afni_cuts_it()
    {
        // afni: min(200, 100·y/mean): the mean of 10 at one volume of 60 and else 1 is 1.15, 869.6 % become 200 and the others 86.96
        var signals = ParticipantSignals.Extract([new Run
        {
            Key = new RunKey("1", "pre", "made", null), RepetitionTime = 2, Space = "MNI152",
            Bold = Write((t, v) => (v + 1) * (t == 7 ? 10 : 1)),
        }], Set, new RegionPlan(), scaled: true);
        Assert.Equal(200, signals.Runs[0].Scaled[0]![7], 1e-9);
        Assert.Equal(100 / 1.15, signals.Runs[0].Scaled[0]![8], 1e-9);
    }

    [Fact]
    public void Featquery_s_height_of_a_comparison_does_not_depend_on_how_large_its_weights_are()
    {
        // closed form: two columns that never overlap, of range 1 each: X·w/(w·w) has range 1 for w = (1, −1)
        double[] a = [0, 1, 0, 0, 0, 0], b = [0, 0, 0, 1, 0, 0], constant = [1, 1, 1, 1, 1, 1];
        var fit = FirstLevel.Fit([100, 103, 100, 101, 100, 100], DesignMatrix.Of(["a", "b", "constant"], [a, b, constant], ["a", "b"]), NoiseModel.Ols);
        var heights = ReferenceHeights.Of(SignalChangeConvention.Featquery, new Dictionary<string, double> { ["a"] = 1, ["b"] = 1 }, ResponseShape.Spm, 2);
        foreach (var size in new[] { 1.0, 2 })
        {
            var percent = PercentSignalChange.Of(fit, new Contrast("c", new Dictionary<string, double> { ["a"] = size, ["b"] = -size }), heights)!;
            Assert.Equal(1, percent.ContrastHeight!.Value, 1e-12);
            Assert.Equal(100 * 2 / (604.0 / 6), percent.Estimate.Effect, 1e-9);
        }
    }

    [Fact]
    public void Several_conventions_stand_side_by_side_in_a_study_s_estimates_and_the_first_in_its_changes()
    {
        using var made = new MadeStudy(perArm: 1, images: true);
        var study = made.Read(made.PlanOfImages with
        {
            PercentSignalChange = SignalChangeConvention.Plateau,
            SignalChangeBeside = [SignalChangeConvention.Peak, SignalChangeConvention.Nilearn, SignalChangeConvention.Afni, SignalChangeConvention.Featquery, SignalChangeConvention.Marsbar],
        });
        var output = Path.Combine(made.Folder, "out");
        var result = MadeStudy.ResultOf(study, 0);
        StudyOutput.Open(output, study, "two-and-one", "0.1.0", overwrite: false).Write(result);
        var stem = Path.Combine(output, "sub-01/ses-pre/func/sub-01_ses-pre_task-cue_run-1_space-MNI152NLin2009cAsym_atlas-TwoAndOne_estimates");
        var table = Table.Read(stem + ".tsv");
        var height = Regressor.Height(ResponseShape.Spm, 2, 6);
        var row = Enumerable.Range(0, table.RowCount).First(r => table[r, "contrast"] == "alcohol" && table[r, "status"] == Status.Ok);
        Assert.Equal(height, table.Number(row, "percent_peak") / table.Number(row, "percent_signal_change"), 1e-7);
        Assert.Equal(table.Number(row, "percent_peak"), table.Number(row, "percent_marsbar"));
        Assert.Equal(table.Number(row, "percent_peak_standard_error"), table.Number(row, "percent_marsbar_standard_error"));
        var about = JsonNode.Parse(File.ReadAllText(stem + ".json"))!["PercentSignalChange"]!;
        Assert.Equal("plateau", about["Convention"]!.GetValue<string>());
        Assert.Equal(["peak", "nilearn", "afni", "featquery", "marsbar"], about["Beside"]!.AsArray().Select(c => c!["Convention"]!.GetValue<string>()));
        foreach (var one in about["Beside"]!.AsArray())
            foreach (var field in new[] { "Denominator", "Height", "Volumes" }) Assert.NotEmpty(one![field]!.GetValue<string>());
        var range = about["Beside"]![3]!["ContrastHeights"]!["alcohol"]!.GetValue<double>();
        Assert.Equal(range, table.Number(row, "percent_featquery") / table.Number(row, "percent_nilearn"), 1e-7);
        Assert.Equal(table.Number(row, "percent_signal_change"), result.Changes.First(c => c.Region == table[row, "region"] && c.Contrast == "alcohol").Pre!.Value.Effect, 1e-8);
    }

    /// <summary>What a voxel does over volumes by a convention's definition, in voxels of levels 500 to 1200.</summary>
    private static Func<int, int, double> Course(SignalChangeConvention convention, double[] x, ResponseShape shape, double duration)
    {
        var (mean, range, peak) = (x.Average(), x.Max() - x.Min(), Peak(shape, duration));
        static double Level(int voxel) => 500 + 100 * voxel;
        return convention switch
        {
            SignalChangeConvention.Plateau => (t, v) => Level(v) * (1 + Planted / 100 * x[t]),
            SignalChangeConvention.Nilearn => (t, v) => Level(v) * (1 + Planted / 100 * (x[t] - mean)),
            SignalChangeConvention.Featquery => (t, v) => Level(v) * (1 + Planted / 100 * (x[t] - mean) / range),
            // voxels of different means respond differently, and the mean of their percents is the one that is planted
            SignalChangeConvention.Afni => (t, v) => Level(v) * (1 + (Planted + 0.2 * (v - 3.5)) / 100 * (x[t] - mean) / peak),
            _ => (t, v) => Level(v) * (1 + Planted / 100 * x[t] / peak),
        };
    }

    /// <summary>
    /// The highest point of the kernel's convolution with a box, summed point by point. A length between two of the grid is the mean
    /// of these two, by how near each is.
    /// </summary>
    private static double Peak(ResponseShape shape, double duration)
    {
        var kernel = HemodynamicResponse.Sampled(shape, 2, Regressor.Oversampling);
        var steps = Math.Max(1, duration * Regressor.Oversampling / 2);
        var box = Enumerable.Range(0, (int)Math.Ceiling(steps)).Select(n => Math.Min(1, steps - n)).ToArray();
        var highest = 0.0;
        for (var i = 0; i < kernel.Length; i++)
            highest = Math.Max(highest, Enumerable.Range(0, Math.Min(box.Length, i + 1)).Sum(n => box[n] * kernel[i - n]));
        return highest;
    }

    /// <summary>An image in double precision: the writer's header with another datatype, 64 bits a voxel.</summary>
    private string Write(Func<int, int, double> value)
    {
        const string name = "run.nii";
        NiftiWriter.Write(_folder[name], Grid, (_, values) => values.Clear(), Volumes, 2, Datatype.Float32);
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(File.ReadAllBytes(_folder[name]).AsSpan(0, 352));
        for (var volume = 0; volume < Volumes; volume++)
            for (var voxel = 0; voxel < Grid.VoxelCount; voxel++)
                writer.Write(Array.IndexOf(Eight, voxel) is var v and >= 0 ? value(volume, v) : 0.0);
        var image = bytes.ToArray();
        (image[70], image[72]) = (64, 64);
        return _folder.Put(name, image);
    }
}
