using System.Runtime.Intrinsics;
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
        Assert.Equal(new GradientClipping { Coefficient = expected, Limit = 0.5f }, GradientClipping.Create(norm, clipNorm, clipValue: 0.5f));

    [Theory]
    [InlineData(0.25f, 0.4f, new[] { 1f, 2f, -8f, 1.5f, -1.75f, 0f, 1e30f, -1e-30f })]
    [InlineData(1f, float.PositiveInfinity, new[] { 1f, 2f, -8f, 1.5f, -1.75f, 0f, 1e30f, -1e-30f })]
    public void One_value_and_eight_are_clipped_alike(float coefficient, float limit, float[] gradients)
    {
        GradientClipping clipping = new() { Coefficient = coefficient, Limit = limit };

        Vector256<float> clipped = clipping.Clip(Vector256.Create<float>(gradients));

        Assert.All(gradients, (gradient, i) => Assert.Equal(Math.Clamp(gradient * coefficient, -limit, limit), clipping.Clip(gradient)));
        Assert.All(gradients, (gradient, i) => Assert.Equal(clipping.Clip(gradient), clipped[i]));
    }

    [Fact]
    public void None_leaves_gradients_as_they_are() => Assert.Equal(-1e30f, GradientClipping.None.Clip(-1e30f));
}
