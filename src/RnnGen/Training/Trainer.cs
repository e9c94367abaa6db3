using System.Diagnostics;
using RnnGen.CompilerServices;
using RnnGen.Threading;

namespace RnnGen.Training;

/// <summary>
/// Trains a model in place with truncated backpropagation through time. It owns the gradients, the optimiser's moments and the unrolled workspace,
/// all made here; steps allocate nothing. It belongs to one thread at a time, which works a step off together with
/// <see cref="Threads"/> − 1 others: the same bits for any number of them.
/// </summary>
public sealed class Trainer
{
    /// <summary>Multiply-adds of a step that are worth a thread: some 50 μs, beside the 10 to 20 that its meetings with the others take.</summary>
    private const long MultiplyAddsPerThread = 3_000_000;

    private readonly BoundNetwork _bound;
    private readonly AlignedBuffer _workspace;
    private readonly StepWork _work;
    private readonly Team _team;
    private int _steps;

    internal Trainer(RnnModel model, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        Model = model;
        Options = options;
        _bound = model.Bound;
        NetworkLayout layout = _bound.Network.Layout;
        Debug.Assert(layout.ParameterFloats % RnnNetwork.PanelWidth == 0, "The slab is made of whole panels, so that passes over it need no tail.");
        _workspace = new AlignedBuffer(layout.WorkspaceFloats);
        _work = new StepWork(_bound, _workspace, options);
        _team = new Team(options.Threads > 0 ? options.Threads : WorthwhileThreads(model.Shape));
        if (!model.IsOptimized)
        {
            Trace.TraceWarning($"{model.GetType().Name} was compiled without optimisation and trains some 80 times slower. Build it with -c Release.");
        }
    }

    /// <summary>The model that is trained.</summary>
    public RnnModel Model { get; }

    /// <summary>How it is trained.</summary>
    public TrainingOptions Options { get; }

    /// <summary>Threads that work a step off, the calling one included.</summary>
    public int Threads => _team.Count;

    /// <summary>
    /// Trains for <see cref="TrainingOptions.Epochs"/> epochs and leaves the parameters of the best one in the model: the one with the lowest
    /// perplexity on the validation text, or the last one when there is none. Every call is a run of its own, with a fresh optimiser.
    /// </summary>
    /// <param name="train">What to train on; of the model's shape and vocabulary.</param>
    /// <param name="validation">Words to evaluate on after each epoch, as <see cref="Evaluator"/> does; may be empty.</param>
    /// <param name="observer">Watches the run.</param>
    /// <exception cref="ArgumentException">The data do not fit the model's shape or vocabulary.</exception>
    /// <exception cref="TrainingDivergedException">
    /// A loss or gradient was not finite. The model holds the best epoch's parameters, or those it began with when none was completed.
    /// </exception>
    /// <exception cref="IOException"><see cref="TrainingOptions.Checkpoint"/> cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public TrainingResult Fit(SequenceDataset train, ReadOnlyMemory<int> validation = default, ITrainingObserver? observer = null) =>
        Run(train, validation, observer, checkpoint: null);

    /// <summary>
    /// Goes on with the run that wrote a checkpoint, and comes to the same bits as if it had never been interrupted. Model, data and options must be those that
    /// it was begun with; the number of threads and <see cref="TrainingOptions.Checkpoint"/> may be others. What the model's parameters are does not matter. Times
    /// and speeds are those since the run was resumed.
    /// </summary>
    /// <param name="path">The checkpoint.</param>
    /// <param name="train">What the run trains on.</param>
    /// <param name="validation">What it evaluates on.</param>
    /// <param name="observer">Watches the rest of the run.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidCheckpointException">The file is damaged, or belongs to another run; the message names the first thing that differs.</exception>
    /// <exception cref="ArgumentException">The data do not fit the model's shape or vocabulary.</exception>
    /// <exception cref="TrainingDivergedException">As for <see cref="Fit"/>.</exception>
    /// <exception cref="IOException"><see cref="TrainingOptions.Checkpoint"/> cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public TrainingResult Resume(string path, SequenceDataset train, ReadOnlyMemory<int> validation = default, ITrainingObserver? observer = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Run(train, validation, observer, path);
    }

    /// <summary>
    /// One step: forward, loss, backward, clipping, optimiser. The sequences begin with zeros, or with what <see cref="CarryState"/> carried over.
    /// </summary>
    /// <param name="inputs">T·B words, time-major: [t][b].</param>
    /// <param name="targets">T·B words [t][b], or B when only the last step predicts; <see cref="SequenceDataset.IgnoredTarget"/> takes no part.</param>
    /// <exception cref="ArgumentException">A span has another length, or every target is ignored.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A word is not in the vocabulary.</exception>
    /// <exception cref="TrainingDivergedException">The loss or a gradient is not finite; the step was not made.</exception>
    public StepResult Step(ReadOnlySpan<int> inputs, ReadOnlySpan<int> targets)
    {
        StepResult result = TryStep(inputs, targets, Options.Optimizer.LearningRate);
        _steps++;
        return result.IsFinite ? result : throw new TrainingDivergedException(epoch: 0, _steps, $"the loss is {result.Loss}", result.GradientNorm, bestEpoch: 0);
    }

    /// <summary>Begins the next step with zero state.</summary>
    public void ResetState() => _bound.Network.ResetState(_workspace.Span);

    /// <summary>Begins the next step with the state that the last one ended with; no gradient flows back across (truncated BPTT).</summary>
    public void CarryState() => _bound.Network.CarryState(_workspace.Span);

    /// <summary>What works a step off, and remembers the steps before.</summary>
    internal StepWork Work => _work;

    /// <summary>The unrolled workspace.</summary>
    internal AlignedBuffer Workspace => _workspace;

    /// <summary>Heap bytes that the threads beside the caller's have allocated in steps.</summary>
    internal long WorkerAllocatedBytes => _team.AllocatedBytes;

    /// <summary>A step that is not made when its loss or gradient norm is not finite; the result says so.</summary>
    internal StepResult TryStep(ReadOnlySpan<int> inputs, ReadOnlySpan<int> targets, float learningRate)
    {
        ModelShape shape = _bound.Network.Shape;
        ThrowIfInvalidInputs(inputs, shape.SequenceLength * shape.BatchSize);
        int targetCount = CountTargets(targets, shape.TargetsPerBatch);

        return _work.Run(_team, inputs, targets, targetCount, updates: true, learningRate);
    }

    /// <summary>Forward and backward pass of a batch that was checked: the parameters stay what they are.</summary>
    internal StepResult ComputeGradients(ReadOnlySpan<int> inputs, ReadOnlySpan<int> targets, int targetCount) =>
        _work.Run(_team, inputs, targets, targetCount, updates: false, learningRate: 0);

    private TrainingResult Run(SequenceDataset train, ReadOnlyMemory<int> validation, ITrainingObserver? observer, string? checkpoint)
    {
        ArgumentNullException.ThrowIfNull(train);
        ThrowIfDoesNotFit(train);
        _work.Reset();
        TrainingRun run = new(this, train, validation, observer, checkpoint);
        _team.KeepWorkers();
        try
        {
            return run.Execute();
        }
        finally
        {
            _team.ReleaseWorkers();
        }
    }

    private static int WorthwhileThreads(ModelShape shape)
    {
        double multiplyAdds = (3.0 * shape.SequenceLength * shape.BatchSize * shape.CellWeights) + (3.0 * shape.TargetsPerBatch * shape.VocabularySize * shape.OutputDepth);
        return (int)Math.Clamp(multiplyAdds / MultiplyAddsPerThread, 1, Environment.ProcessorCount);
    }

    private void ThrowIfDoesNotFit(SequenceDataset train)
    {
        ModelShape shape = _bound.Network.Shape;
        if (train.SequenceLength != shape.SequenceLength || train.BatchSize != shape.BatchSize || train.Loss != shape.Loss)
        {
            throw new ArgumentException(
                $"The data come as T = {train.SequenceLength}, B = {train.BatchSize}, {train.Loss}, but the model has T = {shape.SequenceLength}, B = {shape.BatchSize}, {shape.Loss}.",
                nameof(train));
        }

        if (train.LargestToken >= _bound.WordCount)
        {
            throw new ArgumentException(
                $"The data contain token {train.LargestToken}, but the model's vocabulary has {_bound.WordCount} words. Encode the text with this vocabulary.",
                nameof(train));
        }
    }

    private void ThrowIfInvalidInputs(ReadOnlySpan<int> inputs, int length)
    {
        ThrowIfOtherLength(inputs.Length, length, nameof(inputs));
        for (int i = 0; i < inputs.Length; i++)
        {
            if ((uint)inputs[i] >= (uint)_bound.WordCount)
            {
                throw new ArgumentOutOfRangeException(nameof(inputs), inputs[i], $"inputs[{i}] is {inputs[i]}, but tokens run from 0 to {_bound.WordCount - 1}.");
            }
        }
    }

    private int CountTargets(ReadOnlySpan<int> targets, int length)
    {
        ThrowIfOtherLength(targets.Length, length, nameof(targets));
        int count = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            if (targets[i] == SequenceDataset.IgnoredTarget)
            {
                continue;
            }

            if ((uint)targets[i] >= (uint)_bound.WordCount)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(targets),
                    targets[i],
                    $"targets[{i}] is {targets[i]}, but tokens run from 0 to {_bound.WordCount - 1}, and {SequenceDataset.IgnoredTarget} is ignored.");
            }

            count++;
        }

        return count > 0 ? count : throw new ArgumentException($"All {targets.Length} targets are ignored; at least one must be a word.", nameof(targets));
    }

    private static void ThrowIfOtherLength(int actual, int expected, string name)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{name} holds {actual} words, but a step takes {expected}.", name);
        }
    }
}
