using System.Globalization;
using RoiAnalyzer.Reports;

namespace RoiAnalyzer.Tests.Reports;

public class TenDigitNumberTests
{
    [Fact]
    public void Numbers_of_any_size_are_written_as_the_system_writes_them()
    {
        var random = new Random(20261126);
        for (var n = 0; n < 300_000; n++) SameAsTheSystem((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-7, 13)));
        for (var n = 0; n < 100_000; n++) SameAsTheSystem(random.NextInt64(-20_000, 20_000) / Math.Pow(10, random.Next(0, 9)));
        for (var n = 0; n < 20_000; n++) SameAsTheSystem(BitConverter.Int64BitsToDouble(random.NextInt64()));
    }

    [Fact]
    public void Ties_and_their_neighbours_are_rounded_as_the_system_rounds_them()
    {
        var random = new Random(7);
        for (var n = 0; n < 20_000; n++)
        {
            var tie = (random.NextInt64(1_000_000_000, 10_000_000_000) + 0.5) / Math.Pow(2, random.Next(0, 20));
            foreach (var number in (double[])[tie, Math.BitIncrement(tie), Math.BitDecrement(tie)]) SameAsTheSystem(number);
        }
    }

    [Fact]
    public void Powers_of_ten_and_their_neighbours_are_written_as_the_system_writes_them()
    {
        for (var power = -12; power < 16; power++)
            foreach (var number in (double[])[Math.Pow(10, power), Math.BitDecrement(Math.Pow(10, power)), Math.Pow(10, power) * (1 - 3e-11), -Math.Pow(10, power)])
                SameAsTheSystem(number);
        foreach (var number in (double[])[0, -0.0, double.Epsilon, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity]) SameAsTheSystem(number);
    }

    private static void SameAsTheSystem(double number) =>
        Assert.Equal(double.IsNaN(number) ? "n/a" : number.ToString("G10", CultureInfo.InvariantCulture), OutputTable.Text(number));
}
