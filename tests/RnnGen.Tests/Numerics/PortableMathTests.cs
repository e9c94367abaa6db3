namespace RnnGen.Tests;

public class PortableMathTests
{
    [Fact]
    [Trait("Category", "Numerics")]
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

    private static void AssertLog(double x)
    {
        double exact = Math.Log(x);
        double actual = PortableMath.Log(x);
        Assert.True(Math.Abs(actual - exact) <= 5e-16 * Math.Abs(exact), $"Log({x:R}) = {actual:R}, expected {exact:R}.");
    }
}
