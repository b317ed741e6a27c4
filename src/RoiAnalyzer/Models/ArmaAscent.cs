namespace RoiAnalyzer.Models;

/// <summary>
/// The climb to a top of the likelihood by steps of Broyden, Fletcher, Goldfarb and Shanno (Nocedal and Wright 2006, section 6.1) in
/// x = atanh a and y = atanh b, inside the edges of <see cref="ArmaHill"/>. The first curvature is the process's
/// information in large samples, [[1/(1−a²), 1/(1+ab)], [1/(1+ab), 1/(1−b²)]] for each volume (Brockwell and Davis 1991, section 8.8).
/// </summary>
internal sealed class ArmaAscent
{
    private const int MostSteps = 100, MostHalvings = 30;
    private const double LongestStep = 0.5, Doubt = 0.5, RoughGain = 1e-2, LeastGain = 1e-7, Sufficient = 1e-4, LeastCurvature = 0.02;

    private readonly ArmaLikelihood _likelihood;
    private (double X, double Y) _at;
    private ArmaFit _fit;
    private (double X, double Y) _slope;
    private (double XX, double XY, double YY) _curvature;       // of −ℓ

    private ArmaAscent(ArmaLikelihood likelihood, ArmaHill hill)
    {
        (_likelihood, _at) = (likelihood, (hill.X, hill.Y));
        _fit = likelihood.At(Math.Tanh(hill.X), Math.Tanh(hill.Y));
        _slope = SlopeOf(_fit);
        _curvature = hill.Curvature ?? LargeSample(_fit.A, _fit.B, likelihood.Freedom);
    }

    private static (double, double, double) LargeSample(double a, double b, int count)
    {
        var (byA, byB) = (1 - a * a, 1 - b * b);
        return (count * (byA + LeastCurvature), count * byA * byB / (1 + a * b), count * (byB + LeastCurvature));
    }

    /// <summary>
    /// The highest of the tops above some hills, the highest hill first: it is climbed to its top, and any other as long as it
    /// may lead higher.
    /// </summary>
    public static ArmaFit Highest(ArmaLikelihood likelihood, IReadOnlyList<ArmaHill> hills)
    {
        ArmaFit? highest = null;
        foreach (var hill in hills)
        {
            if (highest is not null && hill.Foretold + Doubt < highest.LogLikelihood) continue;
            var ascent = new ArmaAscent(likelihood, hill);
            if (highest is not null) ascent.Climb(RoughGain);
            if (ascent._fit.LogLikelihood + 10 * RoughGain < highest?.LogLikelihood) continue;
            ascent.Climb(LeastGain);
            var top = ascent.Last();
            if (!(top.LogLikelihood <= highest?.LogLikelihood)) highest = top;
        }
        return highest!;
    }

    private void Climb(double least)
    {
        for (var step = 0; step < MostSteps && Rises(least); step++) ;
    }

    /// <summary>Whether a step that is foretold to gain more than <paramref name="least"/> leads higher; it is taken.</summary>
    private bool Rises(double least)
    {
        var step = Step();
        if (!(Gain(step) > least)) return false;
        var scale = Math.Min(1, LongestStep / Math.Max(Math.Abs(step.X), Math.Abs(step.Y)));
        for (var halving = 0; halving < MostHalvings; halving++, scale /= 2)
        {
            var (next, fit) = Try((scale * step.X, scale * step.Y));
            if (fit.LogLikelihood < _fit.LogLikelihood + Sufficient * Gain((next.X - _at.X, next.Y - _at.Y))) continue;
            Move(next, fit);
            return true;
        }
        return false;
    }

    /// <summary>The point that the next step leads to, if it is higher: the last step, after which no slope is asked for.</summary>
    private ArmaFit Last() => Gain(Step()) > 0 && Try(Step()).Fit is var fit && fit.LogLikelihood > _fit.LogLikelihood ? fit : _fit;

    private double Gain((double X, double Y) step) => _slope.X * step.X + _slope.Y * step.Y;

    private ((double X, double Y) At, ArmaFit Fit) Try((double X, double Y) step)
    {
        var next = (X: ArmaHill.InsideX(_at.X + step.X), Y: ArmaHill.InsideY(_at.Y + step.Y));
        return (next, _likelihood.At(Math.Tanh(next.X), Math.Tanh(next.Y)));
    }

    /// <summary>Curvature⁻¹·slope, in one direction only where the other leads over the edge.</summary>
    private (double X, double Y) Step()
    {
        var (heldX, heldY) = (Held(_at.X, _slope.X, 0), Held(_at.Y, _slope.Y, -ArmaHill.Edge));
        var (xx, xy, yy) = _curvature;
        if (heldX || heldY) return (heldX ? 0 : _slope.X / xx, heldY ? 0 : _slope.Y / yy);
        var determinant = xx * yy - xy * xy;
        return ((yy * _slope.X - xy * _slope.Y) / determinant, (xx * _slope.Y - xy * _slope.X) / determinant);
    }

    private void Move((double X, double Y) next, ArmaFit fit)
    {
        var slope = SlopeOf(fit);
        var (stepX, stepY) = (next.X - _at.X, next.Y - _at.Y);
        var (fallX, fallY) = (_slope.X - slope.X, _slope.Y - slope.Y);
        var along = stepX * fallX + stepY * fallY;
        var (xx, xy, yy) = _curvature;
        var (bentX, bentY) = (xx * stepX + xy * stepY, xy * stepX + yy * stepY);
        var bent = stepX * bentX + stepY * bentY;
        // Powell's damping keeps the curvature positive
        var share = along >= 0.2 * bent ? 1 : 0.8 * bent / (bent - along);
        (fallX, fallY) = (share * fallX + (1 - share) * bentX, share * fallY + (1 - share) * bentY);
        along = stepX * fallX + stepY * fallY;
        _curvature = (xx + fallX * fallX / along - bentX * bentX / bent, xy + fallX * fallY / along - bentX * bentY / bent, yy + fallY * fallY / along - bentY * bentY / bent);
        (_at, _fit, _slope) = (next, fit, slope);
    }

    private (double X, double Y) SlopeOf(ArmaFit fit)
    {
        var (byA, byB) = _likelihood.Slopes(fit);
        return (byA * (1 - fit.A * fit.A), byB * (1 - fit.B * fit.B));
    }

    private static bool Held(double at, double slope, double least) => at >= ArmaHill.Edge && slope > 0 || at <= least && slope < 0;
}
