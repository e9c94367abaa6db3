namespace RnnGen.Tests;

[Trait("Category", "Numerics")]
public sealed class GradientClippingTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(40)]
    [InlineData(4096)]
    [InlineData(4104)]
    [InlineData(9000)]
    public void The_norm_covers_the_whole_slab(int length)
    {
        RandomSource random = new(1);
        float[] gradients = SoftmaxOracle.RandomLogits(length, 2, ref random);
        double expected = Math.Sqrt(gradients.Sum(gradient => (double)gradient * gradient));

        Assert.Equal(expected, GradientClipping.Norm(gradients), 1e-5 * expected);

        // The last lane counts as much as the others.
        gradients[^1] = 1000;
        Assert.InRange(GradientClipping.Norm(gradients), 1000, 1020);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void One_gradient_that_is_not_finite_shows_in_the_norm(float value)
    {
        float[] gradients = new float[64];
        gradients[37] = value;

        Assert.False(double.IsFinite(GradientClipping.Norm(gradients)));
    }

    [Theory]
    [InlineData(4.0, 5f, 1f)]
    [InlineData(0.0, 5f, 1f)]
    [InlineData(10.0, 5f, 0.49999995f)]
    [InlineData(1e30, float.PositiveInfinity, 1f)]
    public void The_coefficient_shortens_what_is_longer(double norm, float clipNorm, float expected) =>
        Assert.Equal(expected, GradientClipping.Coefficient(norm, clipNorm));
}
