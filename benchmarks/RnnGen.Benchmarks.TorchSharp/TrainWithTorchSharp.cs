using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnGen.Benchmarks.TorchSharp;

/// <summary>The training step as one writes it with PyTorch: modules that take the whole sequence at once, automatic gradients, clipping, Adam.</summary>
internal sealed class TrainWithTorchSharp : TrainingContender
{
    /// <summary>
    /// Longer than an idle thread of libtorch spins before it sleeps. That it spins is left as it is: where threads sleep at once
    /// (<c>OMP_WAIT_POLICY=passive</c>), a step on two of them takes a fifth longer.
    /// </summary>
    private static readonly TimeSpan UntilAsleep = TimeSpan.FromMilliseconds(20);

    private readonly int _threads;
    private readonly LanguageModel _model;
    private readonly Parameter[] _parameters;
    private readonly torch.optim.Optimizer _adam;
    private readonly BatchTensors _batches;

    public TrainWithTorchSharp(RnnModel model, BatchCycle batches, int threads)
        : base(batches)
    {
        _threads = threads;
        _model = new LanguageModel(model.Shape);
        ParameterCopy.Copy(model, _model);
        _parameters = [.. _model.parameters().Where(parameter => parameter.requires_grad)];
        _adam = torch.optim.Adam(_parameters, TrainingRecipe.LearningRate);
        _batches = new BatchTensors(batches, model.Shape);
    }

    public override double Step(Batch batch)
    {
        (Tensor inputs, Tensor targets) = _batches[batch];
        using DisposeScope intermediates = NewDisposeScope();
        Tensor loss = nn.functional.cross_entropy(_model.call(inputs), targets, ignore_index: SequenceDataset.IgnoredTarget);
        _model.zero_grad(set_to_none: true);
        loss.backward();
        nn.utils.clip_grad_norm_(_parameters, TrainingRecipe.ClipNorm);
        _adam.step();
        return loss.item<float>();
    }

    public override void BeforePiece() => set_num_threads(_threads);

    public override void AfterPiece()
    {
        if (_threads > 1)
        {
            Thread.Sleep(UntilAsleep);
        }
    }

    public override void Dispose()
    {
        _adam.Dispose();
        _model.Dispose();
        _batches.Dispose();
        base.Dispose();
    }
}
