using RnnGen.Lab;
using RnnGen.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnGen.Benchmarks.TorchSharp;

/// <summary>Training on a text as one writes it with PyTorch: the state is detached and carried from batch to batch, and begins each epoch with zeros.</summary>
internal sealed class LearnWithTorchSharp : Learner
{
    /// <summary>Words read at once in an evaluation: more would take memory for logits, fewer are slower.</summary>
    private const int EvaluatedWords = 512;

    private readonly int _epochs;
    private readonly int _threads;
    private readonly TrainingModel _model;
    private readonly (Tensor Inputs, Tensor Targets)[] _batches;
    private readonly Tensor _validation;

    public LearnWithTorchSharp(RnnModel model, StreamDataset dataset, int[] validation, int epochs, int threads)
    {
        _epochs = epochs;
        _threads = threads;
        _model = new TrainingModel(model);
        _batches = Batches(dataset);
        _validation = tensor(Array.ConvertAll(validation, token => (long)token));
    }

    public override void Train(LearningCurve curve)
    {
        set_num_threads(_threads);
        for (int epoch = 0; epoch < _epochs; epoch++)
        {
            Tensor[] state = [];
            foreach ((Tensor inputs, Tensor targets) in _batches)
            {
                state = Step(inputs, targets, state);
                curve.AfterStep();
            }
        }
    }

    public override double Perplexity()
    {
        using IDisposable untracked = no_grad();
        using DisposeScope all = NewDisposeScope();
        double loss = 0;
        long targets = _validation.shape[0] - 1;
        Tensor[] state = [];
        for (long start = 0; start < targets; start += EvaluatedWords)
        {
            using DisposeScope intermediates = NewDisposeScope();
            long length = Math.Min(EvaluatedWords, targets - start);
            (Tensor logits, Tensor[] next) = _model.Network.Read(_validation.narrow(0, start, length).unsqueeze(1), state);
            loss += nn.functional.cross_entropy(logits, _validation.narrow(0, start + 1, length), reduction: nn.Reduction.Sum).ToDouble();
            state = MoveOut(next);
        }

        return Math.Exp(loss / targets);
    }

    public override void Dispose()
    {
        _model.Dispose();
        _validation.Dispose();
        foreach ((Tensor inputs, Tensor targets) in _batches)
        {
            inputs.Dispose();
            targets.Dispose();
        }

        base.Dispose();
    }

    private Tensor[] Step(Tensor inputs, Tensor targets, Tensor[] state)
    {
        using DisposeScope intermediates = NewDisposeScope();
        (_, Tensor[] next) = _model.Step(inputs, targets, state);
        foreach (Tensor part in state)
        {
            part.Dispose();
        }

        return MoveOut(next);
    }

    private static Tensor[] MoveOut(Tensor[] state) => Array.ConvertAll(state, part => part.detach().MoveToOuterDisposeScope());

    /// <summary>All batches as tensors, made beforehand as a data loader would: a step does not wait for them.</summary>
    private static (Tensor Inputs, Tensor Targets)[] Batches(StreamDataset dataset)
    {
        (Tensor Inputs, Tensor Targets)[] batches = new (Tensor, Tensor)[dataset.BatchCount];
        int[] inputs = new int[dataset.InputsPerBatch];
        int[] targets = new int[dataset.TargetsPerBatch];
        for (int batch = 0; batch < batches.Length; batch++)
        {
            dataset.ReadBatch(batch, inputs, targets);
            batches[batch] = BatchTensors.Create(inputs, targets, dataset.SequenceLength, dataset.BatchSize);
        }

        return batches;
    }
}
