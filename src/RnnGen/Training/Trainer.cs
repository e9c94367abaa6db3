using System.Diagnostics;
using RnnGen.CompilerServices;
using RnnGen.Threading;

namespace RnnGen.Training;

/// <summary>
/// Trains a model in place with truncated backpropagation through time. It owns the gradients, the state of the optimiser and the unrolled workspace,
/// all made here; steps allocate nothing. It belongs to one thread at a time, which shares the work of each step with
/// <see cref="Threads"/> − 1 others: the trained model is bit-identical for any number of them.
/// </summary>
public sealed partial class Trainer
{
    /// <summary>Multiply-adds of a step that are worth a thread: some 50 μs, against the 10 to 20 that its barriers take.</summary>
    private const long MultiplyAddsPerThread = 3_000_000;

    private readonly BoundNetwork _bound;
    private readonly AlignedBuffer _workspace;
    private readonly StepWork _work;
    private readonly Team _team;
    private readonly TrainerUse _use = new();
    private int _steps;

    /// <summary>A trainer whose steps take as many threads as are worthwhile while they run.</summary>
    internal Trainer(RnnModel model, TrainingOptions options)
        : this(model, options, TeamSizeOf(model, options))
    {
    }

    /// <summary>A trainer with a team of a given size.</summary>
    internal Trainer(RnnModel model, TrainingOptions options, TeamSize teamSize)
    {
        ArgumentNullException.ThrowIfNull(options);
        ThrowIfUnsuited(options, model.Vocabulary);
        Model = model;
        Options = options;
        _bound = model.Bound;
        NetworkLayout layout = _bound.Network.Layout;
        Debug.Assert(layout.ParameterFloats % RnnNetwork.PanelWidth == 0, "The slab is made of whole panels, so that passes over it need no tail.");
        _workspace = new AlignedBuffer(layout.WorkspaceFloats);
        _work = new StepWork(_bound, _workspace, options);
        _team = new Team(teamSize);
        if (!model.IsOptimized)
        {
            Trace.TraceWarning($"{model.GetType().Name} was compiled without optimisation and trains some 80 times slower. Build it with -c Release.");
        }
    }

    /// <summary>The model that is trained.</summary>
    public RnnModel Model { get; }

    /// <summary>How it is trained.</summary>
    public TrainingOptions Options { get; }

    /// <summary>
    /// The most threads that share the work of a step, the calling one included; never more than there are processors. While steps gain nothing from more threads, because
    /// something else needs the processors, they take fewer.
    /// </summary>
    public int Threads => _team.Count;

    /// <summary>
    /// Runs one step of a training loop of your own: forward pass, loss, backward pass, clipping, optimiser. The sequences begin with zeros, or with the state that
    /// <see cref="CarryState"/> carried over.
    /// </summary>
    /// <param name="inputs">T·B words, time-major: [t][b].</param>
    /// <param name="targets">T·B words [t][b], or B when only the last step predicts; <see cref="SequenceDataset.IgnoredTarget"/> takes no part.</param>
    /// <exception cref="ArgumentException">A span has another length, or every target is ignored.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A word is not in the vocabulary.</exception>
    /// <exception cref="TrainingDivergedException">The loss or a gradient is not finite; the step was not made.</exception>
    /// <exception cref="InvalidOperationException">
    /// The trainer is in use, by another thread or by the run that this is called from; or another trainer is training its model, or a thread saving it; or there are <see cref="TrainingOptions.SoftTargets"/>, which are of a text.
    /// </exception>
    public StepResult Step(ReadOnlySpan<int> inputs, ReadOnlySpan<int> targets)
    {
        if (Options.SoftTargets is not null)
        {
            throw new InvalidOperationException($"{nameof(TrainingOptions.SoftTargets)} are of a text, and a step of your own does not say where its words stand there: train with {nameof(Fit)}, or without soft targets.");
        }

        using TrainerUse.Lease use = _use.Begin(nameof(Step));
        using ModelUse.Lease modelUse = Model.Use.Train(nameof(Step));
        StepResult result = TryStep(inputs, targets, Options.Optimizer.LearningRate);
        _steps++;
        return result.IsFinite ? result : throw new TrainingDivergedException(epoch: 0, _steps, $"the loss is {result.Loss}", result.GradientNorm, bestEpoch: 0);
    }

    /// <summary>Begins the next step with zero state.</summary>
    /// <exception cref="InvalidOperationException">The trainer is in use, by another thread or by the run that this is called from.</exception>
    public void ResetState()
    {
        using TrainerUse.Lease use = _use.Begin(nameof(ResetState));
        _work.ResetState();
    }

    /// <summary>Begins the next step with the state that the last one ended with; no gradient flows back across (truncated BPTT).</summary>
    /// <exception cref="InvalidOperationException">The trainer is in use, by another thread or by the run that this is called from.</exception>
    public void CarryState()
    {
        using TrainerUse.Lease use = _use.Begin(nameof(CarryState));
        _work.CarryState(Model.Shape.SequenceLength);
    }

    /// <summary>What runs the steps, and remembers those before.</summary>
    internal StepWork Work => _work;

    /// <summary>The unrolled workspace.</summary>
    internal AlignedBuffer Workspace => _workspace;

    /// <summary>Heap bytes that the threads beside the caller's have allocated in steps.</summary>
    internal long WorkerAllocatedBytes => _team.AllocatedBytes;

    /// <summary>Runs a step, but leaves the parameters alone where its loss or gradient norm is not finite: the result says so.</summary>
    internal StepResult TryStep(ReadOnlySpan<int> inputs, ReadOnlySpan<int> targets, float learningRate)
    {
        ModelShape shape = _bound.Network.Shape;
        ThrowIfOtherLength(inputs.Length, shape.SequenceLength * shape.BatchSize, nameof(inputs));
        ThrowIfOtherLength(targets.Length, shape.TargetsPerBatch, nameof(targets));
        _work.Take(inputs, targets);
        TokenRules.ThrowIfNotWords(_work.Inputs, _bound.WordCount, nameof(inputs));
        int targetCount = TokenRules.CountTargets(_work.Targets, _bound.WordCount, nameof(targets));
        return _work.Run(_team, targetCount, updates: true, learningRate);
    }

    /// <summary>Forward and backward pass of a validated batch, without an update of the parameters.</summary>
    internal StepResult ComputeGradients(ReadOnlySpan<int> inputs, ReadOnlySpan<int> targets, int targetCount)
    {
        _work.Take(inputs, targets);
        return _work.Run(_team, targetCount, updates: false, learningRate: 0);
    }

    private static void ThrowIfUnsuited(TrainingOptions options, Vocabulary vocabulary)
    {
        if (options.SoftTargets is not { } soft)
        {
            return;
        }

        if (!soft.Vocabulary.Words.SequenceEqual(vocabulary.Words))
        {
            throw new ArgumentException($"The soft targets are of other words than the model's, {soft.Vocabulary.Count} and {vocabulary.Count} of them: teacher and model need the same vocabulary.", nameof(options));
        }

        if (options.SampledWords > 0)
        {
            throw new ArgumentException("Soft targets give a probability to every word, but SampledWords trains with a sample of them: leave out one of the two.", nameof(options));
        }
    }

    private static MeasuredTeamSize TeamSizeOf(RnnModel model, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new MeasuredTeamSize(options.Threads > 0 ? Math.Min(options.Threads, Environment.ProcessorCount) : WorthwhileThreads(model.Shape));
    }

    private static int WorthwhileThreads(ModelShape shape)
    {
        double multiplyAdds = (3.0 * shape.SequenceLength * shape.BatchSize * shape.CellWeights) + (3.0 * shape.TargetsPerBatch * shape.VocabularySize * shape.OutputDepth);
        return (int)Math.Clamp(multiplyAdds / MultiplyAddsPerThread, 1, Environment.ProcessorCount);
    }

    private static void ThrowIfOtherLength(int actual, int expected, string name)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{name} holds {actual} words, but a step takes {expected}.", name);
        }
    }
}
