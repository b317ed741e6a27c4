using RoiAnalyzer.Images;

namespace RoiAnalyzer.Tests.Images;

public class ByteSourceTests
{
    [Fact]
    public void A_missing_file_a_folder_and_an_empty_file_are_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        Refused(folder["none.nii.gz"], "expected an image file, found no such file. Check the name.");
        Refused(folder["no/such/folder.nii"], "expected an image file, found no such file. Check the name.");
        Refused(folder.Path, "expected an image file, found a folder. Name a file in it.");
        Refused(folder.Put("empty.nii.gz", []), "expected an image file, found an empty file of 0 bytes.");
        Refused(folder.Put("one.nii", [31]), "expected a header of 348 bytes, found an end after 1.");
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Put("secret.nii", new NiftiBytes().ToFile());
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.None);
        // root may read everything
        if (Environment.IsPrivilegedProcess) Assert.Equal(24, Image.Read(path).Values.Length);
        else Refused(path, "expected a file that may be read, found no permission");
    }

    [Fact]
    public void A_name_that_no_file_can_have_is_refused() => Refused("a\0b.nii", "found no such file");

    [Fact]
    public void A_pipe_is_refused_for_its_length_is_not_known()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "names a pipe by /proc");
        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
        Refused("/proc/self/fd/" + pipe.GetClientHandleAsString(), "expected a file on a disk, found a pipe or device");
    }

    private static void Refused(string path, string phrase)
    {
        var fault = Assert.Throws<InputException>(() => NiftiFile.Open(path));
        Assert.StartsWith(path.Replace('\0', ' '), fault.Message, StringComparison.Ordinal);
        Assert.Contains(phrase, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }
}
