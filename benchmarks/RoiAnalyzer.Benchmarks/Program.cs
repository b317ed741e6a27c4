using BenchmarkDotNet.Running;
using RoiAnalyzer.Benchmarks;

try
{
    var tool = args is [_, "--tool", var path, ..] ? path : null;
    var rest = args.Skip(tool is null ? 1 : 3).ToList();
    switch (args.FirstOrDefault())
    {
        case "guard":
            var limits = Limit.Read(rest.FirstOrDefault(Path.Combine(AppContext.BaseDirectory, "limits.tsv")));
            return new Guard(limits, Console.Out, Timing.Ratios).Run(typeof(Guard).Assembly.GetTypes());
        case "compare":
            return Comparison.Print(tool ?? Tool.Find(), rest, Console.Out);
        case "prove" when rest is [var folder]:
            return new Proof(tool ?? Tool.Find(), new ProofData(folder, Console.Error.WriteLine), Console.Out).Run();
        case "prove":
            throw new ArgumentException("prove [--tool PROGRAM] FOLDER: a folder for 1 GB of made data, which is kept there");
        default:
            BenchmarkSwitcher.FromAssembly(typeof(Guard).Assembly).Run(args);
            return 0;
    }
}
catch (Exception e) when (e is FormatException or ArgumentException or IOException or InvalidDataException)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
