using RnnGen.Training;

namespace RnnGen.Tests;

public class StreamDatasetTests
{
    [Fact]
    public void LaysRowsSideBySide()
    {
        // 15 words: 2 rows of 7, the last word is left out.
        StreamDataset dataset = new(DatasetShapes.CountingText(15), DatasetShapes.EveryStep(sequenceLength: 4, batchSize: 2));
        Assert.Equal((true, false), (dataset.CarriesStateAfter(0), dataset.CarriesStateAfter(1)));
        Assert.Equal(2, dataset.BatchCount);
        Assert.Equal(12, dataset.TargetCount);
        List<(int[] Inputs, int[] Targets)> batches = DatasetShapes.Read(dataset);
        Assert.Equal([100, 107, 101, 108, 102, 109, 103, 110], batches[0].Inputs);
        Assert.Equal([101, 108, 102, 109, 103, 110, 104, 111], batches[0].Targets);
        Assert.Equal([104, 111, 105, 112, 0, 0, 0, 0], batches[1].Inputs);
        Assert.Equal([105, 112, 106, 113, -1, -1, -1, -1], batches[1].Targets);
    }

    [Theory]
    [InlineData(12, 3, 3)]
    [InlineData(40, 4, 3)]
    [InlineData(41, 4, 3)]
    [InlineData(53, 7, 1)]
    [InlineData(50, 1, 16)]
    [InlineData(400, 10, 16)]
    public void EachRowGoesOnAndNothingOfItIsLost(int length, int sequenceLength, int batchSize)
    {
        StreamDataset dataset = new(DatasetShapes.CountingText(length), DatasetShapes.EveryStep(sequenceLength, batchSize));
        int rowLength = length / batchSize;
        List<(int[] Inputs, int[] Targets)> batches = DatasetShapes.Read(dataset);
        for (int b = 0; b < batchSize; b++)
        {
            int[] inputs = [.. Row(batches.Select(batch => batch.Inputs), b, batchSize).Where(token => token != Vocabulary.Unknown)];
            int[] targets = [.. Row(batches.Select(batch => batch.Targets), b, batchSize).Where(token => token != SequenceDataset.IgnoredTarget)];
            int first = 100 + (b * rowLength);
            Assert.Equal(Enumerable.Range(first, rowLength - 1), inputs);
            Assert.Equal(Enumerable.Range(first + 1, rowLength - 1), targets);
        }

        Assert.Equal(dataset.TargetCount, DatasetShapes.Targets(dataset).Count);
        Assert.Equal((rowLength - 1) * batchSize, dataset.TargetCount);
        Assert.NotEqual(SequenceDataset.IgnoredTarget, batches[^1].Targets[0]);
    }

    /// <summary>Of different lengths, in another order in each epoch: what is scored is all of the text, once; what is read beyond it is the text that follows.</summary>
    [Theory]
    [InlineData(400, 10, 3)]
    [InlineData(800, 35, 2)]
    [InlineData(50, 1, 16)]
    [InlineData(12, 3, 3)]
    public void VariesTheLengthsOfBatches(int length, int sequenceLength, int batchSize)
    {
        StreamDataset dataset = new(DatasetShapes.CountingText(length), DatasetShapes.EveryStep(sequenceLength, batchSize), variesLength: true);
        int rowLength = length / batchSize, batchCount = dataset.BatchCount;
        HashSet<string> orders = [];
        for (int epoch = 0; epoch < 4; epoch++)
        {
            if (epoch > 0)
            {
                dataset.Shuffle(seed: 5, epoch);
            }

            List<(int[] Inputs, int[] Targets)> batches = DatasetShapes.Read(dataset);
            int[] steps = [.. Enumerable.Range(0, batchCount).Select(dataset.StepsOf)];
            orders.Add(string.Join(' ', steps));
            Assert.Equal(batchCount, dataset.BatchCount);
            Assert.Equal(rowLength - 1, steps.Sum());
            Assert.All(steps, count => Assert.InRange(count, 1, sequenceLength));
            int start = 0;
            for (int batch = 0; batch < batchCount; batch++)
            {
                for (int i = 0; i < sequenceLength * batchSize; i++)
                {
                    int t = i / batchSize, first = 100 + (i % batchSize * rowLength) + start + t;
                    bool isText = start + t < rowLength - 1;
                    Assert.Equal(isText ? first : Vocabulary.Unknown, batches[batch].Inputs[i]);
                    Assert.Equal(t < steps[batch] ? first + 1 : SequenceDataset.IgnoredTarget, batches[batch].Targets[i]);
                }

                start += steps[batch];
            }
        }

        Assert.True(batchCount < 5 || sequenceLength == 1 || orders.Count == 4, "Epochs have their batches in the same order.");
        dataset.Shuffle(seed: 5, epoch: 3);
        Assert.Contains(string.Join(' ', Enumerable.Range(0, batchCount).Select(dataset.StepsOf)), orders);
    }

    /// <summary>Most batches have nearly all of their steps.</summary>
    [Fact]
    public void FewBatchesAreShort()
    {
        StreamDataset dataset = new(DatasetShapes.CountingText(899), DatasetShapes.EveryStep(sequenceLength: 32, batchSize: 1) with { VocabularySize = 1000 }, variesLength: true);
        int[] steps = [.. Enumerable.Range(0, dataset.BatchCount - 1).Select(dataset.StepsOf)];

        Assert.All(steps, count => Assert.True(count is >= 28 or (>= 14 and <= 16)));
        Assert.InRange(steps.Count(count => count >= 28), steps.Length * 8 / 10, steps.Length);
    }

    [Fact]
    public void AllBatchesHaveAllStepsUnlessTheyVary()
    {
        StreamDataset dataset = new(DatasetShapes.CountingText(53), DatasetShapes.EveryStep(7, 2));

        Assert.All(Enumerable.Range(0, dataset.BatchCount), batch => Assert.Equal(7, dataset.StepsOf(batch)));
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.StepsOf(dataset.BatchCount));
    }

    [Fact]
    public void KeepsItsOrder()
    {
        StreamDataset dataset = new(DatasetShapes.CountingText(100), DatasetShapes.EveryStep(5, 2));
        List<int> before = DatasetShapes.Targets(dataset);
        dataset.Shuffle(seed: 1, epoch: 3);
        Assert.Equal(before, DatasetShapes.Targets(dataset));
    }

    [Fact]
    public void RefusesAShapeOfAnotherLoss()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() =>
            new StreamDataset(DatasetShapes.CountingText(100), DatasetShapes.LastStep(3, 2)));
        Assert.Contains("Loss = EveryStep", exception.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(NGramDataset), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesATextShorterThanABatch()
    {
        ModelShape shape = DatasetShapes.EveryStep(sequenceLength: 4, batchSize: 3);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new StreamDataset(DatasetShapes.CountingText(14), shape));
        Assert.Contains("14 words", exception.Message, StringComparison.Ordinal);
        Assert.Contains("needs 15", exception.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(SentenceDataset), exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new StreamDataset(default, shape));
        Assert.Equal(1, new StreamDataset(DatasetShapes.CountingText(15), shape).BatchCount);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(DatasetShapes.VocabularySize)]
    public void RefusesTokensOutsideTheVocabulary(int token)
    {
        int[] tokens = DatasetShapes.CountingText(50);
        tokens[17] = token;
        ArgumentException exception = Assert.Throws<ArgumentOutOfRangeException>(() => new StreamDataset(tokens, DatasetShapes.EveryStep(4, 3)));
        Assert.Contains($"tokens[17] is {token}", exception.Message, StringComparison.Ordinal);
        Assert.Contains("from 0 to 999", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesItsLargestToken() =>
        Assert.Equal(149, new StreamDataset(DatasetShapes.CountingText(50), DatasetShapes.EveryStep(4, 3)).LargestToken);

    [Fact]
    public void RefusesBatchesAndSpansThatAreNone()
    {
        StreamDataset dataset = new(DatasetShapes.CountingText(50), DatasetShapes.EveryStep(4, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.ReadBatch(-1, new int[12], new int[12]));
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.ReadBatch(dataset.BatchCount, new int[12], new int[12]));
        Assert.Contains("12 inputs", Assert.Throws<ArgumentException>(() => dataset.ReadBatch(0, new int[11], new int[12])).Message, StringComparison.Ordinal);
        Assert.Contains("12 targets", Assert.Throws<ArgumentException>(() => dataset.ReadBatch(0, new int[12], new int[3])).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<int> Row(IEnumerable<int[]> batches, int b, int batchSize) =>
        batches.SelectMany(batch => batch.Where((_, index) => index % batchSize == b));
}
