namespace RoiAnalyzer.Statistics;

/// <summary>
/// The least-squares coefficient of the first of some variables for the last, from the variables' sums and products over a number of
/// participants, by Cholesky's decomposition about their means: for the many small models of a bootstrap, whose variables are
/// centred beforehand, so that little is lost.
/// </summary>
internal sealed class MomentSolver(int variables, int participants)
{
    // what is left of a column beside the others, as a share of it
    private const double Independent = 1e-10;

    private readonly double[] _factor = new double[variables * variables];

    /// <summary>The sums of the variables, then for each variable its products with those before and with itself.</summary>
    public double[] Sums { get; } = new double[variables + variables * (variables + 1) / 2];

    /// <summary>The coefficient; not a number where the variables before the last are not independent.</summary>
    public double First()
    {
        // the first variable is eliminated last, so that its coefficient is one quotient
        for (var i = 0; i < variables; i++)
            for (var j = 0; j <= i; j++)
            {
                var own = Product(i, j);
                var rest = own;
                for (var k = 0; k < j; k++) rest -= _factor[i * variables + k] * _factor[j * variables + k];
                if (i == j && i < variables - 1 && !(rest > Independent * own)) return double.NaN;
                _factor[i * variables + j] = i == j ? Math.Sqrt(Math.Max(rest, 0)) : rest / _factor[j * variables + j];
            }
        var (y, x) = ((variables - 1) * variables, (variables - 2) * variables);
        return _factor[y + variables - 2] / _factor[x + variables - 2];
    }

    /// <summary>The sum of products about the means, in the order of elimination: the second variable first, the first before the last.</summary>
    private double Product(int i, int j)
    {
        var (a, b) = (Place(i), Place(j));
        if (a < b) (a, b) = (b, a);
        return Sums[variables + a * (a + 1) / 2 + b] - Sums[a] * Sums[b] / participants;
    }

    private int Place(int order) => order == variables - 1 ? order : order == variables - 2 ? 0 : order + 1;
}
