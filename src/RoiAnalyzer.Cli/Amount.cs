namespace RoiAnalyzer.Cli;

/// <summary>A number of things in words: <c>1 volume</c>, <c>2 volumes</c>.</summary>
internal static class Amount
{
    public static string Of(int number, string thing) => $"{number} {thing}{(number == 1 ? "" : "s")}";
}
