using RnnGen.Training;

namespace RnnGen.Generators.Tests;

/// <summary>Loss and gradient of the logits against the formulas in double.</summary>
[Trait("Category", "Numerics")]
public sealed class SoftmaxCrossEntropyTests
{
    private const float Scale = 0.25f;

    private static readonly int[] RowCounts = [1, 2, 5, 7];
    private static readonly int[] WordCounts = [1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 100];
    private static readonly SoftmaxKernels Kernels = new(RowCounts);

    /// <summary>Rows by words: at the edges of lanes and panels.</summary>
    public static TheoryData<int, int> Sizes
    {
        get
        {
            TheoryData<int, int> sizes = [];
            foreach (int wordCount in WordCounts)
            {
                foreach (int rows in RowCounts)
                {
                    sizes.Add(rows, wordCount);
                }
            }

            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void FollowsTheEquations(int rows, int wordCount)
    {
        RandomSource random = new(seed: 10);

        Check(rows, Words.Draw(ref random, rows, wordCount), wordCount, bound: 3, ref random);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void LeavesIgnoredTargetsOut(int rows, int wordCount)
    {
        RandomSource random = new(seed: 11);
        int[] targets = Words.Draw(ref random, rows, wordCount);
        for (int row = 0; row < targets.Length; row += 2)
        {
            targets[row] = SequenceDataset.IgnoredTarget;
        }

        Check(rows, targets, wordCount, bound: 3, ref random);
    }

    /// <summary>Probabilities of 0 and 1 and differences beyond the range of a float: nothing overflows.</summary>
    [Theory]
    [InlineData(90)]
    [InlineData(1e4)]
    [InlineData(3e38)]
    public void TakesLargeLogits(float bound)
    {
        RandomSource random = new(seed: 12);

        Check(rows: 5, Words.Draw(ref random, 5, 33), wordCount: 33, bound, ref random);
    }

    /// <summary>The largest logit in each column in turn: no lane is left out of the maximum, none counted twice.</summary>
    [Fact]
    public void FindsTheMaximumInEveryColumn()
    {
        const int WordCount = 19;
        for (int largest = 0; largest < WordCount; largest++)
        {
            PanelMatrix logits = SoftmaxKernels.Logits(rows: 1, columns: 32);
            for (int word = 0; word < WordCount; word++)
            {
                logits[0, word] = word == largest ? 1000 : 0;
            }

            Assert.Equal(0, Kernels.Run(logits, [largest], WordCount, Scale), 1e-6);
        }
    }

    private static void Check(int rows, int[] targets, int wordCount, float bound, ref RandomSource random)
    {
        // The last panel is whole, but what stands after the last word (here NaN, as in the guards) is not looked at.
        PanelMatrix words = new PanelMatrix(rows, wordCount, rows * Panel.Width).Draw(ref random, bound);
        PanelMatrix logits = SoftmaxKernels.Logits(rows, Panel.Pad(wordCount));
        double[,] gradient = new double[rows, logits.Columns];
        double expectedLoss = 0;
        for (int row = 0; row < rows; row++)
        {
            double[] z = new double[wordCount];
            for (int word = 0; word < wordCount; word++)
            {
                logits[row, word] = words[row, word];
                z[word] = words[row, word];
            }

            if (targets[row] >= 0)
            {
                double maximum = z.Max();
                double sum = z.Sum(value => Math.Exp(value - maximum));
                expectedLoss += Math.Log(sum) + maximum - z[targets[row]];
                for (int word = 0; word < wordCount; word++)
                {
                    gradient[row, word] = Scale * ((Math.Exp(z[word] - maximum) / sum) - (word == targets[row] ? 1 : 0));
                }
            }
        }

        double loss = Kernels.Run(logits, targets, wordCount, Scale);

        Assert.Equal(expectedLoss, loss, 1e-6 * Math.Max(1, expectedLoss));
        logits.AssertIs(gradient, 1e-6 * Scale);
    }
}
