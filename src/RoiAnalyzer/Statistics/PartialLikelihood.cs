namespace RoiAnalyzer.Statistics;

/// <summary>
/// Cox's partial likelihood of columns (not centred), times and events: at coefficients its logarithm, slope and information, in sum
/// and at each event time.
/// </summary>
internal sealed class PartialLikelihood
{
    private readonly double[][] _columns;
    private readonly double[] _times;
    private readonly bool[] _events;
    private readonly CoxTies _ties;

    public PartialLikelihood(IReadOnlyList<double[]> columns, double[] times, bool[] events, CoxTies ties)
    {
        (_times, _events, _ties) = (times, events, ties);
        _columns = [.. columns.Select(column => Remainder.Of(column, []).Values)];    // the likelihood knows no constant
        EventTimes = [.. times.Where((_, i) => events[i]).Distinct().Order()];
    }

    /// <summary>The times at which something happened, ascending.</summary>
    public IReadOnlyList<double> EventTimes { get; }

    public int Columns => _columns.Length;

    /// <summary>In sum over the event times.</summary>
    public LikelihoodPoint At(double[] coefficients)
    {
        var sum = new LikelihoodPoint(Columns);
        foreach (var time in EventTimes) sum.Add(AtTime(time, coefficients));
        return sum;
    }

    /// <summary>The contribution of one event time.</summary>
    public LikelihoodPoint AtTime(double time, double[] coefficients)
    {
        var (point, all, own) = (new LikelihoodPoint(Columns), new RiskSums(Columns), new RiskSums(Columns));
        var count = 0;
        for (var i = 0; i < _times.Length; i++)
        {
            if (_times[i] < time) continue;
            var linear = Linear(i, coefficients);
            all.Add(_columns, i, Math.Exp(linear));
            if (_times[i] > time || !_events[i]) continue;
            own.Add(_columns, i, Math.Exp(linear));
            point.Value += linear;
            for (var c = 0; c < Columns; c++) point.Slope[c] += _columns[c][i];
            count++;
        }
        for (var k = 0; k < count; k++) point.Subtract(all, own, _ties == CoxTies.Efron ? (double)k / count : 0);
        return point;
    }

    /// <summary>One minus the Kaplan–Meier curve of all just before each event time.</summary>
    public double[] Clock()
    {
        var steps = SurvivalCurve.Of(_times, _events).Points.Where(point => point.Events > 0).Select(point => 1 - point.Survival).ToList();
        return [0, .. steps.SkipLast(1)];
    }

    private double Linear(int i, double[] coefficients)
    {
        var sum = 0.0;
        for (var c = 0; c < Columns; c++) sum += coefficients[c] * _columns[c][i];
        return sum;
    }

    /// <summary>Whether a step moves nobody's linear predictor any more.</summary>
    public bool IsSettled(double[] coefficients, double[] direction) => Enumerable.Range(0, _times.Length)
        .All(i => Math.Abs(Linear(i, direction)) < 1e-9 * (1 + Math.Abs(Linear(i, coefficients))));
}
