namespace RnnGen.Tests;

[Trait("Category", "Numerics")]
public class PortableMathTests
{
    [Fact]
    public void LogIsAccurateOverAllExponents()
    {
        RandomSource random = new(seed: 3);
        for (int i = 0; i < 100_000; i++)
        {
            double x = (1 + random.NextDouble()) * Math.ScaleB(1, random.NextInt32(bound: 2000) - 1000);
            AssertLog(x);
            AssertLog(0.5 + random.NextDouble());
        }

        AssertLog(Math.BitDecrement(1));
        AssertLog(Math.BitIncrement(1));
        Assert.Equal(0, PortableMath.Log(1));
    }

    [Fact]
    public void LogP1AndExpM1KeepTheDigitsOfSmallArguments()
    {
        RandomSource random = new(seed: 4);
        for (int i = 0; i < 2_000; i++)
        {
            double x = ((2 * random.NextDouble()) - 1) * Math.ScaleB(0.5, -random.NextInt32(bound: 1000));
            AssertClose(LogP1OfSmall(x), PortableMath.LogP1(x), x);
            AssertClose(ExpM1OfSmall(x), PortableMath.ExpM1(x), x);
        }

        foreach (double x in (double[])[0.5, -0.5, 0.41, -0.29, Math.BitDecrement(0.41), Math.BitIncrement(-0.29)])
        {
            AssertClose(LogP1OfSmall(x), PortableMath.LogP1(x), x);
            AssertClose(ExpM1OfSmall(x), PortableMath.ExpM1(x), x);
        }
    }

    [Fact]
    public void LogP1AndExpM1AreLogAndExpOfLargeArguments()
    {
        RandomSource random = new(seed: 5);
        for (int i = 0; i < 100_000; i++)
        {
            double x = 0.5 + (699 * random.NextDouble());
            AssertClose(Math.Log(1 + x), PortableMath.LogP1(x), x);
            AssertClose(Math.Exp(x) - 1, PortableMath.ExpM1(x), x);
            AssertClose(Math.Exp(-x) - 1, PortableMath.ExpM1(-x), -x);
        }

        AssertClose(Math.Log(0.25), PortableMath.LogP1(-0.75), -0.75);
    }

    [Fact]
    public void LogP1AndExpM1OfNothingAreNothing()
    {
        Assert.Equal(0, PortableMath.LogP1(0));
        Assert.Equal(0, PortableMath.ExpM1(0));
        Assert.Equal(-1, PortableMath.ExpM1(double.NegativeInfinity));
        Assert.Equal(1e-300, PortableMath.ExpM1(1e-300), 1e-315);
    }

    /// <summary>ln(1 + x) = x·(1 − x/2 + x²/3 − …) in 28 decimal digits.</summary>
    private static double LogP1OfSmall(double x)
    {
        decimal power = 1;
        decimal sum = 0;
        for (int n = 1; n <= 100; n++)
        {
            sum += power / n;
            power *= -(decimal)x;
        }

        return x * (double)sum;
    }

    /// <summary>eˣ − 1 = x·(1 + x/2! + x²/3! + …) in 28 decimal digits.</summary>
    private static double ExpM1OfSmall(double x)
    {
        decimal term = 1;
        decimal sum = 0;
        for (int n = 1; n <= 30; n++)
        {
            sum += term;
            term *= (decimal)x / (n + 1);
        }

        return x * (double)sum;
    }

    private static void AssertLog(double x)
    {
        double exact = Math.Log(x);
        double actual = PortableMath.Log(x);
        Assert.True(Math.Abs(actual - exact) <= 5e-16 * Math.Abs(exact), $"Log({x:R}) = {actual:R}, expected {exact:R}.");
    }

    private static void AssertClose(double exact, double actual, double x) =>
        Assert.True(Math.Abs(actual - exact) <= 1e-15 * Math.Abs(exact), $"f({x:R}) = {actual:R}, expected {exact:R}.");

    [Fact]
    public void The_half_cosine_is_the_cosines()
    {
        for (int i = 0; i <= 1000; i++)
        {
            Assert.Equal((1 + Math.Cos(Math.PI * i / 1000)) / 2, PortableMath.HalfCosine(i / 1000.0), 4e-16);
        }

        Assert.Equal((1, 0.5, 0), (PortableMath.HalfCosine(0), Math.Round(PortableMath.HalfCosine(0.5), 15), PortableMath.HalfCosine(1)));
    }
}
