using RoiAnalyzer.Models;
using RoiAnalyzer.Studies;

namespace RoiAnalyzer.Verification;

/// <summary>Responses, drift and heights.</summary>
internal static class ResponseValues
{
    private const string Nilearn = "nilearn 0.14.1dev";

    // TR 2 s, one step a repetition time
    private static readonly double[] SpmResponse =
    [
        0.0, 7.854339763339755e-07, 0.13208678586729636, 0.43119279196133714, 0.3678420155928379, 0.17277737981543997,
        0.04271511218376532, -0.01874733964084743, -0.03898076857885501, -0.03665156743551587, -0.025589353148146213,
        -0.014654413339665908, -0.007203129426061717, -0.003126752087928465, -0.0012233633076127826, -0.0004381838900197313,
    ];

    private static readonly double[] GloverResponse =
    [
        0.0, 2.0175105578873408e-07, 0.17696469137639811, 0.7046682915068285, 0.5655676735235458, 0.11440396231277797,
        -0.1517576074177621, -0.18763649744083394, -0.12480858005447897, -0.06123556176705208, -0.024429732626040188,
        -0.008334034398491477, -0.002510154648642786, -0.0006826461538144979, -0.00017043698971783895,
        -3.956897377212847e-05,
    ];

    private static readonly double[] SpmTimeDerivative =
    [
        0.0, 7.845857326324462e-06, 0.1551525043083661, 0.06118322169009871, -0.0887349902196255, -0.08274349952445942,
        -0.043565941101645286, -0.017729383388063805, -0.0029650202164613337, 0.0042031201539312335, 0.005791481667288753,
        0.004532183038561503, 0.0027076671910098403, 0.001348510478876904, 0.0005850541805415112, 0.00022724588425304367,
    ];

    private static readonly double[] GloverDispersionDerivative =
    [
        0.0, -4.499604225497138e-06, -0.3542445162499408, 0.19293062252172533, 0.3484829402216394, 0.004040562738329145,
        -0.09667296975229556, -0.06037225866181162, -0.023751638748051307, -0.007519624083741905, -0.0021243941093890967,
        -0.0005671652688095039, -0.0001474735298560327, -3.774619849654468e-05, -9.500352654909358e-06,
        -2.3389224378350497e-06,
    ];

    // 20 volumes at 2 s, cut-off 20 s
    private static readonly double[] FirstCosine =
    [
        0.3152529413498895, 0.30749036766932786, 0.2921563606347248, 0.2696284943899241, 0.24046147976757437,
        0.20537350546744937, 0.16522855386712876, 0.12101512690846805, 0.07382190589914088, 0.024810944565717658,
        -0.024810944565717623, -0.07382190589914085, -0.12101512690846802, -0.16522855386712867, -0.20537350546744934,
        -0.24046147976757432, -0.2696284943899241, -0.2921563606347248, -0.30749036766932786, -0.3152529413498895,
    ];

    private static readonly double[] SecondCosine =
    [
        0.3123344774672781, 0.2817610026505152, 0.22360679774997902, 0.14356440152550473, 0.04946892140771136,
        -0.04946892140771132, -0.1435644015255047, -0.22360679774997896, -0.2817610026505152, -0.3123344774672781,
        -0.3123344774672781, -0.28176100265051524, -0.22360679774997902, -0.14356440152550476, -0.049468921407711405,
        0.04946892140771128, 0.14356440152550468, 0.2236067977499789, 0.2817610026505152, 0.3123344774672781,
    ];

    // heights of events of so many seconds, in R: of G(x) = pgamma(x, 6) - 0.167 pgamma(x, 16), or pgamma(x, 6/0.9, scale = 0.9) - 0.48
    // pgamma(x, 12/0.9, scale = 0.9), the maximum over t of (G(kt) - G(k(t - d)))/G(32), where k = 3200/3199 is nilearn's stretch of the axis
    private static readonly double[] Durations = [0.5, 1, 2, 4, 6, 8, 10, 12];
    private static readonly double[] SpmHeights = [.1051059329, .2089027866, .4076281176, .7423707906, .9679332816, 1.0903752839, 1.1381437886, 1.1447427356];
    private static readonly double[] GloverHeights = [.1731260672, .3435579896, .6661310932, 1.1811085699, 1.4686512224, 1.5534433115, 1.5557559183, 1.5557559183];

    public static IEnumerable<ReferenceGroup> Groups()
    {
        const double bound = 1e-10;
        yield return ReferenceGroup.OfColumn("response, SPM's", Nilearn, bound, SpmResponse, HemodynamicResponse.Sampled(ResponseShape.Spm, 2, 1));
        yield return ReferenceGroup.OfColumn("response, Glover's", Nilearn, bound, GloverResponse, HemodynamicResponse.Sampled(ResponseShape.Glover, 2, 1));
        yield return ReferenceGroup.OfColumn("derivative by time, SPM's", Nilearn, bound, SpmTimeDerivative, HemodynamicResponse.TimeDerivative(ResponseShape.Spm, 2, 1));
        yield return ReferenceGroup.OfColumn("derivative by dispersion, Glover's", Nilearn, bound, GloverDispersionDerivative, HemodynamicResponse.DispersionDerivative(ResponseShape.Glover, 2, 1));
        var cosines = CosineDrift.Columns(20, 2, 20);
        yield return ReferenceGroup.OfColumn("cosine drift", Nilearn, bound, [.. FirstCosine, .. SecondCosine], [.. cosines[0], .. cosines[1]]);
        // a sum over steps of 0.01 s is off its integral by step²/24 times the slopes at its ends, and the peak by half a step from the grid:
        // together below 1e-5 of the shortest event's height
        yield return Heights("SPM's", ResponseShape.Spm, SpmHeights);
        yield return Heights("Glover's", ResponseShape.Glover, GloverHeights);
    }

    private static ReferenceGroup Heights(string whose, ResponseShape shape, double[] expected) =>
        ReferenceGroup.Of($"heights of reference events, {whose}", "R 4.2.2, closed form", 1e-5, expected, [.. Durations.Select(d => Regressor.Height(shape, 0.5, d))]);
}
