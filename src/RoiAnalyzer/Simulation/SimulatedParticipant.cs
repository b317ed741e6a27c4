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

    private readonly double[,] _before, _after;

    private SimulatedParticipant(int number, double[,] before, double[,] after) => (Number, _before, _after) = (number, before, after);

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

    /// <summary>Days from the infusion to each session that the participant has, in order.</summary>
    public required IReadOnlyList<(string Session, int Days)> Sessions { get; init; }

    /// <summary>Whether the session after the infusion lacks part of the brain.</summary>
    public required bool LostCoverage { get; init; }

    /// <summary>The response, in percent, of a seed (by its place in the set) to a trial type (0, 1) in a session.</summary>
    public double Response(int seed, int trialType, string session) => (session == Pre ? _before : _after)[seed, trialType];

    /// <summary>Draws participant <paramref name="number"/> of a study; it is the same however many there are.</summary>
    public static SimulatedParticipant Draw(SimulationPlan plan, IReadOnlyList<Seed> seeds, int number)
    {
        var random = new RandomNumbers(plan.Seed, number);
        var label = SimulationPlan.LabelOf(number);
        var arm = ArmOf(plan, number);
        var age = 21 + random.Below(40);
        var sex = random.Below(2) == 0 ? "F" : "M";
        (string, int)[] sessions = [(Pre, -1 - random.Below(7)), (Post, 1 + random.Below(2))];
        var (before, after) = DrawResponses(plan, seeds, arm, random);
        return new SimulatedParticipant(number, before, after)
        {
            Arm = arm,
            Age = age,
            Sex = sex,
            Sessions = label == plan.MissingPost ? sessions[..1] : sessions,
            LostCoverage = label == plan.LostCoverage,
        };
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
