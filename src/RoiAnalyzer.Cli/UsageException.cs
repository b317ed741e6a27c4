namespace RoiAnalyzer.Cli;

/// <summary>A command line whose parts do not go together.</summary>
public sealed class UsageException(string message) : Exception(message);
