using RnnGen.CompilerServices;
using RnnGen.Tests.Gradients;
using RnnGen.Training;

namespace RnnGen.Tests;

[Trait("Category", "Numerics")]
public sealed class DropoutMaskTests
{
    private const int Columns = 80;
    private const int Rows = 125;
    private const int Elements = Columns * Rows;

    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    [InlineData(0.75f)]
    [InlineData(0.999f)]
    public void DropsAtItsRateAndScalesWhatItKeeps(float rate)
    {
        const int steps = 20;
        float scale = 1 / (1 - rate);
        int dropped = 0;
        for (ulong step = 0; step < steps; step++)
        {
            float[] mask = Mask(rate, seed: 1, step);
            Assert.All(mask, value => Assert.True(value == 0 || value == scale));
            dropped += mask.Count(value => value == 0);
        }

        double deviation = Math.Sqrt(rate * (1 - rate) * Elements * steps);
        Assert.InRange((dropped - (rate * Elements * steps)) / deviation, -4, 4);
    }

    /// <summary>The share that a row drops varies as that of independent coins, and so does the share that a column does.</summary>
    [Fact]
    public void RowsAndColumnsVaryAsIndependentElementsDo()
    {
        double rowVariance = 0, columnVariance = 0;
        const int steps = 40;
        for (ulong step = 0; step < steps; step++)
        {
            float[] mask = Mask(0.5f, seed: 2, step);
            rowVariance += Enumerable.Range(0, Rows).Average(row => Square(Enumerable.Range(0, Columns).Sum(column => Sign(mask[Index(row, column)]))));
            columnVariance += Enumerable.Range(0, Columns).Average(column => Square(Enumerable.Range(0, Rows).Sum(row => Sign(mask[Index(row, column)]))));
        }

        // A mean of n squared sums deviates by √(2/n) of its value.
        Assert.InRange(rowVariance / steps / Columns, 1 - (4 * Math.Sqrt(2.0 / (steps * Rows))), 1 + (4 * Math.Sqrt(2.0 / (steps * Rows))));
        Assert.InRange(columnVariance / steps / Rows, 1 - (4 * Math.Sqrt(2.0 / (steps * Columns))), 1 + (4 * Math.Sqrt(2.0 / (steps * Columns))));

        static double Square(double value) => value * value;
    }

    /// <summary>Steps, seeds and places that differ in one bit or follow each other have masks that agree in half of the elements; shifted by some elements too.</summary>
    [Fact]
    public void StepsSeedsAndPlacesAreIndependent()
    {
        List<float[]> masks = [];
        foreach (ulong number in (ulong[])[0, 1, 2, 3, 4, 1 << 16, 1ul << 32, (1ul << 32) + 1, ulong.MaxValue])
        {
            masks.Add(Mask(0.5f, seed: number, step: 5));
            masks.Add(Mask(0.5f, seed: 7, step: number + 100));
            masks.Add(UnpackedMasks.Panels(new DropoutMask(0.5f, seed: 7, step: 5, (uint)number * 3), Columns, Rows));
        }

        Regularization places = new(DropoutRates.Everywhere(0.5f) with { RecurrentWeights = 0.5f }, seed: 8, step: 6, sequences: 1, inputs: []);
        masks.AddRange([.. new[] { places.Embedding, places.Layer(1), places.Layer(2), places.Layer(3), places.Output, places.RecurrentWeights(0), places.RecurrentWeights(1) }.Select(mask => UnpackedMasks.Panels(mask, Columns, Rows))]);

        // Equal numbers were asked for more than once where their 32 bits are equal.
        masks = [.. masks.DistinctBy(mask => string.Join("", mask.Take(200)))];
        Assert.True(masks.Count > 25);
        for (int a = 0; a < masks.Count; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                foreach (int shift in (int[])[0, 1, 2, 8, 16, 80, 2000])
                {
                    if (a == b && shift == 0)
                    {
                        continue;
                    }

                    int agreement = 0;
                    for (int i = 0; i < Elements; i++)
                    {
                        agreement += Sign(masks[a][i]) * Sign(masks[b][(i + shift) % Elements]);
                    }

                    // Some 3,000 pairs: five deviations would be passed once in 500 such tests.
                    Assert.InRange(agreement / Math.Sqrt(Elements), -5, 5);
                }
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(200)]
    public void AnySplitGivesTheSameBits(int members)
    {
        DropoutMask mask = new(0.3f, seed: 3, step: 9, place: 2);
        float[] together = new float[Elements];
        Array.Fill(together, 1);
        for (int member = members - 1; member >= 0; member--)
        {
            mask.Drop(ref together[0], Columns / 16, Rows, Rows * 16, new TeamMember(member, members));
        }

        Assert.Equal(UnpackedMasks.Panels(mask, Columns, Rows), together);
    }

    /// <summary>What the forward pass copies and what the backward pass drops in place have strides of their own, and the same mask.</summary>
    [Fact]
    public void CopiesLeaveTheValuesAloneAndStridesDoNotMatter()
    {
        const int stride = (Rows + 2) * 16;
        DropoutMask mask = new(0.3f, seed: 3, step: 9, place: 2);
        float[] expected = UnpackedMasks.Panels(mask, Columns, Rows);
        float[] values = [.. Enumerable.Range(0, Columns / 16 * stride).Select(i => i + 1f)];
        float[] before = [.. values];
        float[] copy = new float[values.Length];

        ref float read = ref mask.Drop(ref values[0], ref copy[0], Columns / 16, Rows, stride, TeamMember.Alone);

        Assert.True(System.Runtime.CompilerServices.Unsafe.AreSame(ref read, ref copy[0]));
        Assert.Equal(before, values);
        for (int panel = 0; panel < Columns / 16; panel++)
        {
            for (int i = 0; i < stride; i++)
            {
                Assert.Equal(i < Rows * 16 ? values[(panel * stride) + i] * expected[(panel * Rows * 16) + i] : 0, copy[(panel * stride) + i]);
            }
        }
    }

    /// <summary>All time steps of a sequence have the mask of its first one, and other sequences have other masks, however the rows are shared.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ASequenceHasOneMask(int members)
    {
        const int sequences = 5;
        DropoutMask mask = new(0.5f, seed: 3, step: 9, place: 2, sequences);
        float[] values = new float[Elements];
        Array.Fill(values, 1);
        for (int member = 0; member < members; member++)
        {
            mask.Drop(ref values[0], Columns / 16, Rows, Rows * 16, new TeamMember(member, members));
        }

        List<string> first = [];
        for (int row = 0; row < Rows; row++)
        {
            string kept = string.Concat(Enumerable.Range(0, Columns).Select(column => values[Index(row, column)] == 0 ? '0' : '1'));
            if (row < sequences)
            {
                first.Add(kept);
            }

            Assert.Equal(first[row % sequences], kept);
        }

        Assert.Equal(sequences, first.Distinct().Count());
    }

    /// <summary>A word is dropped in all of its rows or in none, at its rate, in another choice at each step; what is kept is scaled beside its elements.</summary>
    [Fact]
    public void WordsAreDroppedWhole()
    {
        const int words = 25;
        const int steps = 400;
        int[] inputs = [.. Enumerable.Range(0, Rows).Select(row => row % words)];
        int dropped = 0;
        for (ulong step = 0; step < steps; step++)
        {
            float[] values = UnpackedMasks.Panels(new DropoutMask(0, seed: 3, step, place: 0).ForWords(0.2f, place: 7, inputs), Columns, Rows);
            for (int row = 0; row < Rows; row++)
            {
                float scale = values[Index(row % words, 0)];
                Assert.True(scale is 0 or 1.25f);
                Assert.All(Enumerable.Range(0, Columns), column => Assert.Equal(scale, values[Index(row, column)]));
                dropped += row < words && scale == 0 ? 1 : 0;
            }
        }

        Assert.InRange((dropped - (0.2 * words * steps)) / Math.Sqrt(0.2 * 0.8 * words * steps), -4, 4);
    }

    /// <summary>A range of panels of weights has the bits of the whole.</summary>
    [Fact]
    public void PanelsCanBeDroppedOneByOne()
    {
        DropoutMask mask = new(0.3f, seed: 3, step: 9, place: 2);
        float[] values = new float[Elements];
        Array.Fill(values, 1);
        for (nuint panel = 0; panel < Columns / 16; panel++)
        {
            mask.DropPanels(ref values[0], Rows, Rows * 16, panel, panel + 1);
        }

        Assert.Equal(UnpackedMasks.Panels(mask, Columns, Rows), values);
    }

    [Fact]
    public void WithoutDropoutTheValuesThemselvesAreRead()
    {
        float[] values = [.. Enumerable.Range(1, 16)];
        float[] copy = new float[16];

        ref float read = ref default(Regularization).Layer(1).Drop(ref values[0], ref copy[0], 1, 1, 16, TeamMember.Alone);
        default(Regularization).Output.Drop(ref values[0], 1, 1, 16, TeamMember.Alone);

        Assert.True(System.Runtime.CompilerServices.Unsafe.AreSame(ref read, ref values[0]));
        Assert.Equal(Enumerable.Range(1, 16).Select(value => (float)value), values);
        Assert.All(copy, value => Assert.Equal(0, value));
    }

    /// <summary>An element that is dropped is 0, whatever it was.</summary>
    [Fact]
    public void WhatIsDroppedIsZero()
    {
        DropoutMask mask = new(0.5f, seed: 1, step: 2, place: 3);
        float[] expected = UnpackedMasks.Panels(mask, 16, 4);
        float[] values = [.. Enumerable.Repeat(float.NaN, 64)];

        mask.Drop(ref values[0], 1, 4, 64, TeamMember.Alone);

        Assert.Equal(expected.Select(value => value == 0), values.Select(value => value == 0));
    }

    private static float[] Mask(float rate, ulong seed, ulong step) => UnpackedMasks.Panels(new DropoutMask(rate, seed, step, place: 1), Columns, Rows);

    private static int Index(int row, int column) => (column / 16 * Rows * 16) + (row * 16) + (column % 16);

    private static int Sign(float value) => value == 0 ? -1 : 1;
}
