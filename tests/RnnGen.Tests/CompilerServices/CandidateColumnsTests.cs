using RnnGen.CompilerServices;

namespace RnnGen.Tests;

/// <summary>Sampled softmax: columns of the output layer gathered into a small one, a row's own target left out of it, and gradients brought back.</summary>
[Trait("Category", "Numerics")]
public sealed class CandidateColumnsTests
{
    private const int VocabularySize = 70;
    private const int Candidates = 32;
    private const int Rows = 7;
    private const int Stride = (Rows + 2) * RnnNetwork.PanelWidth;

    private static readonly int[] Depths = [1, 7, 16, 17, 33];

    public static TheoryData<int> AllDepths => [.. Depths];

    [Theory]
    [MemberData(nameof(AllDepths))]
    public void ColumnsAreGathered(int depth)
    {
        RandomSource random = new(seed: 21);
        int[] candidates = Draw(ref random);
        PanelMatrix why = Output(depth).Draw(ref random), by = PanelMatrix.Vector(VocabularySize).Draw(ref random), corrections = PanelMatrix.Vector(Candidates).Draw(ref random);
        PanelMatrix weights = new(depth, Candidates, depth * RnnNetwork.PanelWidth), bias = PanelMatrix.Vector(Candidates);
        double[,] expected = new double[depth, Candidates], expectedBias = new double[1, Candidates];
        for (int column = 0; column < Candidates; column++)
        {
            expectedBias[0, column] = (double)by[0, candidates[column]] + corrections[0, column];
            for (int row = 0; row < depth; row++)
            {
                expected[row, column] = why[row, candidates[column]];
            }
        }

        foreach (TeamMember member in Members.Of(2))
        {
            SampledColumns.GatherCandidates(
                candidates, Floats(corrections), ref why.First, ref by.First, (nuint)depth, ref weights.First, ref bias.First, member.First(2), member.End(2));
        }

        weights.AssertIs(expected, tolerance: 0);
        bias.AssertIs(expectedBias, 1e-6);
    }

    [Fact]
    public void ARowsOwnTargetIsLeftOut()
    {
        RandomSource random = new(seed: 22);
        PanelMatrix logits = new PanelMatrix(Rows, Candidates, Rows * RnnNetwork.PanelWidth).Draw(ref random);
        double[,] before = logits.ToDoubles();
        int[] hits = [0, -1, 15, 16, 31, -1, 5];

        foreach (TeamMember member in Members.Of(2))
        {
            SampledColumns.LeaveOutHits(ref logits.First, hits, member.First(2), member.End(2));
        }

        logits.AssertGuards();
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Candidates; column++)
            {
                Assert.Equal(column == hits[row] ? double.NegativeInfinity : before[row, column], logits[row, column]);
            }
        }
    }

    /// <summary>Targets twice in a batch, targets among the candidates, and ignored ones.</summary>
    [Theory]
    [MemberData(nameof(AllDepths))]
    public void GradientsComeBackToTheirColumns(int depth)
    {
        RandomSource random = new(seed: 23);
        int[] candidates = Draw(ref random);
        int[] targets = [candidates[3], VocabularySize - 1, -1, VocabularySize - 1, candidates[31], 0, candidates[3]];
        PanelMatrix weights = new PanelMatrix(depth, Candidates, depth * RnnNetwork.PanelWidth).Draw(ref random), bias = PanelMatrix.Vector(Candidates).Draw(ref random);
        PanelMatrix own = PanelMatrix.Vector(Rows).Draw(ref random), hidden = new PanelMatrix(Rows, depth, Stride).Draw(ref random);
        PanelMatrix dwhy = Output(depth).Draw(ref random, bound: 0), dby = PanelMatrix.Vector(VocabularySize).Draw(ref random, bound: 0);
        double[,] expected = new double[depth, VocabularySize], expectedBias = new double[1, VocabularySize];
        for (int column = 0; column < Candidates; column++)
        {
            expectedBias[0, candidates[column]] += bias[0, column];
            for (int unit = 0; unit < depth; unit++)
            {
                expected[unit, candidates[column]] += weights[unit, column];
            }
        }

        for (int row = 0; row < Rows; row++)
        {
            for (int unit = 0; targets[row] >= 0 && unit < depth; unit++)
            {
                expected[unit, targets[row]] += (double)own[0, row] * hidden[row, unit];
            }

            expectedBias[0, Math.Max(0, targets[row])] += targets[row] >= 0 ? own[0, row] : 0;
        }

        foreach (TeamMember member in Members.Of(3))
        {
            SampledColumns.Scatter(
                candidates, targets, ref weights.First, ref bias.First, ref own.First, ref hidden.First, Stride, (nuint)depth, ref dwhy.First, ref dby.First, member);
        }

        dwhy.AssertIs(expected, 1e-6);
        dby.AssertIs(expectedBias, 1e-6);
    }

    private static PanelMatrix Output(int depth) => new(depth, VocabularySize, depth * RnnNetwork.PanelWidth);

    private static float[] Floats(PanelMatrix vector) => [.. Enumerable.Range(0, vector.Columns).Select(column => vector[0, column])];

    /// <summary>Different words, ascending.</summary>
    private static int[] Draw(ref RandomSource random)
    {
        SortedSet<int> words = [];
        while (words.Count < Candidates)
        {
            words.Add(random.NextInt32(VocabularySize));
        }

        return [.. words];
    }
}
