namespace RoiAnalyzer.Models;

/// <summary>
/// Where the likelihood of a series is looked at first: points of a and b along and across the ridge a = −b, on which noise is white.
/// </summary>
internal sealed class ArmaGrid
{
    // x = atanh a, and x + atanh b, which is 0 where noise is white
    private static readonly double[] s_decays = [0, 0.35, 0.7, 1, 1.3, 1.55, 1.8, 2.05, 2.29];
    private static readonly double[] s_strengths = [-1.2, -0.6, -0.3, -0.1, 0.1, 0.3, 0.6, 1, 1.5, 2.1];

    private static readonly (int I, int J, double A, double B)[] s_points = [.. Points()];

    private readonly ArmaFour[] _fours;

    public ArmaGrid(double[] rows, int volumes, int rank, int stride)
    {
        var (whitened, products) = (new double[rows.Length], new double[stride * stride]);
        // the last four are filled up with the last point
        var processes = s_points.Concat(Enumerable.Repeat(s_points[^1], ArmaFour.Count - 1)).Select(point => new ArmaProcess(point.A, point.B, volumes));
        _fours = [.. processes.Chunk(ArmaFour.Count).Where(four => four.Length == ArmaFour.Count).Select(four => new ArmaFour(four, rows, rank, stride, whitened, products))];
        RoomFor = volumes * ArmaFour.Count + stride * ArmaFour.Count;
    }

    /// <summary>How many values of room <see cref="Heights"/> needs.</summary>
    public int RoomFor { get; }

    /// <summary>The log-likelihood of a series at every point; −∞ where there is none.</summary>
    public double[,] Heights(ReadOnlySpan<double> residuals, bool restricted)
    {
        var heights = new double[s_decays.Length, s_strengths.Length];
        for (var i = 0; i < s_decays.Length; i++)
            for (var j = 0; j < s_strengths.Length; j++) heights[i, j] = double.NegativeInfinity;
        var room = new double[RoomFor];
        Span<double> found = stackalloc double[ArmaFour.Count];
        for (var p = 0; p < s_points.Length; p++)
        {
            if (p % ArmaFour.Count == 0) _fours[p / ArmaFour.Count].Heights(residuals, room, restricted, found);
            heights[s_points[p].I, s_points[p].J] = found[p % ArmaFour.Count];
        }
        return heights;
    }

    /// <summary>Each decay's strengths up to the edges, which are met once.</summary>
    private static IEnumerable<(int, int, double, double)> Points()
    {
        for (var i = 0; i < s_decays.Length; i++)
        {
            var last = double.NaN;
            for (var j = 0; j < s_strengths.Length; j++)
            {
                var y = ArmaHill.InsideY(s_strengths[j] - s_decays[i]);
                if (y != last) yield return (i, j, Math.Tanh(s_decays[i]), Math.Tanh(y));
                last = y;
            }
        }
    }

    /// <summary>
    /// The paraboloid through a point and its neighbours, of these heights; the point itself where it lacks a neighbour, or the
    /// paraboloid a top.
    /// </summary>
    public static ArmaHill HillAt(double[,] heights, int i, int j)
    {
        var (point, top) = (Array.Find(s_points, point => point.I == i && point.J == j), heights[i, j]);
        var bare = new ArmaHill(Math.Atanh(point.A), Math.Atanh(point.B), top, null);
        if (i == 0 || j == 0 || i == s_decays.Length - 1 || j == s_strengths.Length - 1) return bare;
        for (var k = i - 1; k <= i + 1; k++)
            for (var l = j - 1; l <= j + 1; l++) if (double.IsNegativeInfinity(heights[k, l])) return bare;
        var (left, right) = (s_decays[i] - s_decays[i - 1], s_decays[i + 1] - s_decays[i]);
        var (down, up) = (s_strengths[j] - s_strengths[j - 1], s_strengths[j + 1] - s_strengths[j]);
        var (x, xx) = Parabola(heights[i - 1, j] - top, heights[i + 1, j] - top, left, right);
        var (s, ss) = Parabola(heights[i, j - 1] - top, heights[i, j + 1] - top, down, up);
        var xs = (heights[i + 1, j + 1] - heights[i + 1, j - 1] - heights[i - 1, j + 1] + heights[i - 1, j - 1]) / ((left + right) * (down + up));
        var determinant = xx * ss - xs * xs;
        if (!(xx < 0 && ss < 0 && determinant > 0.05 * xx * ss)) return bare;
        var stepX = Math.Clamp((xs * s - ss * x) / determinant, -left, right);
        var stepS = Math.Clamp((xs * x - xx * s) / determinant, -down, up);
        var gain = x * stepX + s * stepS + 0.5 * (xx * stepX * stepX + ss * stepS * stepS) + xs * stepX * stepS;
        // y = s − x
        return new ArmaHill(ArmaHill.InsideX(bare.X + stepX), ArmaHill.InsideY(bare.Y + stepS - stepX), top + gain, (-(xx + 2 * xs + ss), -(xs + ss), -ss));
    }

    /// <summary>Slope and curvature at a point, of its two neighbours' heights above it and their distances.</summary>
    private static (double Slope, double Curvature) Parabola(double before, double after, double left, double right)
    {
        var curvature = 2 * (before * right + after * left) / (left * right * (left + right));
        return (after / right - curvature * right / 2, curvature);
    }
}
