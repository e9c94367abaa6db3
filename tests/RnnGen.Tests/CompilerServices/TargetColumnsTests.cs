using RnnGen.CompilerServices;

namespace RnnGen.Tests;

/// <summary>Sampled softmax: the column of each row's own target, its logit, and what it sends back.</summary>
[Trait("Category", "Numerics")]
public sealed class TargetColumnsTests
{
    private const int VocabularySize = 70;
    private const int Rows = 7;
    private const int Stride = (Rows + 2) * RnnNetwork.PanelWidth;

    private static readonly int[] Depths = [1, 7, 16, 17, 33];
    private static readonly int[] Targets = [0, 69, -1, 16, 15, 69, 33];

    public static TheoryData<int> AllDepths => [.. Depths];

    [Theory]
    [MemberData(nameof(AllDepths))]
    public void ColumnsBecomeRows(int depth)
    {
        RandomSource random = new(seed: 31);
        PanelMatrix why = new PanelMatrix(depth, VocabularySize, depth * RnnNetwork.PanelWidth).Draw(ref random);
        PanelMatrix weights = PanelMatrix.Table(Rows, Width(depth)).Draw(ref random, bound: 0);
        double[,] expected = new double[Rows, Width(depth)];
        for (int row = 0; row < Rows; row++)
        {
            for (int unit = 0; unit < depth; unit++)
            {
                expected[row, unit] = why[unit, Math.Max(0, Targets[row])];
            }
        }

        foreach (TeamMember member in Members.Of(2))
        {
            SampledColumns.GatherTargets(Targets, ref why.First, (nuint)depth, ref weights.First, member);
        }

        weights.AssertIs(expected, tolerance: 0);
    }

    [Theory]
    [MemberData(nameof(AllDepths))]
    public void LogitsStandInTheFirstColumn(int depth)
    {
        RandomSource random = new(seed: 32);
        PanelMatrix hidden = new PanelMatrix(Rows, Width(depth), Stride).Draw(ref random), weights = PanelMatrix.Table(Rows, Width(depth)).Draw(ref random);
        PanelMatrix by = PanelMatrix.Vector(VocabularySize).Draw(ref random), logits = new(Rows, 1, Stride);
        float[] corrections = [.. Enumerable.Range(0, Rows).Select(row => 0.5f * row)];
        double[,] expected = new double[Rows, 1];
        for (int row = 0; row < Rows; row++)
        {
            expected[row, 0] = by[0, Math.Max(0, Targets[row])] + corrections[row]
                + Enumerable.Range(0, Width(depth)).Sum(unit => (double)hidden[row, unit] * weights[row, unit]);
        }

        SampledColumns.ScoreTargets(ref hidden.First, Stride, ref weights.First, (nuint)depth, Targets, corrections, ref by.First, ref logits.First);

        logits.AssertIs(expected, 1e-5);
    }

    [Theory]
    [MemberData(nameof(AllDepths))]
    public void GradientsAreAddedToThoseOfTheCandidates(int depth)
    {
        RandomSource random = new(seed: 33);
        PanelMatrix logits = new PanelMatrix(Rows, 1, Stride).Draw(ref random), weights = PanelMatrix.Table(Rows, Width(depth)).Draw(ref random);
        PanelMatrix hiddenGradient = new PanelMatrix(Rows, Width(depth), Stride).Draw(ref random), own = PanelMatrix.Vector(Rows);
        double[,] expected = hiddenGradient.ToDoubles(), expectedOwn = new double[1, Rows];
        for (int row = 0; row < Rows; row++)
        {
            expectedOwn[0, row] = logits[row, 0];
            for (int unit = 0; unit < Width(depth); unit++)
            {
                expected[row, unit] += (double)logits[row, 0] * weights[row, unit];
            }
        }

        foreach (TeamMember member in Members.Of(2))
        {
            SampledColumns.AddTargetGradients(ref logits.First, ref weights.First, Rows, (nuint)depth, ref hiddenGradient.First, Stride, ref own.First, member);
        }

        hiddenGradient.AssertIs(expected, 1e-5);
        own.AssertIs(expectedOwn, tolerance: 0);
    }

    private static int Width(int depth) => (depth + RnnNetwork.PanelWidth - 1) / RnnNetwork.PanelWidth * RnnNetwork.PanelWidth;
}
