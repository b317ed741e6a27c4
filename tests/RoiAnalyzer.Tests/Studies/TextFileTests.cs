using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Tests.Studies;

public class TextFileTests
{
    [Fact]
    public void A_byte_order_mark_is_not_part_of_the_first_name()
    {
        using var study = new TempStudy().Write("t.tsv", [0xEF, 0xBB, 0xBF, .. "a\n1\n"u8]);
        Assert.True(Table.Read(Path.Combine(study.Root, "t.tsv")).Has("a"));
    }

    [Fact]
    public void What_cannot_be_read_as_text_is_refused()
    {
        using var study = new TempStudy().Write("empty.tsv", "").Write("latin.tsv", "a\n\u00e9"u8.ToArray()[..3])
            .Write("utf16.tsv", [0xFF, 0xFE, 0x61, 0x00]);
        Assert.Contains("expected text, found 0 bytes", Message("empty.tsv"), StringComparison.Ordinal);
        Assert.Contains("byte 2: expected text in UTF-8", Message("latin.tsv"), StringComparison.Ordinal);
        Assert.Contains("byte 0: expected text in UTF-8", Message("utf16.tsv"), StringComparison.Ordinal);
        Assert.Contains("expected a file, found none", Message("absent.tsv"), StringComparison.Ordinal);
        Assert.Contains("expected a readable file", Message("."), StringComparison.Ordinal);

        string Message(string name) => Assert.Throws<InputException>(() => Table.Read(Path.Combine(study.Root, name))).Message;
    }
}
