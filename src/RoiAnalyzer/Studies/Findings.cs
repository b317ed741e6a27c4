namespace RoiAnalyzer.Studies;

/// <summary>
/// What comes up while a study is read. A fault of one participant counts only when that participant is wanted, so that
/// a job for others goes on.
/// </summary>
internal sealed class Findings
{
    private readonly List<(string? Participant, Fault Fault)> _faults = [];

    /// <summary>One sentence for each thing that was guessed.</summary>
    public List<string> Assumptions { get; } = [];

    /// <summary>What is not there.</summary>
    public List<Missing> Missing { get; } = [];

    /// <summary>Adds a fault of the whole study.</summary>
    public void Add(string place, string? field, string expected, string found, string remedy) =>
        Add(null, new Fault(new Place(place, Field: field), expected, found, remedy));

    /// <summary>Adds a fault of a participant, or of the whole study.</summary>
    public void Add(string? participant, Fault fault) => _faults.Add((participant, fault));

    /// <summary>What an action on a participant's files returns, or null after adding the faults it throws.</summary>
    public T? Try<T>(string? participant, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (InputException cause)
        {
            foreach (var fault in cause.Faults) Add(participant, fault);
            return null;
        }
    }

    /// <summary>Every fault of the study and of the participants wanted, once.</summary>
    public IReadOnlyList<Fault> FaultsOf(Predicate<string> isWanted) =>
        [.. _faults.Where(f => f.Participant is null || isWanted(f.Participant)).Select(f => f.Fault).Distinct()];
}
