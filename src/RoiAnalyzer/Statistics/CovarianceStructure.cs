namespace RoiAnalyzer.Statistics;

/// <summary>
/// The covariance V of a participant's values as a function of parameters θ, its natural ones (variances, covariances,
/// correlations), with exact derivatives; and free numbers φ without bounds, every value of which is a covariance that can be.
/// </summary>
public abstract class CovarianceStructure
{
    private protected CovarianceStructure(string name, int visits) => (Name, Visits) = (name, visits);

    /// <summary>The name of it: UN, TOEPH, AR1H, CS, random_intercept or random_slope.</summary>
    public string Name { get; }

    /// <summary>Number of visits.</summary>
    internal int Visits { get; }

    /// <summary>Number of natural parameters, which is that of the free ones.</summary>
    internal abstract int Count { get; }

    /// <summary>Whether V is a sum of known matrices times θ, so that it has no second derivatives.</summary>
    internal virtual bool IsLinear => true;

    /// <summary>A variance of each visit and a covariance of each pair of visits.</summary>
    public static CovarianceStructure Unstructured(int visits) => new UnstructuredCovariance(visits);

    /// <summary>A variance of each visit, and a correlation for each distance between visits.</summary>
    public static CovarianceStructure HeterogeneousToeplitz(int visits) => new ToeplitzCovariance(visits);

    /// <summary>A variance of each visit, and a correlation that is raised to the distance between visits.</summary>
    public static CovarianceStructure HeterogeneousAutoregressive(int visits) => new AutoregressiveCovariance(visits);

    /// <summary>One variance and one covariance, which may be negative.</summary>
    public static CovarianceStructure CompoundSymmetry(int visits) => new CompoundSymmetry(visits);

    /// <summary>An intercept that varies between participants, and independent residuals: V = σ²_b 11' + σ²I.</summary>
    public static CovarianceStructure RandomIntercept() => new RandomEffects(1);

    /// <summary>An intercept and a slope over times that vary between participants together, and independent residuals.</summary>
    public static CovarianceStructure RandomSlope() => new RandomEffects(2);

    /// <summary>Names of the natural parameters.</summary>
    internal abstract IReadOnlyList<string> Names { get; }

    /// <summary>Free numbers to begin with, from a variance of each visit.</summary>
    internal abstract double[] Start(ReadOnlySpan<double> variances);

    /// <summary>θ of φ. What has run to its bound (<see cref="IsAtBound"/>) is exactly there.</summary>
    internal abstract double[] Natural(ReadOnlySpan<double> free);

    /// <summary>∂θ/∂φ: a row for each natural parameter, a column for each free one.</summary>
    internal abstract double[,] Jacobian(ReadOnlySpan<double> free);

    /// <summary>Puts ∂V/∂θᵢ of a participant there, row by row.</summary>
    internal abstract void Derivative(MixedBlock block, ReadOnlySpan<double> natural, int i, Span<double> into);

    /// <summary>Puts ∂²V/∂θᵢ∂θⱼ of a participant there; only where V is not linear.</summary>
    internal virtual void SecondDerivative(MixedBlock block, ReadOnlySpan<double> natural, int i, int j, Span<double> into) => into.Clear();

    /// <summary>Puts V of a participant there, row by row.</summary>
    internal virtual void Covariance(MixedBlock block, ReadOnlySpan<double> natural, Span<double> into)
    {
        into.Clear();
        var part = new double[into.Length];
        for (var i = 0; i < Count; i++)
        {
            Derivative(block, natural, i, part);
            for (var n = 0; n < part.Length; n++) into[n] += natural[i] * part[n];
        }
    }

    /// <summary>Whether a natural parameter has nothing to do with the values of a participant.</summary>
    internal bool IsAbsent(MixedBlock block, int i)
    {
        var slope = new double[block.Size * block.Size];
        double[] natural = [.. Enumerable.Repeat(0.5, Count)];
        Derivative(block, natural, i, slope);
        return Array.TrueForAll(slope, s => s == 0);
    }

    /// <summary>Whether a free number stands for a variance so small that it is none.</summary>
    internal virtual bool IsAtBound(ReadOnlySpan<double> free, int i) => false;

    /// <summary>Which natural parameters are 0 because of that.</summary>
    internal virtual bool IsNaturalAtBound(ReadOnlySpan<double> free, int i) => false;
}
