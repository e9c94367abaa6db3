using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen.Tests;

[Trait("Category", "Numerics")]
public class VectorMathLimitTests
{
    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(float.Epsilon, 1f)]
    [InlineData(88.723f, float.PositiveInfinity)]
    [InlineData(float.MaxValue, float.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(-87f, 0f)]
    [InlineData(float.MinValue, 0f)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.NaN, float.NaN)]
    public void ExpAtItsLimits(float x, float expected) => AssertEveryLane(expected, VectorMath.Exp(Vector256.Create(x)));

    [Theory]
    [InlineData(88.7228f)]
    [InlineData(-86.98f)]
    public void ExpIsFiniteAndPositiveJustInsideItsLimits(float x) =>
        Assert.True(VectorMath.Exp(Vector256.Create(x))[0] is > 0 and < float.PositiveInfinity);

    [Theory]
    [InlineData(0f, 0.5f)]
    [InlineData(20f, 1f)]
    [InlineData(float.MaxValue, 1f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(-89f, 0f)]
    [InlineData(float.MinValue, 0f)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.NaN, float.NaN)]
    public void SigmoidAtItsLimits(float x, float expected) => AssertEveryLane(expected, VectorMath.Sigmoid(Vector256.Create(x)));

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1e-40f, 1e-40f)]
    [InlineData(-1e-30f, -1e-30f)]
    [InlineData(9.1f, 1f)]
    [InlineData(float.MaxValue, 1f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(float.MinValue, -1f)]
    [InlineData(float.NegativeInfinity, -1f)]
    [InlineData(float.NaN, float.NaN)]
    public void TanhAtItsLimits(float x, float expected) => AssertEveryLane(expected, VectorMath.Tanh(Vector256.Create(x)));

    [Theory]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity, 1f)]
    [InlineData(float.PositiveInfinity, float.NegativeInfinity, -1f)]
    [InlineData(float.NegativeInfinity, float.PositiveInfinity, 0f)]
    [InlineData(float.MinValue, float.MinValue, 0f)]
    [InlineData(0f, 0f, 0f)]
    [InlineData(0f, float.MaxValue, 0.5f)]
    [InlineData(float.NaN, 1f, float.NaN)]
    [InlineData(1f, float.NaN, float.NaN)]
    public void SigmoidTimesTanhAtItsLimits(float x, float y, float expected) =>
        AssertEveryLane(expected, VectorMath.SigmoidTimesTanh(Vector256.Create(x), Vector256.Create(y)));

    [Fact]
    public void LanesDoNotMeddle()
    {
        Vector256<float> x = Vector256.Create(float.NaN, 0, float.PositiveInfinity, 1, float.NegativeInfinity, -1, 0, float.NaN);

        Vector256<float> tanh = VectorMath.Tanh(x);

        Assert.True(float.IsNaN(tanh[0]) && float.IsNaN(tanh[7]));
        Assert.Equal(0, tanh[1]);
        Assert.Equal(1, tanh[2]);
        Assert.Equal(-1, tanh[4]);
        Assert.Equal(Math.Tanh(1), tanh[3], 1e-6);
        Assert.Equal(-tanh[3], tanh[5]);
    }

    [Fact]
    public void MultiplyAddAddsTheProduct() =>
        AssertEveryLane(7, VectorMath.MultiplyAdd(Vector256.Create(2f), Vector256.Create(3f), Vector256.Create(1f)));

    private static void AssertEveryLane(float expected, Vector256<float> actual)
    {
        for (int lane = 0; lane < Vector256<float>.Count; lane++)
        {
            Assert.Equal(expected, actual[lane]);
        }
    }
}
