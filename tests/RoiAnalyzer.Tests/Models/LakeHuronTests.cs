using MathNet.Numerics.LinearAlgebra;
using RoiAnalyzer.Models;
using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Tests.Models;

/// <summary>
/// Every row that A9 of reference/anchors_R.txt prints of R 4.2.2's arima(LakeHuron, order, xreg = time(LakeHuron) − 1920): coefficients, standard errors,
/// σ², log-likelihood and AIC. What is printed is where its search stopped; <c>tight</c> is the same with method = "ML", optim.control = list(reltol =
/// 1e-16, maxit = 2000). The top is held to the tight values, and to the printed ones as far as these are from the tight ones. Errors are R's where the
/// Jacobian of its autoregressive parameters is taken as R takes it (<see cref="Transformed"/>).
/// </summary>
public class LakeHuronTests
{
    private const double Step = 1e-3;       // as R's optim has it for the Hessian

    [Fact]
    public void Second_order_noise_is_that_of_arima()
    {
        var noise = SecondOrderNoise.Of(LakeHuron.Design);
        var top = noise.Fit(LakeHuron.Residuals, restricted: false);
        Holds(
            [top.First, top.Second], own => noise.At(LakeHuron.Residuals, own[0], own[1], restricted: false), (values, own) => SecondOrderNoise.Whiten(values, own[0], own[1]),
            printed: [1.004803744160, -0.291319822225, 579.099344820834, -0.021568828220], tight: [1.0048177236235574, -0.2913010880768747, 579.0994107540815321, -0.0215681363884261],
            printedErrors: [0.097611185426, 0.100365174267, 0.236998814958, 0.008098811042], tightErrors: [0.09761069393817186, 0.10036496036178223, 0.23702633602464537, 0.00809967379181227],
            share: 1e-6, autoregressive: 2, variance: (0.456618643251, 0.4566183464726002), likelihood: (-101.2, -101.1982671665281117), aic: 212.4);
    }

    [Fact]
    public void First_order_noise_is_that_of_arima()
    {
        // the moving-average parameter is held at 0: the top of the other is found between
        var noise = ArmaNoise.Of(LakeHuron.Design);
        ArmaFit At(double[] own) => noise.At(LakeHuron.Residuals, own[0], 0, restricted: false);
        var (low, high) = (0.5, 0.95);
        while (high - low > 1e-8)
        {
            var (left, right) = (low + (high - low) * 0.4, low + (high - low) * 0.6);
            if (At([left]).LogLikelihood < At([right]).LogLikelihood) low = left;
            else high = right;
        }
        Holds(
            [(low + high) / 2], At, (values, own) => Autoregression.Whiten(values, own[0]),
            printed: [0.783481721548, 579.155523464715, -0.020393438014], tight: [0.783475291013923, 579.155604253793399, -0.020384451846470],
            printedErrors: [0.063354649661, 0.320207273153, 0.010517825810], tightErrors: [0.0633549349937704, 0.3202017261677010, 0.0105180919304141],
            share: 1e-6, autoregressive: 1, variance: (0.496517823722, 0.496517951365902), likelihood: (-105.23, -105.225073246626408), aic: 218.45);
    }

    [Fact]
    public void First_order_noise_with_a_moving_average_is_that_of_arima()
    {
        var noise = ArmaNoise.Of(LakeHuron.Design);
        var top = noise.Fit(LakeHuron.Residuals, restricted: false);
        Holds(
            [top.A, top.B], own => noise.At(LakeHuron.Residuals, own[0], own[1], restricted: false), (values, own) => ArmaNoise.Whiten(values, own[0], own[1]),
            printed: [0.652637942347, 0.356630865782, 579.111315045819, -0.021105711599], tight: [0.6526176116539465, 0.3566334526190815, 579.1112628678307601, -0.0211094563397753],
            printedErrors: [0.094364187544, 0.114901382839, 0.263128972759, 0.008884283894], tightErrors: [0.09436271862319733, 0.11490197410748602, 0.26311366870985109, 0.00888366984233577],
            share: 3e-6, autoregressive: 1, variance: (0.456603464836, 0.4566037110922916), likelihood: (-101.2, -101.1976899647655870), aic: 212.4);
    }

    private static void Holds(
        double[] top, Func<double[], NoiseFit> at, Func<double[], double[], double[]> whiten, double[] printed, double[] tight, double[] printedErrors, double[] tightErrors,
        double share, int autoregressive, (double Printed, double Tight) variance, (double Printed, double Tight) likelihood, double aic)
    {
        const int volumes = 98;
        var fit = at(top);
        double[] found = [.. top, .. Solve(top, whiten).Coefficients];
        AsFarAsR(found, printed, tight, share);
        // optimHess of the first-order likelihood written out has the slope's error as 0.0105180903 with R's steps, and 0.0105175960, which is ours, with a tenth of them
        AsFarAsR(Errors(top, autoregressive, at, whiten), printedErrors, tightErrors, 1e-4);
        AsFarAsR([fit.ResidualSumOfSquares / volumes], [variance.Printed], [variance.Tight], share);
        Assert.Equal(likelihood.Tight, fit.LogLikelihood, 2e-10);
        Assert.Equal(likelihood.Printed, fit.LogLikelihood, likelihood.Printed == -101.2 ? 0.05 : 0.005);      // digits printed
        Assert.Equal(aic, 2 * (printed.Length + 1) - 2 * fit.LogLikelihood, aic == 212.4 ? 0.05 : 0.005);
    }

    private static void AsFarAsR(double[] found, double[] printed, double[] tight, double share)
    {
        for (var i = 0; i < found.Length; i++)
        {
            var allowed = share * Math.Abs(tight[i]);
            Assert.Equal(tight[i], found[i], allowed);
            Assert.Equal(printed[i], found[i], Math.Abs(printed[i] - tight[i]) + allowed);
        }
    }

    private static (double[] Coefficients, Matrix<double> Inverse) Solve(double[] parameters, Func<double[], double[], double[]> whiten)
    {
        double[][] columns = [.. LakeHuron.Columns.Select(column => whiten(column, parameters))];
        var x = Matrix<double>.Build.DenseOfColumnArrays(columns);
        return (QrFactor.Of(columns).Solve(whiten(LakeHuron.Levels, parameters), out _), x.TransposeThisAndMultiply(x).Inverse());
    }

    /// <summary>
    /// Of the inverse of the information observed, of noise parameters θ and coefficients β together: that of θ is the curvature of the likelihood at
    /// its highest over β, and β has σ²(X'V⁻¹X)⁻¹ and what the errors of θ add, dβ/dθ times them.
    /// </summary>
    private static double[] Errors(double[] top, int autoregressive, Func<double[], NoiseFit> at, Func<double[], double[], double[]> whiten)
    {
        double[] Moved(params (int Which, double By)[] moves)
        {
            double[] moved = [.. top];
            foreach (var (which, by) in moves) moved[which] += by;
            return moved;
        }

        double Slope(int i, params (int Which, double By)[] moves) =>
            (at(Moved([.. moves, (i, Step)])).LogLikelihood - at(Moved([.. moves, (i, -Step)])).LogLikelihood) / (2 * Step);
        var curvature = Matrix<double>.Build.Dense(top.Length, top.Length, (i, j) => (Slope(i, (j, -Step)) - Slope(i, (j, Step))) / (2 * Step));
        var ofNoise = curvature.Inverse();
        var changes = Matrix<double>.Build.Dense(2, top.Length, (c, j) =>
            (Solve(Moved((j, Step)), whiten).Coefficients[c] - Solve(Moved((j, -Step)), whiten).Coefficients[c]) / (2 * Step));
        var ofCoefficients = Solve(top, whiten).Inverse * (at(top).ResidualSumOfSquares / 98) + changes * ofNoise * changes.Transpose();
        var transformed = Transformed(top, autoregressive);
        return [.. (transformed * ofNoise * transformed.Transpose()).Diagonal().Concat(ofCoefficients.Diagonal()).Select(Math.Sqrt)];
    }

    /// <summary>
    /// R has its Hessian by the arcs of the partial autocorrelations, and turns it by a Jacobian that is a forward difference of .001
    /// (ARIMA_Gradtrans): the error of a single φ is too small by the share .001·φ. The Jacobian as R has it, times the inverse of the exact one.
    /// </summary>
    private static Matrix<double> Transformed(double[] top, int autoregressive)
    {
        var exact = Matrix<double>.Build.DenseIdentity(top.Length);
        var ofR = exact.Clone();
        double[] arcs = [Math.Atanh(autoregressive == 1 ? top[0] : top[0] / (1 - top[1])), .. top.Skip(1).Select(Math.Atanh)];
        for (var j = 0; j < autoregressive; j++)
        {
            Turn(ofR, j, 1e-3, 0);
            Turn(exact, j, 1e-5, -1e-5);
        }
        return ofR * exact.Inverse();

        void Turn(Matrix<double> jacobian, int j, double ahead, double behind)
        {
            var (upper, lower) = (Parameters(Moved(j, ahead)), Parameters(Moved(j, behind)));
            for (var i = 0; i < upper.Length; i++) jacobian[i, j] = (upper[i] - lower[i]) / (ahead - behind);
        }

        double[] Moved(int j, double by) => [.. arcs.Select((arc, i) => i == j ? arc + by : arc)];

        double[] Parameters(double[] moved) => autoregressive == 1 ? [Math.Tanh(moved[0])] : [Math.Tanh(moved[0]) * (1 - Math.Tanh(moved[1])), Math.Tanh(moved[1])];
    }
}
