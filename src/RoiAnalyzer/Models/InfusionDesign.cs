using System.Globalization;
using System.Text.RegularExpressions;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>A stretch of time after the infusion's beginning (before it: negative), and how many volumes a run has in it.</summary>
public readonly record struct InfusionBin(string Name, double From, double To, int Volumes);

/// <summary>
/// The design of a run in which an infusion was given. One column a bin of time, 1 in the bin: its coefficient is how far the
/// bin's mean is from that of the baseline, which has no column and is the constant. Nothing is filtered out.
/// </summary>
public sealed partial record InfusionDesign(DesignMatrix Matrix, IReadOnlyList<InfusionBin> Bins)
{
    /// <summary>
    /// The design, with the nuisance or, but for spikes, without. An <see cref="InputException"/>: a high-pass filter, the plan's
    /// or the confounds'; an infusion or a baseline that is not in the run; too few degrees of freedom.
    /// </summary>
    public static InfusionDesign Build(Run run, Timing timing, Nuisance nuisance, Plan plan, bool withConfounds = true)
    {
        Demand(run, timing, nuisance, plan);
        List<string> names = [];
        List<double[]> columns = [];
        var bins = BinsOf(timing, plan.Infusion);
        foreach (var (bin, column) in bins) Add(bin.Name, column);
        var conditions = names.ToArray();
        foreach (var (name, column) in withConfounds ? nuisance.Names.Zip(nuisance.Columns) : []) Add(name, column);
        foreach (var (volume, column) in nuisance.SpikeVolumes.Zip(nuisance.Spikes)) Add($"spike_{volume}", column);
        var ones = new double[timing.VolumeCount];
        Array.Fill(ones, 1);
        Add(DesignMatrix.Constant, ones);
        var matrix = DesignMatrix.Of(names, columns, conditions);
        DesignMatrix.DemandFreedom(matrix.VolumeCount, matrix.Rank, names.Count, run.Bold);
        return new InfusionDesign(matrix, [.. bins.Select(b => b.Bin)]);

        void Add(string name, double[] column)
        {
            names.Add(name);
            columns.Add(column);
        }
    }

    /// <summary>
    /// A window's mean, as weights of its bins by their volumes; null where the run does not have all of its bins.
    /// </summary>
    public Contrast? Window(string name, (double From, double To) window, double binSeconds)
    {
        var own = Bins.Where(b => b.From >= window.From - Same && b.To <= window.To + Same).ToList();
        if (own.Count < Math.Round((window.To - window.From) / binSeconds)) return null;
        double volumes = own.Sum(b => b.Volumes);
        return new Contrast(name, own.ToDictionary(b => b.Name, b => b.Volumes / volumes));
    }

    private const double Same = 1e-6;

    /// <summary>The whole bins of the run outside of the baseline; a last one that is not whole keeps its volumes.</summary>
    private static List<(InfusionBin Bin, double[] Column)> BinsOf(Timing timing, InfusionPlan plan)
    {
        var (start, length, baseline) = (plan.StartSeconds!.Value, plan.BinSeconds, plan.BaselineUsed);
        var times = timing.FrameTimes;
        var groups = Enumerable.Range(0, times.Length).Where(t => !(times[t] >= baseline.From && times[t] < baseline.To))
            .GroupBy(t => (Index: (int)Math.Floor((times[t] - start) / length + Same), Late: times[t] >= baseline.To)).OrderBy(g => g.Min());
        return [.. groups.Select(g => (Bin(g.Key.Index, g.Key.Late, g.Count()), Column(g)))];

        // a bin that the baseline cuts is what is left of it, and named for its beginning
        InfusionBin Bin(int index, bool late, int volumes)
        {
            var (from, to) = (Math.Max(index * length, -start), (index + 1) * length);
            if (late && from < baseline.To - start) from = baseline.To - start;
            if (!late && to > baseline.From - start) to = baseline.From - start;
            if (to > timing.Duration - start + Same) to = timing.Duration - start;
            return new InfusionBin(string.Create(CultureInfo.InvariantCulture, $"bin_{from:0.###}"), from, to, volumes);
        }

        double[] Column(IEnumerable<int> volumes)
        {
            var column = new double[times.Length];
            foreach (var volume in volumes) column[volume] = 1;
            return column;
        }
    }

    private static void Demand(Run run, Timing timing, Nuisance nuisance, Plan plan)
    {
        var place = plan.Path ?? "the plan";
        var start = plan.Infusion.StartSeconds
            ?? throw new InputException(new Place(place, Field: "infusion.start_seconds"), "when in the run the infusion begins", "nothing", "Add it in seconds from the run's beginning.");
        var baseline = plan.Infusion.BaselineUsed;
        var volumes = timing.FrameTimes.Count(t => t >= baseline.From && t < baseline.To);
        if (start >= timing.Duration || volumes < 2)
            throw new InputException(new Place(place, Field: "infusion"), "a beginning of the infusion within the run, and at least two volumes of baseline before it",
                string.Create(CultureInfo.InvariantCulture, $"{volumes} volumes from {baseline.From} to {baseline.To} s, the beginning at {start} s of the {timing.Duration} s of {run.Bold}"), "Correct start_seconds and baseline_seconds.");
        if (plan.Model.HighPassSeconds is { } cutOff)
            throw new InputException(new Place(place, Field: "model.high_pass_seconds"), "null: no high-pass filter where an infusion is analysed",
                string.Create(CultureInfo.InvariantCulture, $"{cutOff} s, which leaves {Left(timing, plan, cutOff)} in a run of {timing.Duration} s"), "Set it to null, or leave it out.");
        if (nuisance.Names.FirstOrDefault(name => CosineName().IsMatch(name)) is { } cosine)
            throw new InputException(new Place(place, Field: "model.confounds"), "no cosines: they are a high-pass filter, which takes an infusion's effect away", cosine, "Leave them out.");
    }

    /// <summary>What a filter would leave of each course, in words.</summary>
    private static string Left(Timing timing, Plan plan, double cutOff) => string.Join(" and ", InfusionRegressor.Of(plan.Infusion).Select(shape =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * InfusionRegressor.ShareLeft(InfusionRegressor.Column(shape, plan.Infusion, timing), CosineDrift.Columns(timing.VolumeCount, timing.RepetitionTime, cutOff)):G2} % of the variance of a {Named(shape)}")));

    internal static string Named(InfusionShape shape) => shape == InfusionShape.GammaVariate ? "gamma variate" : shape.ToString().ToLowerInvariant();

    [GeneratedRegex(@"^cosine_?\d+$", RegexOptions.IgnoreCase)]
    private static partial Regex CosineName();
}
