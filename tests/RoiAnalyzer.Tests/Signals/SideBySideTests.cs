using RoiAnalyzer.Images;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Studies;
using RoiAnalyzer.Tests.Images;
using RoiAnalyzer.Tests.Regions;

namespace RoiAnalyzer.Tests.Signals;

/// <summary>Through <see cref="ParticipantSignals.Extract"/>, whose runs are read several at a time.</summary>
public sealed class SideBySideTests : IDisposable
{
    private const string Space = "MNI152NLin2009cAsym";
    private static readonly Grid Grid = MadeImages.Cube(6, 2);
    private static readonly RegionSet Set = new("made", "made", [MadeImages.Sphere("Eight", 0, 0, 0, 2) with { Space = Space }]);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Runs_read_side_by_side_have_the_bits_and_the_order_of_runs_read_in_turn()
    {
        var runs = Enumerable.Range(0, 5).Select(Run).ToList();
        var inTurn = ParticipantSignals.Extract(runs, Set, new RegionPlan());
        foreach (var atATime in new[] { 2, 3, 16 })
        {
            var sideBySide = ParticipantSignals.Extract(runs, Set, new RegionPlan(), atATime: atATime);
            Assert.Equal(runs, sideBySide.Runs.Select(r => r.Run));
            for (var run = 0; run < runs.Count; run++) Assert.Equal(inTurn.Runs[run].Series[0]!, sideBySide.Runs[run].Series[0]!);
        }
    }

    [Fact]
    public void No_more_runs_are_worked_on_at_a_time_than_allowed()
    {
        var (now, most) = (new HashSet<string>(), 0);
        ParticipantSignals.Extract([.. Enumerable.Range(0, 6).Select(Run)], Set, new RegionPlan(), (run, read, all) =>
        {
            lock (now)
            {
                now.Add(run.Key.Run!);
                most = Math.Max(most, now.Count);
                if (read == all) now.Remove(run.Key.Run!);
            }
            Thread.Sleep(1);
        }, atATime: 2);
        Assert.InRange(most, 1, 2);
        Assert.Empty(now);
    }

    [Fact]
    public void Two_runs_at_a_time_wait_for_each_other_in_vain_only_where_they_are_not_side_by_side()
    {
        using var both = new Barrier(2);
        var met = 0;
        ParticipantSignals.Extract([Run(0), Run(1)], Set, new RegionPlan(), (_, read, _) =>
        {
            if (read == 1 && both.SignalAndWait(TimeSpan.FromSeconds(20))) Interlocked.Increment(ref met);
        }, atATime: 2);
        Assert.Equal(2, met);
    }

    [Fact]
    public void Of_several_faults_the_first_run_s_is_thrown_whichever_came_first()
    {
        var runs = Enumerable.Range(0, 4).Select(Run).ToList();
        foreach (var bad in new[] { 1, 3 }) File.WriteAllText(runs[bad].Bold, "not an image");
        for (var trial = 0; trial < 20; trial++)
        {
            var fault = Assert.Throws<InputException>(() => ParticipantSignals.Extract(runs, Set, new RegionPlan(), atATime: 4));
            Assert.StartsWith(runs[1].Bold, fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void None_at_a_time_is_a_wrong_call() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ParticipantSignals.Extract([Run(0)], Set, new RegionPlan(), atATime: 0));

    private Run Run(int number) => new()
    {
        Key = new RunKey("1", "pre", "cue", $"{number}"),
        Bold = _folder.WriteRun($"{number}.nii", Grid, 8 + number, (volume, voxel) => 100 + (volume * 7 + voxel * 3 + number) % 16 / 3.0),
        RepetitionTime = 2,
        Space = Space,
    };
}
