namespace RnnGen.Tests;

/// <summary>Rows of weights as bytes with a scale.</summary>
public class Int8WeightsTests
{
    public static TheoryData<float> Sizes => [1f, 3f, 1e-30f, 1e-40f, 1.2e-43f, float.MaxValue];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void EveryWeightIsWithinHalfAStep(float size)
    {
        RandomSource random = new(seed: 8);
        float[] row = [size, -size, 0, .. Enumerable.Range(0, 60).Select(_ => size * (random.NextSingle() - 0.5f))];
        sbyte[] quantized = new sbyte[row.Length];

        float scale = Int8Weights.QuantizeRow(row, quantized);

        // The smallest scales are rounded to few bits themselves.
        double step = scale + Math.BitIncrement(0f);
        Assert.All(row.Zip(quantized), pair => Assert.True(Math.Abs(pair.First - (pair.Second * (double)scale)) <= (0.5000001 * step) + (127 * (step - scale)), $"{pair.First} became {pair.Second}·{scale}"));
        Assert.All(quantized, q => Assert.InRange(q, -127, 127));
        Assert.Equal(0, quantized[2]);
    }

    [Fact]
    public void ARowOfZerosHasNoScale()
    {
        sbyte[] quantized = [1, 2, 3];

        Assert.Equal(0, Int8Weights.QuantizeRow(new float[3], quantized));
        Assert.Equal(new sbyte[3], quantized);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void WhatIsNoNumberStaysInTheScale(float value)
    {
        sbyte[] quantized = new sbyte[2];

        Assert.False(float.IsFinite(Int8Weights.QuantizeRow([1, value], quantized)));
    }
}
