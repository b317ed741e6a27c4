namespace RoiAnalyzer.Tests;

public class InputExceptionTests
{
    [Fact]
    public void A_fault_says_where_what_was_expected_what_was_found_and_what_to_do()
    {
        var fault = new Fault(new Place("bold.nii", Byte: 70, Field: "datatype"), "int16", "1536", "Convert it.");
        Assert.Equal("bold.nii, byte 70 (datatype): expected int16, found 1536. Convert it.", fault.ToString());
        Assert.Equal("events.tsv, line 3", new Place("events.tsv", Line: 3).ToString());
    }

    [Fact]
    public void A_fault_is_one_line_whatever_was_found()
    {
        var fault = new Fault(new Place("a\nb"), "c", "\u001b[2Jx\r\ny\u2028z", "D.");
        Assert.Equal("a b: expected c, found  [2Jx  y z. D.", fault.ToString());
    }

    [Fact]
    public void Faults_are_shown_together()
    {
        var fault = new Fault(new Place("a"), "b", "c", "D.");
        Assert.Equal("a: expected b, found c. D.\na: expected b, found c. D.", new InputException([fault, fault]).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new InputException([]));
    }
}
