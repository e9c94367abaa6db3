using RnnGen.Training;

namespace RnnGen.Tests;

public class NGramDatasetTests
{
    /// <summary>Un viejo hidalgo de los de lanza en astillero, as the lecture numbers its words.</summary>
    private static readonly int[] Lecture = [5, 451, 321, 8, 321, 8, 212, 10, 85];

    [Fact]
    public void GivesTheRowsOfTheLecture()
    {
        NGramDataset dataset = new(Lecture, DatasetShapes.LastStep(sequenceLength: 3, batchSize: 6));
        Assert.Equal(1, dataset.BatchCount);
        Assert.Equal(
            [
                "5 451 321 -> 8",
                "451 321 8 -> 321",
                "321 8 321 -> 8",
                "8 321 8 -> 212",
                "321 8 212 -> 10",
                "8 212 10 -> 85",
            ],
            NGrams(dataset));
    }

    [Fact]
    public void GivesTheSameRowsInSmallerBatches()
    {
        IEnumerable<string> whole = NGrams(new NGramDataset(Lecture, DatasetShapes.LastStep(3, 6)));
        for (int batchSize = 1; batchSize < 6; batchSize++)
        {
            Assert.Equal(whole, NGrams(new NGramDataset(Lecture, DatasetShapes.LastStep(3, batchSize))));
        }
    }

    [Fact]
    public void AWindowOfTenWordsYieldsSevenNGrams()
    {
        NGramDataset dataset = new(DatasetShapes.CountingText(10), DatasetShapes.LastStep(sequenceLength: 3, batchSize: 10 - 3));
        Assert.Equal(1, dataset.BatchCount);
        Assert.Equal(7, dataset.TargetCount);
        Assert.Equal([103, 104, 105, 106, 107, 108, 109], DatasetShapes.Targets(dataset));
    }

    [Fact]
    public void WindowsAdvanceByTheirNGrams()
    {
        NGramDataset dataset = new(DatasetShapes.CountingText(20), DatasetShapes.LastStep(3, 7));
        List<(int[] Inputs, int[] Targets)> batches = DatasetShapes.Read(dataset);
        Assert.Equal(3, batches.Count);
        Assert.Equal([107, 108, 109, 110, 111, 112, 113], batches[1].Inputs[..7]);
        Assert.Equal([117, 118, 119, -1, -1, -1, -1], batches[2].Targets);
        Assert.Equal([114, 115, 116, 0, 0, 0, 0], batches[2].Inputs[..7]);
    }

    [Theory]
    [InlineData(10, 3, 7)]
    [InlineData(11, 3, 7)]
    [InlineData(100, 3, 7)]
    [InlineData(64, 1, 1)]
    [InlineData(83, 5, 16)]
    public void EachNGramComesOnceAnEpoch(int length, int n, int batchSize)
    {
        NGramDataset dataset = new(DatasetShapes.CountingText(length), DatasetShapes.LastStep(n, batchSize));
        string[] expected = [.. Enumerable.Range(100, length - n).Select(i => $"{string.Join(' ', Enumerable.Range(i, n))} -> {i + n}")];
        Assert.Equal(expected, NGrams(dataset));
        for (int epoch = 0; epoch < 3; epoch++)
        {
            dataset.Shuffle(seed: 7, epoch);
            Assert.Equal(expected.Order(StringComparer.Ordinal), NGrams(dataset).Order(StringComparer.Ordinal));
            Assert.Equal(expected.Length, dataset.TargetCount);
        }
    }

    [Fact]
    public void ShufflesWindows()
    {
        NGramDataset dataset = new(DatasetShapes.CountingText(200), DatasetShapes.LastStep(3, 7));
        List<int> inOrder = DatasetShapes.Targets(dataset);
        dataset.Shuffle(seed: 1, epoch: 0);
        List<int> first = DatasetShapes.Targets(dataset);
        dataset.Shuffle(seed: 1, epoch: 1);
        Assert.NotEqual(inOrder, first);
        Assert.NotEqual(first, DatasetShapes.Targets(dataset));
        dataset.Shuffle(seed: 1, epoch: 0);
        Assert.Equal(first, DatasetShapes.Targets(dataset));
    }

    [Fact]
    public void RefusesAShapeOfAnotherLossAndAShortText()
    {
        ArgumentException loss = Assert.Throws<ArgumentException>(() => new NGramDataset(Lecture, DatasetShapes.EveryStep(3, 6)));
        Assert.Contains("Loss = LastStep", loss.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(StreamDataset), loss.Message, StringComparison.Ordinal);
        Assert.Contains("needs 10", Assert.Throws<ArgumentException>(() =>
            new NGramDataset(Lecture, DatasetShapes.LastStep(3, 7))).Message, StringComparison.Ordinal);
    }

    /// <summary>The n-grams of an epoch, written as the lecture does.</summary>
    private static List<string> NGrams(NGramDataset dataset)
    {
        List<string> grams = [];
        foreach ((int[] inputs, int[] targets) in DatasetShapes.Read(dataset))
        {
            for (int b = 0; b < dataset.BatchSize; b++)
            {
                if (targets[b] != SequenceDataset.IgnoredTarget)
                {
                    grams.Add($"{string.Join(' ', inputs.Where((_, index) => index % dataset.BatchSize == b))} -> {targets[b]}");
                }
            }
        }

        return grams;
    }
}
