using RnnGen.Training;

namespace RnnGen.Tests;

public sealed class SentenceDatasetTests
{
    [Fact]
    public void LaysSentencesSideBySide()
    {
        // T = 4: 7 targets in two pieces, 3 and 1 in one. The longest comes first, and its neighbours wait.
        SentenceDataset dataset = new([[1, 2, 3, 4], [11, 12, 13, 14, 15, 16, 17, 18], [21, 22], [31, 32, 33]], DatasetShapes.EveryStep(sequenceLength: 4, batchSize: 3));

        Assert.Equal((4, 3, 13), (dataset.SentenceCount, dataset.BatchCount, dataset.TargetCount));
        Assert.Equal([true, false, false], Enumerable.Range(0, 3).Select(dataset.CarriesStateAfter));
        List<(int[] Inputs, int[] Targets)> batches = DatasetShapes.Read(dataset);
        Assert.Equal([11, 1, 21, 12, 2, 0, 13, 3, 0, 14, 0, 0], batches[0].Inputs);
        Assert.Equal([12, 2, 22, 13, 3, -1, 14, 4, -1, 15, -1, -1], batches[0].Targets);
        Assert.Equal([15, 0, 0, 16, 0, 0, 17, 0, 0, 0, 0, 0], batches[1].Inputs);
        Assert.Equal([16, -1, -1, 17, -1, -1, 18, -1, -1, -1, -1, -1], batches[1].Targets);
        Assert.Equal([31, 0, 0, 32, 0, 0, 0, 0, 0, 0, 0, 0], batches[2].Inputs);
        Assert.Equal([32, -1, -1, 33, -1, -1, -1, -1, -1, -1, -1, -1], batches[2].Targets);
    }

    /// <summary>Of each sentence every word but the first is a target once, after the words before it, read from zero state in one row.</summary>
    [Theory]
    [InlineData(1, 1, 1, 9)]
    [InlineData(1, 3, 40, 9)]
    [InlineData(4, 3, 100, 30)]
    [InlineData(5, 7, 64, 12)]
    [InlineData(10, 16, 90, 3)]
    [InlineData(3, 8, 7, 50)]
    public void EveryTargetComesOnceAnEpochAfterItsOwnSentence(int sequenceLength, int batchSize, int sentences, int longest)
    {
        RandomSource random = new(seed: (ulong)sentences);
        List<int[]> list = [];
        int next = 1;
        for (int i = 0; i < sentences; i++)
        {
            int length = 2 + random.NextInt32(longest - 1);
            list.Add([.. Enumerable.Range(next, length)]);
            next += length;
        }

        SentenceDataset dataset = new(list, DatasetShapes.EveryStep(sequenceLength, batchSize) with { VocabularySize = next });
        int batchCount = dataset.BatchCount;
        for (int epoch = 1; epoch <= 4; epoch++)
        {
            Assert.Equal(list.SelectMany(sentence => sentence[1..]), DatasetShapes.Targets(dataset).Order());
            Assert.Equal((batchCount, next - 1 - sentences), (dataset.BatchCount, dataset.TargetCount));
            AssertHistories(dataset, list);
            dataset.Shuffle(seed: 3, epoch);
        }
    }

    [Fact]
    public void SentencesOfOneLengthLeaveNoGaps()
    {
        // 12 sentences of 9 words, B = 4, T = 4: three groups of two full batches.
        int[][] sentences = [.. Enumerable.Range(0, 12).Select(i => Enumerable.Range(9 * i, 9).ToArray())];
        SentenceDataset dataset = new(sentences, DatasetShapes.EveryStep(sequenceLength: 4, batchSize: 4));
        dataset.Shuffle(seed: 1, epoch: 1);

        Assert.Equal(6, dataset.BatchCount);
        Assert.All(DatasetShapes.Read(dataset), batch => Assert.DoesNotContain(SequenceDataset.IgnoredTarget, batch.Targets));
        Assert.Equal([true, false, true, false, true, false], Enumerable.Range(0, 6).Select(dataset.CarriesStateAfter));
    }

    [Fact]
    public void OrderDependsOnSeedAndEpochAlone()
    {
        SentenceDataset dataset = Many();
        List<int> inOrder = DatasetShapes.Targets(dataset);
        List<int> first = Shuffled(dataset, seed: 1, epoch: 1);
        List<int> second = Shuffled(dataset, seed: 1, epoch: 2);

        Assert.NotEqual(inOrder, first);
        Assert.NotEqual(first, second);
        Assert.NotEqual(first, Shuffled(dataset, seed: 2, epoch: 1));
        Assert.Equal(second, Shuffled(Many(), seed: 1, epoch: 2));
        Assert.Equal(first, Shuffled(dataset, seed: 1, epoch: 1));

        static SentenceDataset Many() =>
            new(Enumerable.Range(0, 60).Select(i => Enumerable.Range(10 * i, 2 + (i % 9)).ToArray()), DatasetShapes.EveryStep(4, 3));
    }

    [Fact]
    public void LinesAreSentences()
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, [Vocabulary.UnknownWord, "the", "mill", "turns", "river"]);

        SentenceDataset dataset = SentenceDataset.FromLines("the mill turns\r\n\n   \nriver\nthe river turns\nthe fox\n", vocabulary, DatasetShapes.EveryStep(3, 4));

        // A blank line and a line of one word have nothing to predict; an unknown word is a word.
        Assert.Equal((3, 1, 5), (dataset.SentenceCount, dataset.BatchCount, dataset.TargetCount));
        Assert.Equal([2, 4, 0, 3, 3], DatasetShapes.Targets(dataset));
    }

    [Fact]
    public void WhatHasNothingToPredictIsRefused()
    {
        ModelShape shape = DatasetShapes.EveryStep(4, 3);
        Vocabulary vocabulary = BigramModel.Words(5);

        Assert.Contains("Sentence 1 has 1 words, but needs at least 2", Refused(() => new SentenceDataset([[1, 2], [3]], shape)), StringComparison.Ordinal);
        Assert.Contains("no sentences", Refused(() => new SentenceDataset([], shape)), StringComparison.Ordinal);
        Assert.Contains("No line", Refused(() => SentenceDataset.FromLines("w1\n\nw2\n", vocabulary, shape)), StringComparison.Ordinal);
        Assert.Contains("Loss = EveryStep", Refused(() => new SentenceDataset([[1, 2]], DatasetShapes.LastStep(4, 3))), StringComparison.Ordinal);
        Assert.Contains("is 1000, but tokens run from 0 to 999", Refused(() => new SentenceDataset([[1, 2], [3, 1000]], shape)), StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => new SentenceDataset(null!, shape));
        Assert.Throws<ArgumentNullException>(() => new SentenceDataset([[1, 2], null!], shape));
        Assert.Throws<ArgumentNullException>(() => new SentenceDataset([[1, 2]], null!));

        static string Refused(Func<object> create) => Assert.ThrowsAny<ArgumentException>(create).Message;
    }

    [Fact]
    public void ItsTextTellsOtherBoundariesOfTheSameWords()
    {
        ModelShape shape = DatasetShapes.EveryStep(4, 3);

        Assert.StartsWith("SentenceDataset(sentences: 2, boundaries: xxh3:", $"{new SentenceDataset([[1, 2], [3, 4, 5]], shape)}", StringComparison.Ordinal);
        Assert.NotEqual($"{new SentenceDataset([[1, 2], [3, 4, 5]], shape)}", $"{new SentenceDataset([[1, 2, 3], [4, 5]], shape)}");
    }

    /// <summary>Follows each row through the batches as the model's state does: what precedes a target is the beginning of its sentence.</summary>
    private static void AssertHistories(SentenceDataset dataset, List<int[]> sentences)
    {
        Dictionary<int, int[]> histories = sentences.SelectMany(sentence => Enumerable.Range(1, sentence.Length - 1).Select(i => (sentence[i], sentence[..i]))).ToDictionary();
        List<int>[] rows = [.. Enumerable.Range(0, dataset.BatchSize).Select(_ => new List<int>())];
        List<(int[] Inputs, int[] Targets)> batches = DatasetShapes.Read(dataset);
        for (int batch = 0; batch < batches.Count; batch++)
        {
            Assert.Contains(batches[batch].Targets, target => target != SequenceDataset.IgnoredTarget);
            for (int i = 0; i < dataset.InputsPerBatch; i++)
            {
                List<int> row = rows[i % dataset.BatchSize];
                row.Add(batches[batch].Inputs[i]);
                if (batches[batch].Targets[i] != SequenceDataset.IgnoredTarget)
                {
                    Assert.Equal(histories[batches[batch].Targets[i]], row);
                }
            }

            if (!dataset.CarriesStateAfter(batch))
            {
                Array.ForEach(rows, row => row.Clear());
            }
        }
    }

    private static List<int> Shuffled(SentenceDataset dataset, ulong seed, int epoch)
    {
        dataset.Shuffle(seed, epoch);
        return DatasetShapes.Targets(dataset);
    }
}
