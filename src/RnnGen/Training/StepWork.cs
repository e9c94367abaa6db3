using System.Diagnostics;
using System.Runtime.ExceptionServices;
using RnnGen.CompilerServices;
using RnnGen.Threading;

namespace RnnGen.Training;

/// <summary>A training step as its threads share it: forward pass, loss, backward pass, and in one pass over all parameters clipping and the optimiser.</summary>
internal sealed class StepWork : TeamWork
{
    private readonly BoundNetwork _bound;
    private readonly AlignedBuffer _workspace;
    private readonly AlignedBuffer _gradients;
    private readonly TrainingOptions _options;
    private readonly AlignedBuffer? _sampled;
    private readonly int[] _inputs;
    private readonly int[] _targets;

    /// <summary>Where in the text the targets stand; null without soft targets.</summary>
    private readonly int[]? _positions;

    private int _targetCount;
    private bool _updates;
    private Regularization _regularization;
    private float _learningRate;
    private StepResult _result;
    private Exception? _updateFailure;

    public StepWork(BoundNetwork bound, AlignedBuffer workspace, TrainingOptions options)
    {
        NetworkLayout layout = bound.Network.Layout;
        Debug.Assert(layout.ParameterFloats % RnnNetwork.PanelWidth == 0, "The slab is made of whole panels, so that passes over it need no tail.");
        _bound = bound;
        _workspace = workspace;
        _gradients = new AlignedBuffer(layout.ParameterFloats);
        _options = options;
        Optimizer = options.Optimizer.CreateState(layout.ParameterFloats)
            ?? throw new InvalidOperationException($"{options.Optimizer.GetType().Name}.CreateState returned null; it must return the memory of a run.");
        ModelShape shape = bound.Network.Shape;
        _inputs = new int[shape.SequenceLength * shape.BatchSize];
        _targets = new int[shape.TargetsPerBatch];
        Average = options.Averaging == WeightAveraging.None ? null : new WeightAverage(options.Averaging, layout.ParameterFloats);
        _positions = options.SoftTargets is null ? null : new int[_targets.Length];
        if (options.SampledWords > 0)
        {
            Candidates = new CandidateSampler(bound.WordCount, options.SampledWords, shape.TargetsPerBatch, options.Seed);
            _sampled = new AlignedBuffer(bound.Network.SampledFloats(options.SampledWords));
        }
    }

    /// <summary>Steps run so far. With the seed this number selects the next step's dropout masks: a run that is resumed sets it.</summary>
    public ulong Steps { get; set; }

    /// <summary>The state of the optimiser.</summary>
    public OptimizerState Optimizer { get; }

    /// <summary>The average of the parameters; null where none is wanted.</summary>
    public WeightAverage? Average { get; }

    /// <summary>What draws the candidates of sampled softmax; null for the full softmax.</summary>
    public CandidateSampler? Candidates { get; }

    /// <inheritdoc cref="Trainer.ResetState"/>
    public void ResetState() => _bound.Network.ResetState(_workspace.Span);

    /// <summary>Begins the next step with the state after a step of time of the last one.</summary>
    /// <param name="step">The step of time, in [1, T].</param>
    public void CarryState(int step)
    {
        _bound.Network.CarryState(_workspace.Span, step);

        // By index: an enumerator of the list would be an object.
        IReadOnlyList<CarriedRegion> regions = _bound.Network.Layout.CarriedRegions;
        for (int i = 0; i < regions.Count; i++)
        {
            CarriedRegion region = regions[i];
            for (int panel = 0; panel < region.PanelCount; panel++)
            {
                NegligibleNumbers.Flush(_workspace.Span.Slice(region.Offset + (panel * region.PanelStride), region.PanelFloats));
            }
        }
    }

    /// <summary>Forgets all steps.</summary>
    public void Reset()
    {
        Steps = 0;
        Optimizer.Reset();
        Candidates?.Reset();
        Average?.Reset();
    }

    /// <summary>The batch: T·B words.</summary>
    public ReadOnlySpan<int> Inputs => _inputs;

    /// <summary>Its targets: T·B words, or B.</summary>
    public ReadOnlySpan<int> Targets => _targets;

    /// <summary>
    /// Copies the batch of the next step, which is checked here rather than in the caller's memory, to which another thread may write. The threads could not read
    /// a span of the caller's either.
    /// </summary>
    /// <param name="inputs">T·B words.</param>
    /// <param name="targets">T·B words, or B.</param>
    public void Take(ReadOnlySpan<int> inputs, ReadOnlySpan<int> targets)
    {
        inputs.CopyTo(_inputs);
        targets.CopyTo(_targets);
    }

    /// <summary>Where in the text the targets of the next step stand, for <see cref="TrainingOptions.SoftTargets"/>: negative for one that is not scored. Empty without soft targets.</summary>
    public Span<int> Positions => _positions;

    /// <summary>Runs one step on the batch taken, which has been validated.</summary>
    /// <param name="team">The threads.</param>
    /// <param name="targetCount">Targets that are scored.</param>
    /// <param name="updates">Whether the parameters are updated; they never are where the result is not finite.</param>
    /// <param name="learningRate">η of the update.</param>
    public StepResult Run(Team team, int targetCount, bool updates, float learningRate)
    {
        _targetCount = targetCount;
        _updates = updates;
        _learningRate = learningRate;
        Candidates?.Draw(_targets);
        _regularization = new Regularization(
            _options.Dropout,
            _options.Seed,
            Steps++,
            _bound.Network.Shape.BatchSize,
            _inputs,
            new ActivationPenalties(_options.ActivationRegularization, _options.TemporalActivationRegularization),
            _positions is null ? default : new SoftTargetRows(_options.SoftTargets!, _positions, _options.SoftTargetWeight));
        _updateFailure = null;
        team.Run(this);
        if (_updateFailure is not null)
        {
            ExceptionDispatchInfo.Throw(_updateFailure);
        }

        if (updates && _result.IsFinite)
        {
            Optimizer.CompleteStep();
            Average?.CompleteStep();
        }

        return _result;
    }

    /// <inheritdoc/>
    public override void Run(TeamMember member)
    {
        RnnNetwork network = _bound.Network;
        Span<float> parameters = _bound.Parameters.Span;
        Span<float> gradients = _gradients.Span;
        Span<float> workspace = _workspace.Span;
        network.Forward(parameters, workspace, _inputs, _regularization, member);
        float scale = 1f / _targetCount;
        double lossSum = Candidates is null
            ? network.Loss(parameters, gradients, workspace, _targets, _bound.WordCount, scale, _regularization, member)
            : network.SampledLoss(parameters, gradients, workspace, _sampled!.Span, new SampledTargets(_targets, Candidates), scale, _regularization, member);
        network.Backward(parameters, gradients, workspace, _inputs, _regularization, member);

        // Every member adds up the same sums in the same order, so that all of them agree on whether the result is finite.
        NetworkLayout layout = network.Layout;
        StepResult result = new()
        {
            LossSum = lossSum,
            TargetCount = _targetCount,
            GradientNorm = GradientNorm.Of(workspace.Slice(layout.SquaresOffset, layout.SquaresFloats)),
        };
        if (_updates && result.IsFinite)
        {
            GradientClipping clipping = GradientClipping.Create(result.GradientNorm, _options.ClipNorm, _options.ClipValue);
            for (TeamShare panels = member.Share((nuint)(parameters.Length / RnnNetwork.PanelWidth)); panels.MoveToRange();)
            {
                Update(parameters, gradients, (int)panels.Current * RnnNetwork.PanelWidth, (int)panels.End * RnnNetwork.PanelWidth, clipping);
            }
        }

        if (member.Index == 0)
        {
            _result = result;
        }
    }

    /// <summary>An optimiser of the user's own may throw, on any thread: the others finish their parts first, and the caller of the step gets the exception.</summary>
    private void Update(Span<float> parameters, ReadOnlySpan<float> gradients, int first, int end, GradientClipping clipping)
    {
        try
        {
            Optimizer.Update(parameters, gradients, first, end, _learningRate, clipping);
            if (Steps % OptimizerState.StepsBetweenFlushes == 0)
            {
                Optimizer.FlushNegligible(first, end);
            }

            Average?.Update(parameters, first, end);
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _updateFailure, e, null);
        }
    }
}
