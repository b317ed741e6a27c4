using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class RunKeyTests
{
    [Fact]
    public void A_key_reads_as_its_labels()
    {
        Assert.Equal("sub-01 ses-pre task-cue run-1", new RunKey("01", "pre", "cue", "1").ToString());
        Assert.Equal("sub-01 task-cue acq-fast dir-AP", new RunKey("01", null, "cue", null) { Variant = "acq-fast_dir-AP" }.ToString());
    }

    [Fact]
    public void Keys_of_other_variants_are_other_keys()
    {
        var key = new RunKey("01", "pre", "cue", "1");
        Assert.Equal(key, new RunKey("01", "pre", "cue", "1"));
        Assert.NotEqual(key, key with { Variant = "dir-AP" });
        Assert.NotEqual(key, key with { Session = null });
    }
}
