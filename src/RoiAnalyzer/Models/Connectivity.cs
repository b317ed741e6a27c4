using MathNet.Numerics.LinearAlgebra;

namespace RoiAnalyzer.Models;

/// <summary>Two regions' correlation: r, Fisher's z = atanh r with its error, and the partial correlation given all other regions.</summary>
public sealed record Edge(int A, int B, double R, double Z, double StandardError, double EffectiveVolumes, double Partial);

/// <summary>
/// Correlations between residuals that were freed of nuisance and frequencies in one regression, and are 0 at volumes without a say.
/// </summary>
public static class Connectivity
{
    /// <summary>
    /// Every pair of series, in order. Var z = 1/(T_eff − 3) with Bartlett's T_eff = T / (1 + 2·Σ ρ_a(k)·ρ_b(k)), the
    /// autocorrelations tapered by ½(1 + cos(πk/M)), M = 2√T (Tukey; Woolrich 2001), and never more than
    /// <paramref name="freedom"/>, the residual degrees of freedom. Partial correlations are −P_ab/√(P_aa·P_bb) of P = (R + ridge·I)⁻¹.
    /// A series that is 0 throughout has no correlations: NaN.
    /// </summary>
    public static IReadOnlyList<Edge> Of(IReadOnlyList<double[]> residuals, int volumes, int freedom, double ridge)
    {
        var correlations = Array.ConvertAll([.. residuals], r => Autocorrelations(r, volumes));
        var matrix = Matrix<double>.Build.Dense(residuals.Count, residuals.Count, (a, b) => a == b ? 1 : Correlation(residuals[a], residuals[b]));
        var precision = residuals.Count == 0 || matrix.Enumerate().Any(double.IsNaN) ? null : (matrix + ridge * Matrix<double>.Build.DenseIdentity(residuals.Count)).Inverse();
        var edges = new List<Edge>();
        for (var a = 0; a < residuals.Count; a++)
            for (var b = a + 1; b < residuals.Count; b++)
            {
                var effective = Math.Min(freedom, volumes / (1 + 2 * Products(correlations[a], correlations[b])));
                var r = matrix[a, b];
                var partial = precision is null ? double.NaN : -precision[a, b] / Math.Sqrt(precision[a, a] * precision[b, b]);
                edges.Add(new Edge(a, b, r, Math.Atanh(r), effective > 3 ? 1 / Math.Sqrt(effective - 3) : double.NaN, effective, partial));
            }
        return edges;
    }

    /// <summary>Pearson's r of residuals, whose mean is 0.</summary>
    public static double Correlation(double[] a, double[] b)
    {
        double product = 0, squareA = 0, squareB = 0;
        for (var t = 0; t < a.Length; t++)
        {
            product += a[t] * b[t];
            squareA += a[t] * a[t];
            squareB += b[t] * b[t];
        }
        return Math.Clamp(product / Math.Sqrt(squareA * squareB), -1, 1);
    }

    /// <summary>Tapered autocorrelations at the distances 1 … M − 1.</summary>
    private static double[] Autocorrelations(double[] residuals, int volumes)
    {
        var length = 2 * Math.Sqrt(volumes);
        var correlations = new double[Math.Min((int)length, residuals.Length - 1)];
        var all = residuals.Sum(e => e * e);
        for (var k = 1; k <= correlations.Length; k++)
        {
            var sum = 0.0;
            for (var t = k; t < residuals.Length; t++) sum += residuals[t] * residuals[t - k];
            correlations[k - 1] = sum / all * (1 + Math.Cos(Math.PI * k / length)) / 2;
        }
        return correlations;
    }

    private static double Products(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var k = 0; k < a.Length; k++) sum += a[k] * b[k];
        return sum;
    }
}
