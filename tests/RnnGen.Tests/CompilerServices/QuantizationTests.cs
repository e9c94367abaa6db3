using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen.Tests;

/// <summary>The arithmetic of int8 weights against integers, whichever instructions the machine has.</summary>
[Trait("Category", "Numerics")]
public class QuantizationTests
{
    public static TheoryData<float> Scales => [1f, 63f, 1e-3f, 1e30f, 4.9e-35f, float.MaxValue];

    /// <summary>The largest products have to pass without saturating, −128 included.</summary>
    [Fact]
    public void ProductsAreExactForEveryPairOfExtremes()
    {
        int[] weights = [-128, -127, -1, 0, 1, 127];
        int[] values = [0, 1, 64, 127];
        foreach (int a in weights)
        {
            foreach (int b in weights)
            {
                foreach (int u in values)
                {
                    foreach (int v in values)
                    {
                        AssertIsExact([(sbyte)a, (sbyte)b, (sbyte)b, (sbyte)a], [(byte)u, (byte)v, (byte)u, (byte)v]);
                    }
                }
            }
        }
    }

    [Fact]
    public void ProductsAreExactForRandomBytes()
    {
        RandomSource random = new(seed: 4);
        for (int i = 0; i < 500; i++)
        {
            sbyte[] weights = [.. Enumerable.Range(0, 4).Select(_ => (sbyte)(random.NextInt32(256) - 128))];
            byte[] values = [.. Enumerable.Range(0, 4).Select(_ => (byte)random.NextInt32(128))];
            AssertIsExact(weights, values);
        }
    }

    [Theory]
    [MemberData(nameof(Scales))]
    public void AVectorIsRoundedToSixtyThreeLevelsOnEachSide(float size)
    {
        RandomSource random = new(seed: 5);
        float[] vector = [.. Enumerable.Range(0, 48).Select(_ => (random.NextSingle() - 0.5f) * size)];
        vector[17] = -size;

        (float scale, byte[] values) = Quantize(vector, panelStride: 16);

        Assert.Equal(size / 63, scale);
        Assert.Equal(vector.Select(x => (byte)(64 + MathF.Round(x * (63 / size)))), values);
        Assert.Equal(1, values[17]);
    }

    [Fact]
    public void AVectorOfZerosIsZero()
    {
        (float scale, byte[] values) = Quantize(new float[32], panelStride: 16);

        Assert.Equal(0, scale);
        Assert.All(values, value => Assert.Equal(Quantization.Zero, value));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void WhatIsNoNumberMakesEveryProductNaN(float value)
    {
        float[] vector = [.. Enumerable.Repeat(1f, 32)];
        vector[30] = value;

        Assert.Equal(float.NaN, Quantize(vector, panelStride: 16).Scale);
    }

    /// <summary>A session of a group: its panels lie apart, with the numbers of the other sessions between them.</summary>
    [Fact]
    public void TheRowsOfOtherSessionsAreLeftOut()
    {
        RandomSource random = new(seed: 6);
        float[] apart = [.. Enumerable.Range(0, 3 * 256).Select(_ => 100 * random.NextSingle())];
        float[] together = new float[48];
        for (int i = 0; i < together.Length; i++)
        {
            together[i] = apart[(i / 16 * 256) + (i % 16)] = random.NextSingle() - 0.5f;
        }

        Assert.Equal(Quantize(together, panelStride: 16), Quantize(apart, panelStride: 256), (a, b) => a.Scale == b.Scale && a.Values.SequenceEqual(b.Values));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(256)]
    public void AWordOfATableIsReadAtItsScale(int stride)
    {
        sbyte[] table = [.. Enumerable.Range(0, 3 * 32).Select(i => (sbyte)(i - 48))];
        float[] vector = new float[2 * stride];

        Quantization.ReadWord(ref MemoryMarshal.GetReference(MemoryMarshal.Cast<sbyte, float>(table)), 32, 0.25f, ref vector[0], (nuint)stride, panels: 2);

        Assert.All(Enumerable.Range(0, 32), i => Assert.Equal(0.25f * table[32 + i], vector[(i / 16 * stride) + (i % 16)]));
    }

    [Fact]
    public void AWordOfATableWithAScaleForEachColumnIsAddedToTheBias()
    {
        sbyte[] table = [.. Enumerable.Range(0, 3 * 32).Select(i => (sbyte)(i - 48))];
        float[] scales = [.. Enumerable.Range(0, 32).Select(i => 0.5f + i)], bias = [.. Enumerable.Range(0, 32).Select(i => -3f * i)];
        float[] vector = new float[32];

        Quantization.ReadWordWithBias(ref MemoryMarshal.GetReference(MemoryMarshal.Cast<sbyte, float>(table)), 64, ref scales[0], ref bias[0], ref vector[0], 16, panels: 2);

        Assert.All(Enumerable.Range(0, 32), i => Assert.Equal((table[64 + i] * scales[i]) + bias[i], vector[i]));
    }

    /// <summary>Every q: 127 of them on each side become 63 levels.</summary>
    [Fact]
    public void AnEmbeddingIsRoundedToItsLevels()
    {
        sbyte[] table = [.. Enumerable.Range(-128, 256).Select(q => (sbyte)q)];
        float[] values = new float[64];

        float scale = Quantization.ReadValues(ref MemoryMarshal.GetReference(MemoryMarshal.Cast<sbyte, float>(table)), 0, 3f, ref values[0], panels: 16);

        Assert.Equal(3f * (127f / 63), scale);
        ReadOnlySpan<byte> levels = MemoryMarshal.AsBytes<float>(values);
        for (int i = 1; i < table.Length; i++)
        {
            Assert.Equal(64 + (int)Math.Round(table[i] * 63 / 127.0), levels[i]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(17)]
    public void AColumnOfTheOutputLayerIsRoundedToItsLevels(int depth)
    {
        const int Word = 21, Panels = 2;
        int slots = (depth + 3) / 4;
        sbyte[] weights = [.. Enumerable.Range(0, Panels * slots * 64).Select(i => (sbyte)((i * 7 % 255) - 127))];
        float[] scales = [.. Enumerable.Range(0, 16 * Panels).Select(i => 1f + i)];
        float[] values = new float[8];

        float scale = Quantization.ReadColumnValues(ref MemoryMarshal.GetReference(MemoryMarshal.Cast<sbyte, float>(weights)), (nuint)slots, ref scales[0], Word, ref values[0]);

        Assert.Equal(scales[Word] * (127f / 63), scale);
        byte[] levels = MemoryMarshal.AsBytes<float>(values).ToArray();
        Assert.All(Enumerable.Range(0, depth), k => Assert.Equal(64 + (int)Math.Round(weights[(slots * 64) + (k / 4 * 64) + (5 * 4) + (k % 4)] * 63 / 127.0), levels[k]));
    }

    [Theory]
    [MemberData(nameof(Scales))]
    public void AVectorBecomesTheNearestWordOfATable(float size)
    {
        RandomSource random = new(seed: 7);
        float[] vector = [.. Enumerable.Range(0, 48).Select(_ => (random.NextSingle() - 0.5f) * size)], table = new float[3 * 12], back = new float[48];
        vector[40] = -size;

        float scale = Quantization.WriteWord(ref vector[0], ref table[0], 96, panels: 3);
        Quantization.ReadWord(ref table[0], 96, scale, ref back[0], 16, panels: 3);

        Assert.Equal(MathF.Min(size / 127, Int8Weights.LargestScale), scale);
        Assert.All(vector.Zip(back), pair => Assert.True(Math.Abs((double)pair.First - pair.Second) <= 0.50001 * scale, $"{pair.First} became {pair.Second}"));
        Assert.All(table[..24], value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.NegativeInfinity, float.NaN)]
    public void AWordOfATableWithoutASizeHasNoScale(float value, float scale)
    {
        float[] vector = [.. Enumerable.Repeat(value, 16)], table = new float[4];

        Assert.Equal(scale, Quantization.WriteWord(ref vector[0], ref table[0], 0, panels: 1));
    }

    private static (float Scale, byte[] Values) Quantize(float[] vector, int panelStride)
    {
        int panels = (vector.Length + panelStride - 1) / panelStride;
        float[] values = new float[4 * panels];
        float scale = Quantization.Quantize(ref vector[0], (nuint)panelStride, ref values[0], (nuint)panels);
        return (scale, MemoryMarshal.AsBytes<float>(values).ToArray());
    }

    private static void AssertIsExact(sbyte[] weights, byte[] values)
    {
        // The same four weights in every lane, but for one, which shows that lanes are not mixed up.
        sbyte[] lanes = [.. Enumerable.Range(0, 64).Select(i => i / 4 == 3 ? (sbyte)(i % 4) : weights[i % 4])];
        int four = MemoryMarshal.Read<int>(values);
        int expected = 1000 + Enumerable.Range(0, 4).Sum(i => weights[i] * values[i]), odd = 1000 + Enumerable.Range(0, 4).Sum(i => i * values[i]);

        Vector512<int> sixteen = Quantization.MultiplyAdd(Vector512.Create(1000), four, Vector512.Create(lanes).AsSingle());
        Vector256<int> eight = Quantization.MultiplyAdd(Vector256.Create(1000), four, Vector256.Create(lanes).AsSingle());

        Assert.All(Enumerable.Range(0, 16), lane => Assert.Equal(lane == 3 ? odd : expected, sixteen[lane]));
        Assert.All(Enumerable.Range(0, 8), lane => Assert.Equal(lane == 3 ? odd : expected, eight[lane]));
    }
}
