using System.Diagnostics;
using System.Globalization;
using System.Text;
using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;

namespace RoiAnalyzer.Tests.Fuzz;

/// <summary>
/// Damaged inputs of every kind: each ends in a result or in faults of one line each, soon, and without asking for memory
/// that the file does not justify. A short pass runs always; <c>ROI_FUZZ_INPUTS</c> says how many inputs a kind gets, and
/// <c>ROI_FUZZ_SEED</c> where to begin.
/// </summary>
public class FuzzTests
{
    private const int ShortPass = 1500;
    private const double Seconds = 5;
    private const long SpareBytes = 8 << 20;
    private static readonly int Inputs = Setting("ROI_FUZZ_INPUTS", ShortPass);
    private static readonly int FirstSeed = Setting("ROI_FUZZ_SEED", 0);

    private static readonly byte[][] Images =
    [
        new NiftiBytes().ToFile(),
        new NiftiBytes { BigEndian = true, Dim = [4, 3, 3, 3, 2, 1, 1, 1], Datatype = 4, Bitpix = 16, Voxels = new byte[108], QformCode = 1, SformCode = 0 }.ToFile(),
        new NiftiBytes { Version = 2, Dim = [4, 2, 2, 2, 3, 1, 1, 1], Datatype = 64, Bitpix = 64, Voxels = new byte[192], Slope = 2, Intercept = 1 }.ToFile(),
        new NiftiBytes { Version = 2, BigEndian = true, Dim = [3, 5, 1, 1, 1, 1, 1, 1], Datatype = 512, Bitpix = 16, Voxels = new byte[10] }.ToFile(),
        new NiftiBytes { Extensions = [32, 0, 0, 0, 6, 0, 0, 0, .. new byte[24]], VoxOffset = 384, Dim = [4, 4, 4, 4, 4, 1, 1, 1], Datatype = 16, Bitpix = 32, Voxels = new byte[1024] }.ToFile(),
    ];

    private static readonly byte[][] Zipped = [.. Images.Select(i => NiftiBytes.Gzip(i)), .. Images.Select(i => NiftiBytes.Gzip([.. i, .. new byte[70000]])), [.. NiftiBytes.Gzip(Images[0][..200]), .. NiftiBytes.Gzip(Images[0][200..])]];
    private static readonly string[] Events = ["onset\tduration\ttrial_type\n1.5\t2\ta\n4\t2\tb\n", "onset\tduration\ttrial_type\tmodulation\r\n0\t0\ta\t1\r\n9.25\t1\ta\tn/a\r\n"];
    private static readonly string[] Confounds = ["trans_x\tframewise_displacement\n0\tn/a\n0.1\t0.2\n", "X\tY\n1\t2\n3\t4"];
    private static readonly string[] Plans = [new Plan().ToJson(), """{"task":"cue","contrasts":{"a-b":{"a":1,"b":-1}},"model":{"confounds":["6P"],"high_pass_seconds":null},"arm":{"randomised":true}}"""];
    private static readonly string[] Sidecars = ["""{"RepetitionTime": 2.0, "StartTime": 0.5, "SliceTimingCorrected": true, "TaskName": "x", "SliceTiming": [0, 1, 2]}"""];
    private static readonly string[] Sets = ["""{"name":"s","space":"MNI152","seeds":[{"name":"a","sphere":{"centre":[1,2,3],"radius":4},"family":"primary","hemisphere":"L"},{"name":"b","labels":["1","x"]},{"name":"c","map":{"image":"m.nii","volume":1,"threshold":0.5}}],"atlas":"given"}"""];
    private static readonly string[] Labels = ["index\tname\themisphere\n1\tPutamen\tL\n2\tPutamen\tR\n", "volume\tname\n0\tL Putamen\n"];

    [Fact]
    public void Damaged_headers_and_voxels_are_read_or_refused() => Fuzz("image.nii", m => m.Damage(m.Pick(Images)), ReadImage);

    [Fact]
    public void Damaged_images_that_are_zipped_soundly_are_read_or_refused() => Fuzz("sound.nii.gz", m => NiftiBytes.Gzip(m.Damage(m.Pick(Images))), ReadImage);

    [Fact]
    public void Damaged_gzip_streams_are_read_or_refused() => Fuzz("damaged.nii.gz", m => m.Damage(m.Pick(Zipped)), ReadImage);

    [Fact]
    public void Damaged_tables_of_events_are_read_or_refused() => Fuzz("events.tsv", m => m.DamageText(m.Pick(Events)), path => EventFile.Read(path));

    [Fact]
    public void Damaged_tables_of_confounds_are_read_or_refused() => Fuzz("confounds.tsv", m => m.DamageText(m.Pick(Confounds)), path => ConfoundTable.Read(path));

    [Fact]
    public void Damaged_label_tables_are_read_or_refused() => Fuzz("labels.tsv", m => m.DamageText(m.Pick(Labels)), path => LabelTable.Read(path));

    [Fact]
    public void Damaged_plans_are_read_or_refused() => Fuzz("plan.json", m => m.DamageText(m.Pick(Plans)), path => Plan.Read(path).ToJson());

    [Fact]
    public void Damaged_sidecars_are_read_or_refused() => Fuzz("bold.json", m => m.DamageText(m.Pick(Sidecars)), path =>
    {
        var sidecar = Sidecar.Read(path);
        _ = (sidecar.Number("RepetitionTime"), sidecar.Number("StartTime"), sidecar.Flag("SliceTimingCorrected"), sidecar.Text("TaskName"));
    });

    [Fact]
    public void Damaged_region_sets_are_read_or_refused() => Fuzz("set.json", m => m.DamageText(m.Pick(Sets)), path => RegionSet.Definition(path));

    private static void Fuzz(string name, Func<Mutator, byte[]> make, Action<string> read)
    {
        using var folder = new TemporaryFolder();
        var path = folder[name];
        for (var n = 0; n < Inputs; n++)
        {
            var input = make(new Mutator(FirstSeed + n));
            File.WriteAllBytes(path, input);
            var (start, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            try
            {
                read(path);
            }
            catch (InputException e)
            {
                if (e.Faults.Any(f => f.ToString().AsSpan().ContainsAny('\n', '\r'))) Fail("a fault of several lines: " + e.Message, n, input);
            }
            catch (Exception e)
            {
                Fail(e.ToString(), n, input);
            }
            if (Stopwatch.GetElapsedTime(start).TotalSeconds > Seconds) Fail("too slow", n, input);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated > SpareBytes + 400L * input.Length) Fail($"{allocated} bytes of memory for an input of {input.Length}", n, input);
        }
    }

    private static void ReadImage(string path)
    {
        using var image = NiftiFile.Open(path);
        var count = Math.Min(image.Header.Grid.VoxelCount, 1000);
        int[] voxels = [.. Enumerable.Range(0, count).Select(v => (int)((long)v * image.Header.Grid.VoxelCount / count))];
        var values = new double[count];
        while (image.GatherNext(voxels, values)) { }
    }

    private static void Fail(string what, int n, byte[] input) =>
        Assert.Fail($"{what}\nseed {FirstSeed + n}, {input.Length} bytes: {(input.Length <= 2000 ? Convert.ToHexString(input) : Convert.ToHexString(input.AsSpan(0, 2000)) + "…")}\n{Encoding.UTF8.GetString(input.AsSpan(0, Math.Min(300, input.Length)))}");

    private static int Setting(string name, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : standard;
}
