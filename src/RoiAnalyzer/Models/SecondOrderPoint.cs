using RoiAnalyzer.Numerics;

namespace RoiAnalyzer.Models;

/// <summary>Parameters at which the likelihood of every series of a design is looked at first, with what they need of the design.</summary>
internal sealed class SecondOrderPoint
{
    public SecondOrderPoint(SecondOrderProducts design, double correlation, double second)
    {
        (Correlation, Second) = (correlation, second);
        Weights = Array.ConvertAll(SecondOrderProducts.Weights(correlation, second), weight => weight.Value);
        Information = Cholesky.Of(design.Information(Weights), design.Rank, design.Stride);
        (LogDeterminant, LogInformation) = (SecondOrderFit.LogDeterminantOf(correlation, second).Value, Information.LogDeterminant);
    }

    public double Correlation { get; }

    public double Second { get; }

    /// <summary>Of the matrices that V⁻¹ is a sum of.</summary>
    public double[] Weights { get; }

    /// <summary>Of Q'V⁻¹Q.</summary>
    public Cholesky Information { get; }

    /// <summary>log|V|.</summary>
    public double LogDeterminant { get; }

    /// <summary>log|Q'V⁻¹Q|.</summary>
    public double LogInformation { get; }
}
