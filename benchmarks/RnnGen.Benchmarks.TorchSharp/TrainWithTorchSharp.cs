using TorchSharp;
using static TorchSharp.torch;

namespace RnnGen.Benchmarks.TorchSharp;

/// <summary>The training step on batches that have nothing to do with each other: each begins with zeros.</summary>
internal sealed class TrainWithTorchSharp(RnnModel model, BatchCycle batches, int threads) : TrainingContender(batches)
{
    /// <summary>
    /// Longer than an idle thread of libtorch spins before it sleeps. That it spins is left as it is: where threads sleep at once
    /// (<c>OMP_WAIT_POLICY=passive</c>), a step on two of them takes a fifth longer.
    /// </summary>
    private static readonly TimeSpan UntilAsleep = TimeSpan.FromMilliseconds(20);

    private readonly TrainingModel _model = new(model);
    private readonly BatchTensors _batches = new(batches, model.Shape);

    public override double Step(Batch batch)
    {
        (Tensor inputs, Tensor targets) = _batches[batch];
        using DisposeScope intermediates = NewDisposeScope();
        return _model.Step(inputs, targets, []).Loss;
    }

    public override void BeforePiece() => set_num_threads(threads);

    public override void AfterPiece()
    {
        if (threads > 1)
        {
            Thread.Sleep(UntilAsleep);
        }
    }

    public override void Dispose()
    {
        _model.Dispose();
        _batches.Dispose();
        base.Dispose();
    }
}
