using static TorchSharp.torch;

namespace RnnGen.Benchmarks.TorchSharp;

/// <summary>The batches as tensors, made beforehand as a data loader would: a step does not wait for them.</summary>
internal sealed class BatchTensors : IDisposable
{
    private readonly Dictionary<Batch, (Tensor Inputs, Tensor Targets)> _tensors;

    public BatchTensors(BatchCycle batches, ModelShape shape) => _tensors = batches.All.ToDictionary(
        batch => batch,
        batch => Create(batch.Inputs, batch.Targets, shape.SequenceLength, shape.BatchSize));

    /// <summary>Words [T, B], and targets [T·B] or [B].</summary>
    public (Tensor Inputs, Tensor Targets) this[Batch batch] => _tensors[batch];

    /// <summary>Of one batch.</summary>
    public static (Tensor Inputs, Tensor Targets) Create(int[] inputs, int[] targets, int sequenceLength, int batchSize) =>
        (tensor(Indices(inputs), [sequenceLength, batchSize]), tensor(Indices(targets), [targets.Length]));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((Tensor inputs, Tensor targets) in _tensors.Values)
        {
            inputs.Dispose();
            targets.Dispose();
        }
    }

    /// <summary>64 bits, which cross entropy asks of its targets.</summary>
    private static long[] Indices(int[] tokens) => Array.ConvertAll(tokens, token => (long)token);
}
