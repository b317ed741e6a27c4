namespace RoiAnalyzer.Numerics;

/// <summary>
/// A number and its derivative by one variable: arithmetic with it is arithmetic with the chain rule (Griewank and Walther
/// 2008, forward mode), so that a slope is as exact as the value.
/// </summary>
public readonly record struct Dual(double Value, double Slope)
{
    /// <summary>The variable itself: slope 1.</summary>
    public static Dual Variable(double value) => new(value, 1);

    /// <summary>The natural logarithm.</summary>
    public static Dual Log(Dual x) => new(Math.Log(x.Value), x.Slope / x.Value);

    /// <summary>A constant: slope 0.</summary>
    public static implicit operator Dual(double constant) => new(constant, 0);

    /// <summary>The sum.</summary>
    public static Dual operator +(Dual x, Dual y) => new(x.Value + y.Value, x.Slope + y.Slope);

    /// <summary>The difference.</summary>
    public static Dual operator -(Dual x, Dual y) => new(x.Value - y.Value, x.Slope - y.Slope);

    /// <summary>The product.</summary>
    public static Dual operator *(Dual x, Dual y) => new(x.Value * y.Value, x.Slope * y.Value + x.Value * y.Slope);

    /// <summary>The product with a constant.</summary>
    public static Dual operator *(Dual x, double constant) => new(x.Value * constant, x.Slope * constant);

    /// <summary>The quotient.</summary>
    public static Dual operator /(Dual x, Dual y)
    {
        var quotient = x.Value / y.Value;
        return new(quotient, (x.Slope - quotient * y.Slope) / y.Value);
    }
}
