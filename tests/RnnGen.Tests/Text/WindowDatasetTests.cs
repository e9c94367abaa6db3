using RnnGen.Training;

namespace RnnGen.Tests;

public class WindowDatasetTests
{
    [Fact]
    public void CutsTheTextIntoWindows()
    {
        // 15 words, 14 targets: windows of 4, 4, 4 and 2, in 2 batches.
        WindowDataset dataset = new(DatasetShapes.CountingText(15), DatasetShapes.EveryStep(sequenceLength: 4, batchSize: 3));
        Assert.False(dataset.CarriesStateAfter(0));
        Assert.Equal(14, dataset.TargetCount);
        List<(int[] Inputs, int[] Targets)> batches = DatasetShapes.Read(dataset);
        Assert.Equal(2, batches.Count);
        Assert.Equal([100, 104, 108, 101, 105, 109, 102, 106, 110, 103, 107, 111], batches[0].Inputs);
        Assert.Equal([101, 105, 109, 102, 106, 110, 103, 107, 111, 104, 108, 112], batches[0].Targets);
        Assert.Equal([112, 0, 0, 113, 0, 0, 0, 0, 0, 0, 0, 0], batches[1].Inputs);
        Assert.Equal([113, -1, -1, 114, -1, -1, -1, -1, -1, -1, -1, -1], batches[1].Targets);
    }

    [Theory]
    [InlineData(10, 3, 3)]
    [InlineData(100, 4, 3)]
    [InlineData(101, 5, 1)]
    [InlineData(77, 1, 16)]
    [InlineData(170, 10, 16)]
    public void EachWordAfterTheFirstIsATargetOnce(int length, int sequenceLength, int batchSize)
    {
        WindowDataset dataset = new(DatasetShapes.CountingText(length), DatasetShapes.EveryStep(sequenceLength, batchSize));
        for (int epoch = 0; epoch < 3; epoch++)
        {
            Assert.Equal(Enumerable.Range(101, length - 1), DatasetShapes.Targets(dataset).Order());
            Assert.Equal(length - 1, dataset.TargetCount);
            foreach ((int[] inputs, int[] targets) in DatasetShapes.Read(dataset))
            {
                Assert.All(inputs.Zip(targets), pair => Assert.True(pair is (0, -1) || pair.Second == pair.First + 1));
            }

            dataset.Shuffle(seed: 5, epoch);
        }
    }

    [Fact]
    public void KeepsWindowsWhole()
    {
        const int T = 4, B = 3;
        WindowDataset dataset = new(DatasetShapes.CountingText(121), DatasetShapes.EveryStep(T, B));
        dataset.Shuffle(seed: 1, epoch: 0);
        foreach ((int[] inputs, _) in DatasetShapes.Read(dataset))
        {
            for (int b = 0; b < B; b++)
            {
                Assert.Equal(0, (inputs[b] - 100) % T);
                Assert.Equal(Enumerable.Range(inputs[b], T), Enumerable.Range(0, T).Select(t => inputs[(t * B) + b]));
            }
        }
    }

    [Fact]
    public void OrderDependsOnSeedAndEpochAlone()
    {
        int[] text = DatasetShapes.CountingText(400);
        WindowDataset dataset = new(text, DatasetShapes.EveryStep(4, 3));
        List<int> inOrder = DatasetShapes.Targets(dataset);
        List<int> first = Shuffled(dataset, seed: 1, epoch: 0);
        List<int> second = Shuffled(dataset, seed: 1, epoch: 1);
        Assert.NotEqual(inOrder, first);
        Assert.NotEqual(first, second);
        Assert.NotEqual(first, Shuffled(dataset, seed: 2, epoch: 0));
        Assert.Equal(second, Shuffled(new WindowDataset(text, DatasetShapes.EveryStep(4, 3)), seed: 1, epoch: 1));
        Assert.Equal(first, Shuffled(dataset, seed: 1, epoch: 0));
    }

    [Fact]
    public void RefusesAShapeOfAnotherLossAndAShortText()
    {
        Assert.Contains("Loss = EveryStep", Assert.Throws<ArgumentException>(() =>
            new WindowDataset(DatasetShapes.CountingText(100), DatasetShapes.LastStep(3, 2))).Message, StringComparison.Ordinal);
        Assert.Contains("needs 13", Assert.Throws<ArgumentException>(() =>
            new WindowDataset(DatasetShapes.CountingText(12), DatasetShapes.EveryStep(4, 3))).Message, StringComparison.Ordinal);
        Assert.Equal(1, new WindowDataset(DatasetShapes.CountingText(13), DatasetShapes.EveryStep(4, 3)).BatchCount);
    }

    private static List<int> Shuffled(WindowDataset dataset, ulong seed, int epoch)
    {
        dataset.Shuffle(seed, epoch);
        return DatasetShapes.Targets(dataset);
    }
}
