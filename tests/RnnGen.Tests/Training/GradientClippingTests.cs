using RnnGen.Training;

namespace RnnGen.Tests;

[Trait("Category", "Numerics")]
public sealed class GradientClippingTests
{
    [Theory]
    [InlineData(4.0, 5f, 1f)]
    [InlineData(0.0, 5f, 1f)]
    [InlineData(10.0, 5f, 0.49999995f)]
    [InlineData(1e30, float.PositiveInfinity, 1f)]
    public void The_coefficient_shortens_what_is_longer(double norm, float clipNorm, float expected) =>
        Assert.Equal(new GradientClipping(expected, 0.5f), GradientClipping.Of(norm, clipNorm, clipValue: 0.5f));
}
