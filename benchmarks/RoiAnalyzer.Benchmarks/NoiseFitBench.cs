using BenchmarkDotNet.Attributes;
using RoiAnalyzer.Models;
using RoiAnalyzer.Regions;
using RoiAnalyzer.Signals;
using RoiAnalyzer.Simulation;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Benchmarks;

/// <summary>
/// The first level of a run of 300 volumes and 42 regions, 24P+aCompCor and ARMA(1,1) noise, with its design and estimates, against
/// inflating the run's image.
/// </summary>
[MemoryDiagnoser]
public class NoiseFitBench
{
    private static readonly Contrast[] Contrasts = [new("alcohol-neutral", new Dictionary<string, double> { ["alcohol"] = 1, ["neutral"] = -1 })];
    private static readonly ModelPlan Plan = new() { Noise = NoiseModel.Arma11 };
    private ParticipantSignals? _signals;
    private ReferenceHeights? _heights;
    private string _bold = "";

    /// <summary>Makes the run and takes its series.</summary>
    [GlobalSetup]
    public void Make()
    {
        var study = Study.Read(new StudyRequest { Root = BenchedRuns.StudyOf(NoiseExtent.Everywhere, compressed: true) });
        var run = study.Participants[0].Sessions[0].Runs[0];
        _bold = run.Bold;
        _signals = ParticipantSignals.Extract([run], RegionSet.Open(new RegionPlan().Set, null), new RegionPlan());
        _heights = ReferenceHeights.Peak(study.ReferenceDurations, Plan.Response, run.RepetitionTime);
    }

    /// <summary>Reads the image, and throws it away.</summary>
    [Benchmark(Baseline = true)]
    public int Inflate() => Extraction.Inflate(_bold);

    /// <summary>Fits every region; returns the number of estimates.</summary>
    [Benchmark]
    public int Fit() => RunModel.Fit(_signals!.Runs[0], _signals.Regions, Plan, Contrasts, _heights!).Estimates.Count(e => e.Effect is not null);
}
