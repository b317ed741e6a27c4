namespace RoiAnalyzer.Numerics;

/// <summary>Quantiles of a sample, found without sorting all of it.</summary>
public static class Quantile
{
    /// <summary>
    /// The quantile at a probability from 0 to 1, linear between neighbouring values (R's type 7, numpy's default); 0.5 is the
    /// median. NaN of no values. The values, none of them NaN, are reordered.
    /// </summary>
    public static double Of(Span<double> values, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        if (values.IsEmpty) return double.NaN;
        var place = probability * (values.Length - 1);
        var below = (int)place;
        Partition(values, below);
        if (place == below) return values[below];
        var above = double.PositiveInfinity;
        foreach (var value in values[(below + 1)..]) above = Math.Min(above, value);
        return values[below] + (place - below) * (above - values[below]);
    }

    /// <summary>The value that sorting puts at a place, from 0; the values, none of them NaN, are reordered.</summary>
    public static double AtPlace(Span<double> values, int place)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, values.Length);
        Partition(values, place);
        return values[place];
    }

    /// <summary>Reorders values so that the one at a place is the one that sorting puts there, and no later one is smaller.</summary>
    private static void Partition(Span<double> values, int place)
    {
        var (low, high) = (0, values.Length - 1);
        while (low < high)
        {
            var pivot = MiddleOfThree(values[low], values[low + (high - low) / 2], values[high]);
            var (left, right) = (low, high);
            while (left <= right)
            {
                while (values[left] < pivot) left++;
                while (values[right] > pivot) right--;
                if (left > right) break;
                (values[left], values[right]) = (values[right--], values[left++]);
            }
            if (place <= right) high = right;
            else if (place >= left) low = left;
            else return;
        }
    }

    private static double MiddleOfThree(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
