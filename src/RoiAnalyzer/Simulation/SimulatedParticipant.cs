using RoiAnalyzer.Numerics;
using RoiAnalyzer.Regions;

namespace RoiAnalyzer.Simulation;

/// <summary>One made participant: who it is, which sessions it has, and its own response in every seed.</summary>
public sealed class SimulatedParticipant
{
    /// <summary>The session before the infusion.</summary>
    public const string Pre = "pre";

    /// <summary>The session after it.</summary>
    public const string Post = "post";

    /// <summary>What the label of a later session begins with; its number follows.</summary>
    public const string FollowUp = "followup";

    private readonly double[][,] _responses;    // by the place of the session

    private SimulatedParticipant(int number, double[][,] responses) => (Number, _responses) = (number, responses);

    /// <summary>1, 2, ….</summary>
    public int Number { get; }

    /// <summary>01, 02, ….</summary>
    public string Label => SimulationPlan.LabelOf(Number);

    /// <summary>The arm's name.</summary>
    public required string Arm { get; init; }

    /// <summary>Years, 21…60.</summary>
    public required int Age { get; init; }

    /// <summary>F or M.</summary>
    public required string Sex { get; init; }

    /// <summary>Days from the infusion to each session that the participant has, in order; in a crossover from the first infusion.</summary>
    public required IReadOnlyList<(string Session, int Days)> Sessions { get; init; }

    /// <summary>What was given in each session of a crossover; empty in other designs.</summary>
    public IReadOnlyList<string> Treatments { get; private init; } = [];

    /// <summary>Whether the session after the infusion lacks part of the brain.</summary>
    public required bool LostCoverage { get; init; }

    /// <summary>Whether a session is the second, and lacks part of the brain.</summary>
    public bool LosesCoverageIn(string session) => LostCoverage && NumberOf(session) == 2;

    /// <summary>The response, in percent, of a seed (by its place in the set) to a trial type (0, 1) in a session.</summary>
    public double Response(int seed, int trialType, string session) => _responses[NumberOf(session) - 1][seed, trialType];

    /// <summary>1 for the session before or the first period, 2 for the session after or the second period, 3 and on for follow-ups.</summary>
    public static int NumberOf(string session) => session switch
    {
        Pre or "1" => 1,
        Post or "2" => 2,
        _ when session.StartsWith(FollowUp, StringComparison.Ordinal) => 2 + int.Parse(session.AsSpan(FollowUp.Length), System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"no session of a made study: {session}", nameof(session)),
    };

    /// <summary>Draws participant <paramref name="number"/> of a study; it is the same however many there are.</summary>
    public static SimulatedParticipant Draw(SimulationPlan plan, IReadOnlyList<Seed> seeds, int number)
    {
        var random = new RandomNumbers(plan.Seed, number);
        var label = SimulationPlan.LabelOf(number);
        var arm = ArmOf(plan, number);
        var age = 21 + random.Below(40);
        var sex = random.Below(2) == 0 ? "F" : "M";
        (string, int)[] sessions = [(Pre, -1 - random.Below(7)), (Post, 1 + random.Below(2)), .. FollowUpsOf(plan)];
        var (before, after) = DrawResponses(plan, seeds, arm, random);
        string[] treatments = plan.Design != SimulatedDesign.Crossover ? [] : arm == plan.TreatedArm ? [plan.TreatedArm, plan.ReferenceArm] : [plan.ReferenceArm, plan.TreatedArm];
        if (treatments.Length > 0) sessions = [("1", 0), ("2", 14)];
        double[][,] responses = treatments.Length > 0
            ? [.. treatments.Select((treatment, period) => Under(treatment, period, plan, seeds, number, before))]
            : [before, after, .. Later(plan, seeds, number, before, after)];
        return new SimulatedParticipant(number, responses)
        {
            Treatments = treatments,
            Arm = arm,
            Age = age,
            Sex = sex,
            Sessions = label == plan.MissingPost ? sessions[..1] : sessions,
            LostCoverage = label == plan.LostCoverage,
        };
    }

    /// <summary>A week and its multiples after the infusion.</summary>
    private static IEnumerable<(string Session, int Days)> FollowUpsOf(SimulationPlan plan) => Enumerable.Range(1, plan.FollowUps).Select(k => ($"{FollowUp}{k}", 7 * k));

    /// <summary>The responses of the follow-ups: the change halved each time, and what is the participant's own in each.</summary>
    private static IEnumerable<double[,]> Later(SimulationPlan plan, IReadOnlyList<Seed> seeds, int number, double[,] before, double[,] after) =>
        Enumerable.Range(1, plan.FollowUps).Select(k => Responses(plan, seeds, new RandomNumbers(plan.Seed, number, 5, k),
            (s, c) => before[s, c] + (after[s, c] - before[s, c]) * Math.Pow(2, -k)));

    /// <summary>The responses of a period of a crossover: what the treatment changes, and what is the participant's own in each.</summary>
    private static double[,] Under(string treatment, int period, SimulationPlan plan, IReadOnlyList<Seed> seeds, int number, double[,] before) =>
        Responses(plan, seeds, new RandomNumbers(plan.Seed, number, 6, period),
            (s, c) => before[s, c] + PlantedResponse.Change(seeds[s], EventSchedule.TrialTypes[c], treatment, plan));

    private static double[,] Responses(SimulationPlan plan, IReadOnlyList<Seed> seeds, RandomNumbers random, Func<int, int, double> mean)
    {
        var types = EventSchedule.TrialTypes;
        var responses = new double[seeds.Count, types.Count];
        for (var s = 0; s < seeds.Count; s++)
            for (var c = 0; c < types.Count; c++)
            {
                var own = random.Normal();
                responses[s, c] = mean(s, c) + (PlantedResponse.Changes(seeds[s], types[c]) ? plan.ChangeSd * own : 0);
            }
        return responses;
    }

    /// <summary>Blocks of two: one of each pair of participants is treated, which one is drawn.</summary>
    private static string ArmOf(SimulationPlan plan, int number)
    {
        var pair = (number - 1) / 2;
        var firstIsTreated = new RandomNumbers(plan.Seed, 0, pair).Below(2) == 0;
        return firstIsTreated == (number % 2 == 1) ? plan.TreatedArm : plan.ReferenceArm;
    }

    private static (double[,] Before, double[,] After) DrawResponses(SimulationPlan plan, IReadOnlyList<Seed> seeds, string arm, RandomNumbers random)
    {
        var types = EventSchedule.TrialTypes;
        double[,] before = new double[seeds.Count, types.Count], after = new double[seeds.Count, types.Count];
        for (var s = 0; s < seeds.Count; s++)
            for (var c = 0; c < types.Count; c++)
            {
                var (own, ownChange) = (random.Normal(), random.Normal());
                var mean = PlantedResponse.Before(seeds[s], types[c]);
                before[s, c] = mean == 0 ? 0 : mean + plan.BaselineSd * own;
                after[s, c] = before[s, c];
                if (PlantedResponse.Changes(seeds[s], types[c]))
                    after[s, c] += PlantedResponse.Change(seeds[s], types[c], arm, plan) + plan.ChangeSd * ownChange;
            }
        return (before, after);
    }
}
