namespace RoiAnalyzer.Cli;

/// <summary>What the exit code says; the same as fMRIPrep's and BSD's sysexits.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Something failed, the rest was done.</summary>
    public const int SomethingFailed = 1;

    /// <summary>The command line was wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>The input data cannot be used.</summary>
    public const int InputUnusable = 65;

    /// <summary>A fault of the program's own.</summary>
    public const int OurFault = 70;

    /// <summary>The person ended it (Ctrl-C); what a shell says of a program that was interrupted.</summary>
    public const int Interrupted = 130;
}
