using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>Shapes of which only V, T, B and the loss matter, and texts in which each word occurs once.</summary>
internal static class DatasetShapes
{
    public const int VocabularySize = 1000;

    public static ModelShape EveryStep(int sequenceLength, int batchSize) => Create(sequenceLength, batchSize, LossPosition.EveryStep);

    public static ModelShape LastStep(int sequenceLength, int batchSize) => Create(sequenceLength, batchSize, LossPosition.LastStep);

    /// <summary>The words 100, 101, ...: a target is its input plus 1, and padding (0) is told from words.</summary>
    public static int[] CountingText(int length) => [.. Enumerable.Range(100, length)];

    /// <summary>The batches of an epoch.</summary>
    public static List<(int[] Inputs, int[] Targets)> Read(SequenceDataset dataset)
    {
        List<(int[] Inputs, int[] Targets)> batches = [];
        for (int batch = 0; batch < dataset.BatchCount; batch++)
        {
            int[] inputs = new int[dataset.InputsPerBatch];
            int[] targets = new int[dataset.TargetsPerBatch];
            dataset.ReadBatch(batch, inputs, targets);
            batches.Add((inputs, targets));
        }

        return batches;
    }

    /// <summary>All targets of an epoch, padding left out.</summary>
    public static List<int> Targets(SequenceDataset dataset) =>
        [.. Read(dataset).SelectMany(batch => batch.Targets).Where(target => target != SequenceDataset.IgnoredTarget)];

    private static ModelShape Create(int sequenceLength, int batchSize, LossPosition loss) =>
        new() { Cell = RecurrentCell.Tanh, VocabularySize = VocabularySize, EmbeddingSize = 4, HiddenSize = 4, SequenceLength = sequenceLength, BatchSize = batchSize, Loss = loss };
}
