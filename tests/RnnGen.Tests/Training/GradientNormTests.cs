using RnnGen.CompilerServices;

namespace RnnGen.Tests;

/// <summary>The norm, from the squares of panels.</summary>
[Trait("Category", "Numerics")]
public sealed class GradientNormTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(48)]
    [InlineData(4096)]
    [InlineData(10_400)]
    public void CoversEveryPanelWhole(int panelStride)
    {
        const int Panels = 3;
        RandomSource random = new(1);
        float[] gradients = SoftmaxOracle.RandomLogits(Panels * panelStride, 2, ref random);
        double expected = Math.Sqrt(gradients.Sum(gradient => (double)gradient * gradient));

        Assert.Equal(expected, Norm(gradients, panelStride), 1e-5 * expected);

        // The last lane counts as much as the others.
        gradients[^1] = 1000;
        Assert.InRange(Norm(gradients, panelStride), 1000, 1070);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void ShowsOneGradientThatIsNotFinite(float value)
    {
        float[] gradients = new float[64];
        gradients[37] = value;

        Assert.False(double.IsFinite(Norm(gradients, panelStride: 32)));
    }

    private static double Norm(float[] gradients, int panelStride)
    {
        nuint panels = (nuint)(gradients.Length / panelStride);
        float[] squares = new float[panels];

        // In two parts, as two threads would.
        GradientNorm.SquarePanels(ref gradients[0], (nuint)panelStride, ref squares[0], 1, panels);
        GradientNorm.SquarePanels(ref gradients[0], (nuint)panelStride, ref squares[0], 0, 1);
        return GradientNorm.Of(squares);
    }
}
