namespace RoiAnalyzer.Tests.Reports;

/// <summary>A made study of two randomised arms of six, its findings and its page, made once for a class of tests.</summary>
public sealed class MadeReport : IDisposable
{
    public MadeReport()
    {
        Findings = MadeFindings.Of(Made);
        Page = Findings.Page;
    }

    public MadeStudy Made { get; } = new(perArm: 6);

    public MadeFindings Findings { get; }

    public string Page { get; }

    public void Dispose() => Made.Dispose();
}
