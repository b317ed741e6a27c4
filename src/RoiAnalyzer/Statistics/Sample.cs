namespace RoiAnalyzer.Statistics;

/// <summary>The number, mean and sum of squared deviations of some values, from two passes centred on the first value.</summary>
internal readonly record struct Sample(int N, double Mean, double SumOfSquares)
{
    public static Sample Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) return new Sample(0, double.NaN, double.NaN);
        var first = values[0];
        var shift = 0.0;
        foreach (var value in values) shift += value - first;
        shift /= values.Length;
        var (squares, rest) = (0.0, 0.0);
        foreach (var value in values)
        {
            var deviation = value - first - shift;
            squares += deviation * deviation;
            rest += deviation;
        }
        return new Sample(values.Length, first + shift, squares - rest * rest / values.Length);
    }
}
