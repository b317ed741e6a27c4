using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Models;

/// <summary>What one row of a run's infusion table speaks of.</summary>
public enum InfusionPart
{
    /// <summary>A bin of the course.</summary>
    Bin,

    /// <summary>A window, the mean of its bins.</summary>
    Window,

    /// <summary>A fitted regressor: the height of its plateau or peak.</summary>
    Regressor,
}

/// <summary>
/// A number of a region's course through a run, in percent of the baseline: with the plan's confounds in the model, and
/// <c>Bare</c> without them. <c>From</c> and <c>To</c> are seconds after the infusion's beginning; null numbers have a reason.
/// </summary>
public sealed record InfusionValue(string Region, InfusionPart Part, string Name, double? From, double? To, int? Volumes,
    Estimate? Percent, Estimate? Bare, string Status, string Reason);

/// <summary>
/// How far a regressor of the infusion can be told from another column: their correlation r, and by how much that column alone
/// inflates the variance of the regressor's coefficient, 1/(1 − r²). The last rows are of several columns together.
/// </summary>
public sealed record InfusionInflation(InfusionShape Regressor, string Column, bool InDesign, double? Correlation, double Inflation);

/// <summary>All that is found of an infusion's course in one run.</summary>
public sealed record InfusionCourse(IReadOnlyList<InfusionValue> Values, IReadOnlyList<InfusionInflation> Inflations)
{
    /// <summary>The rows of a plan's regressors against every nuisance column, against trends, and against all of them.</summary>
    public static IReadOnlyList<InfusionInflation> InflationsOf(InfusionPlan plan, Timing timing, Nuisance nuisance)
    {
        double[] time = [.. timing.FrameTimes.Select(t => t - timing.Duration / 2)], square = Array.ConvertAll(time, t => t * t);
        var rows = new List<InfusionInflation>();
        foreach (var shape in InfusionRegressor.Of(plan))
        {
            var column = InfusionRegressor.Column(shape, plan, timing);
            foreach (var (name, other) in nuisance.Names.Zip(nuisance.Columns)) Add(name, true, other);
            Add("all_confounds", true, [.. nuisance.Columns, .. nuisance.Spikes]);
            Add("linear_trend", false, time);
            Add("linear_and_quadratic_trend", false, [time, square]);

            void Add(string name, bool inDesign, params double[][] others) => rows.Add(new InfusionInflation(shape, name, inDesign,
                others.Length == 1 ? Correlation(column, others[0]) : null, 1 / InfusionRegressor.ShareLeft(column, others)));
        }
        return rows;
    }

    private static double Correlation(double[] a, double[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        double product = 0, squareA = 0, squareB = 0;
        for (var t = 0; t < a.Length; t++)
        {
            product += (a[t] - meanA) * (b[t] - meanB);
            squareA += (a[t] - meanA) * (a[t] - meanA);
            squareB += (b[t] - meanB) * (b[t] - meanB);
        }
        return product / Math.Sqrt(squareA * squareB);
    }
}
