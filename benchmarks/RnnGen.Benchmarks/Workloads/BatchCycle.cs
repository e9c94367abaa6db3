using RnnGen.Training;

namespace RnnGen.Benchmarks;

/// <summary>
/// The batches of a text, prepared in advance and repeated in a cycle. There are many different ones, so that the model does not memorise them: its
/// gradients would become unrealistically small.
/// </summary>
internal sealed class BatchCycle
{
    private const int TextLength = 100_000;
    private readonly Batch[] _batches;
    private int _next;

    public BatchCycle(ModelShape shape)
    {
        int[] tokens = ZipfText.Tokens(shape.VocabularySize, TextLength, seed: 42);
        SequenceDataset dataset = shape.Loss == LossPosition.EveryStep ? new StreamDataset(tokens, shape) : new NGramDataset(tokens, shape);
        _batches = new Batch[dataset.BatchCount];
        for (int batch = 0; batch < _batches.Length; batch++)
        {
            _batches[batch] = new Batch(new int[shape.SequenceLength * shape.BatchSize], new int[shape.TargetsPerBatch]);
            dataset.ReadBatch(batch, _batches[batch].Inputs, _batches[batch].Targets);
        }
    }

    /// <summary>The batches in order.</summary>
    public IReadOnlyList<Batch> All => _batches;

    public Batch Next()
    {
        Batch batch = _batches[_next];
        _next = (_next + 1) % _batches.Length;
        return batch;
    }
}
