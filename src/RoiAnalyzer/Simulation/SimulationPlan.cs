using System.Globalization;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Simulation;

/// <summary>
/// What is simulated: two arms, each participant before and after, and the truth that is planted. Everything follows from
/// it: the same plan gives the same voxel values on every machine. Changes and spreads are in percent signal change.
/// </summary>
public sealed record SimulationPlan
{
    /// <summary>The label that means no participant, in <see cref="MissingPost"/> and <see cref="LostCoverage"/>.</summary>
    public const string Nobody = "none";

    /// <summary>Fewer participants than this have neither a missing session nor lost coverage unless the plan says who.</summary>
    public const int LeastForFaults = 8;

    /// <summary>What the runs are: of a task, at rest, or with the infusion given during them.</summary>
    public AnalysisKind Analysis { get; init; } = AnalysisKind.Task;

    /// <summary>Whether arms are compared, or everybody gets both treatments, one in each of two sessions.</summary>
    public SimulatedDesign Design { get; init; }

    /// <summary>
    /// Sessions of a task after the one after the infusion, a week apart, 0…9. In the k-th the change is 2⁻ᵏ of what it was, and
    /// participants differ from that by the spread of changes.
    /// </summary>
    public int FollowUps { get; init; }

    /// <summary>Number of participants, 1…999; those of a smaller study are the first ones of a larger.</summary>
    public int Participants { get; init; } = 10;

    /// <summary>Volumes of each run; a run must last at least <see cref="EventSchedule.ShortestRun"/> seconds.</summary>
    public int Volumes { get; init; } = 150;

    /// <summary>Seconds between volumes.</summary>
    public double RepetitionTime { get; init; } = 2;

    /// <summary>The task's label, letters and digits.</summary>
    public string Task { get => field ?? (Analysis == AnalysisKind.Task ? "cue" : Analysis.ToString().ToLowerInvariant()); init; }

    /// <summary>Edge of a voxel, 3 or 2 mm: a MNI152NLin2009cAsym grid of 65×77×65 or 97×115×97.</summary>
    public double VoxelMm { get; init; } = 3;

    /// <summary>Where the images vary.</summary>
    public NoiseExtent Noise { get; init; } = NoiseExtent.Regions;

    /// <summary>Who has no session after the infusion: a label, <c>none</c>, or null for 04 of at least eight participants.</summary>
    public string? MissingPost { get => WhoOr(field, "04"); init; }

    /// <summary>Whose images after the infusion lack the lower frontal brain: a label, <c>none</c>, or null for 07 of at least eight.</summary>
    public string? LostCoverage { get => WhoOr(field, "07"); init; }

    /// <summary>The seed of all random numbers.</summary>
    public ulong Seed { get; init; } = 20261123;

    /// <summary>Mean change of the response to alcohol in the accumbens, treated arm.</summary>
    public double TreatedChange { get; init; } = -0.40;

    /// <summary>The same in the reference arm.</summary>
    public double ReferenceChange { get; init; } = -0.05;

    /// <summary>The treated arm's name.</summary>
    public string TreatedArm { get; init; } = "ketamine";

    /// <summary>The reference arm's name.</summary>
    public string ReferenceArm { get; init; } = "placebo";

    /// <summary>Standard deviation of participants' responses before the infusion.</summary>
    public double BaselineSd { get; init; } = 0.15;

    /// <summary>Standard deviation of participants' changes, where a change is planted.</summary>
    public double ChangeSd { get; init; } = 0.05;

    /// <summary>Standard deviation of a voxel's own noise, percent of the signal at rest; first-order autoregressive, 0.3.</summary>
    public double NoisePercent { get; init; } = 0.4;

    /// <summary>
    /// Size of what the confounds explain, percent of the signal at rest: the standard deviation of the signal common to all
    /// voxels; drift, motion and artefacts are in proportion. 0: none.
    /// </summary>
    public double NuisancePercent { get; init; } = 0.3;

    /// <summary>Volumes of sudden motion (0.6 to 1 mm) in each run, with an artefact in each.</summary>
    public int Jolts { get; init; } = 2;

    /// <summary>The step between stored values (<c>scl_slope</c>); the signal at rest is about 10000.</summary>
    public double Quantum { get; init; } = 25;

    /// <summary>Whether images are gzipped.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>The labels of all sessions, in order.</summary>
    public IReadOnlyList<string> Sessions => Design == SimulatedDesign.Crossover ? ["1", "2"]
        : [SimulatedParticipant.Pre, SimulatedParticipant.Post, .. Enumerable.Range(1, FollowUps).Select(k => FormattableString.Invariant($"{SimulatedParticipant.FollowUp}{k}"))];

    /// <summary>Whether there is more to a participant than one session before and one after.</summary>
    internal bool HasSessionsOfItsOwn => FollowUps > 0 || Design == SimulatedDesign.Crossover;

    /// <summary>The labels of all participants.</summary>
    public IReadOnlyList<string> Labels => [.. Enumerable.Range(1, Participants).Select(LabelOf)];

    /// <summary>The label of participant number 1, 2, …: 01, 02, ….</summary>
    public static string LabelOf(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    /// <summary>Throws an <see cref="InputException"/> with everything that cannot be simulated.</summary>
    public void Check()
    {
        var faults = Faults().ToList();
        if (faults.Count > 0) throw new InputException(faults);
    }

    private double ShortestRun => Analysis == AnalysisKind.Infusion ? PlantedInfusion.ShortestRun : EventSchedule.ShortestRun;

    private IEnumerable<Fault> Faults()
    {
        if (Participants is < 1 or > 999) yield return Wrong(nameof(Participants), "1 to 999", Participants);
        else
            foreach (var who in new[] { MissingPost, LostCoverage })
                if (who is not null && !Labels.Contains(who))
                    yield return Wrong("participant", $"one of {Labels[0]} to {Labels[^1]}, or {Nobody}", who);
        if (!(RepetitionTime is > 0 and < 100)) yield return Wrong("repetition time", "a positive number of seconds below 100", RepetitionTime);
        else if (Volumes > short.MaxValue || !(Volumes * RepetitionTime >= ShortestRun))
            yield return Wrong(nameof(Volumes),
                FormattableString.Invariant($"at most {short.MaxValue} volumes that last at least {ShortestRun} s"), Volumes);
        if (FollowUps is < 0 or > 9) yield return Wrong("follow-ups", "0 to 9", FollowUps);
        if (Analysis != AnalysisKind.Task && (FollowUps > 0 || Design == SimulatedDesign.Crossover))
            yield return Wrong("analysis", "task, where there are follow-ups or a crossover", Analysis.ToString().ToLowerInvariant());
        if (Design == SimulatedDesign.Crossover && FollowUps > 0) yield return Wrong("follow-ups", "0 in a crossover", FollowUps);
        if (VoxelMm is not (2 or 3)) yield return Wrong("voxel size", "2 or 3 mm", VoxelMm);
        if (Task.Length == 0 || !Task.All(char.IsAsciiLetterOrDigit)) yield return Wrong(nameof(Task), "letters and digits", Task);
        if (Jolts < 0 || Jolts > Volumes / 10) yield return Wrong(nameof(Jolts), "0 to a tenth of the volumes", Jolts);
        if (!(Quantum is >= 0.5 and <= 100)) yield return Wrong(nameof(Quantum), "0.5 to 100", Quantum);
        (string, double)[] spreads =
            [("baseline spread", BaselineSd), ("change spread", ChangeSd), ("noise", NoisePercent), ("nuisance", NuisancePercent)];
        foreach (var (name, spread) in spreads)
            if (!(spread is >= 0 and <= 10)) yield return Wrong(name, "0 to 10 percent", spread);
        foreach (var (name, change) in new[] { ("treated change", TreatedChange), ("reference change", ReferenceChange) })
            if (!(Math.Abs(change) <= 10)) yield return Wrong(name, "-10 to 10 percent", change);
    }

    private static Fault Wrong(string field, string expected, object found) =>
        new(new Place("simulation", Field: field.ToLowerInvariant()), expected,
            string.Create(CultureInfo.InvariantCulture, $"{found}"), "Choose another value.");

    private string? WhoOr(string? who, string usual) => who switch
    {
        null => Participants >= LeastForFaults ? usual : null,
        Nobody => null,
        _ => who.StartsWith("sub-", StringComparison.Ordinal) ? who[4..] : who,
    };
}
