namespace RnnGen.Reference;

/// <content>Training: the network unrolled in time, its loss, and backpropagation through time (BPTT).</content>
public sealed partial class ReferenceModel<T>
{
    /// <summary>Zeroes the state that the next batch starts from.</summary>
    public void ResetState()
    {
        foreach (LayerTrace<T> trace in _traces)
            trace.ResetState();
    }

    /// <summary>Makes the state after step T of the latest batch the one that the next batch starts from (truncated BPTT with carried state).</summary>
    public void CarryState() => CarryState(Shape.SequenceLength);

    /// <summary>Makes the state after a step of the latest batch the one that the next batch starts from.</summary>
    /// <param name="step">t, in [1, T].</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is outside.</exception>
    public void CarryState(int step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step, Shape.SequenceLength);
        foreach (LayerTrace<T> trace in _traces)
            trace.CarryState(step);
    }

    /// <summary>Returns h [H] of one layer and sequence after a step of the latest batch.</summary>
    /// <param name="layer">The layer, in [0, L).</param>
    /// <param name="step">t, in [0, T]; 0 is the state that the batch started from.</param>
    /// <param name="sequence">b, in [0, B).</param>
    public ReadOnlySpan<T> HiddenState(int layer, int step, int sequence) => _traces[layer].Hidden(step, sequence);

    /// <summary>Returns dE/dh [H] of one layer and sequence after a step of the latest <see cref="LossAndGradients(ReadOnlySpan{int}, ReadOnlySpan{int}, int)"/>, over every path from h to E.</summary>
    /// <param name="layer">The layer, in [0, L).</param>
    /// <param name="step">t, in [0, T]; 0 is the state that the batch started from.</param>
    /// <param name="sequence">b, in [0, B).</param>
    public ReadOnlySpan<T> HiddenStateGradient(int layer, int step, int sequence) => _traces[layer].HiddenGradient(step, sequence);

    /// <summary>Computes the mean of −ln p(target) over the scored targets of one batch, 0 if none is scored, plus <see cref="ActivationPenalty"/>. Gradients are left alone.</summary>
    /// <param name="inputs">T·B words, time-major: [t][b].</param>
    /// <param name="targets">T·B words [t][b], or B when only the last step predicts; −1 takes no part.</param>
    /// <param name="wordCount">Words of the vocabulary, in [1, V], over which the softmax runs.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A word, a target or the word count is out of range.</exception>
    public T Loss(ReadOnlySpan<int> inputs, ReadOnlySpan<int> targets, int wordCount)
    {
        BatchRules.Check(Shape, inputs, targets, wordCount);
        return Loss(inputs, targets, new FullSoftmax<T>(_output, wordCount));
    }

    /// <summary>Computes the same loss and its gradient with respect to every parameter, by backpropagation through time.</summary>
    /// <inheritdoc cref="Loss(ReadOnlySpan{int}, ReadOnlySpan{int}, int)"/>
    public T LossAndGradients(ReadOnlySpan<int> inputs, ReadOnlySpan<int> targets, int wordCount)
    {
        BatchRules.Check(Shape, inputs, targets, wordCount);
        return LossAndGradients(inputs, targets, new FullSoftmax<T>(_output, wordCount));
    }

    private T Loss<TLoss>(ReadOnlySpan<int> inputs, ReadOnlySpan<int> targets, TLoss loss)
        where TLoss : IOutputLoss<T>, allows ref struct
    {
        Forward(inputs);
        T sum = T.Zero;
        for (int row = 0; row < targets.Length; row++)
        {
            if (targets[row] >= 0)
                sum += loss.CrossEntropy(OutputInput(TopHidden(row)), targets[row], row);
        }

        ActivationPenalty = ComputeActivationPenalty(targets.Length);
        return (sum / ScoredTargets(targets)) + ActivationPenalty;
    }

    private T LossAndGradients<TLoss>(ReadOnlySpan<int> inputs, ReadOnlySpan<int> targets, TLoss loss)
        where TLoss : IOutputLoss<T>, allows ref struct
    {
        ClearGradients();
        Forward(inputs);
        T sum = T.Zero;
        T scale = T.One / ScoredTargets(targets);
        for (int row = 0; row < targets.Length; row++)
        {
            if (targets[row] >= 0)
            {
                ReadOnlySpan<T> h = TopHidden(row);
                Span<T> dh = TopHiddenGradient(row);
                ReadOnlySpan<T> y = OutputInput(h);
                sum += loss.CrossEntropy(y, targets[row], row);
                loss.CrossEntropyBackward(y, targets[row], row, scale, _projection is null ? dh : _projection.ClearGradient());
                _projection?.Backward(h, dh);
                TopHiddenBackward(row);
            }
        }

        ActivationPenalty = ComputeActivationPenalty(targets.Length);
        ActivationPenaltyBackward(targets.Length);
        Backward(inputs);
        return (sum / ScoredTargets(targets)) + ActivationPenalty;
    }

    /// <summary>The unrolled forward pass: T steps of B sequences through every layer.</summary>
    private void Forward(ReadOnlySpan<int> inputs)
    {
        UseRecurrentMasks(Dropout);
        for (int t = 1; t <= Shape.SequenceLength; t++)
        {
            for (int layer = 0; layer < _layers.Length; layer++)
            {
                LayerTrace<T> trace = _traces[layer];
                for (int b = 0; b < Shape.BatchSize; b++)
                    _layers[layer].Step(Input(layer, t, b, inputs), trace.Record(t - 1, b), trace.Record(t, b));
            }
        }

        UseRecurrentMasks(null);
    }

    /// <summary>
    /// Backpropagation through time: from the last step to the first and from the top layer down, each step passes dE/dh_t on to the step before it
    /// and to the layer below it, and adds its part to the gradients of the weights, which all steps share: dE/dθ = Σ_t de_t/dθ.
    /// </summary>
    private void Backward(ReadOnlySpan<int> inputs)
    {
        UseRecurrentMasks(Dropout);
        for (int t = Shape.SequenceLength; t >= 1; t--)
        {
            for (int layer = _layers.Length - 1; layer >= 0; layer--)
            {
                LayerTrace<T> trace = _traces[layer];
                for (int b = 0; b < Shape.BatchSize; b++)
                {
                    _layers[layer].StepBackward(
                        Input(layer, t, b, inputs), trace.Record(t - 1, b), trace.Record(t, b), trace.StateGradient(t, b), trace.StateGradient(t - 1, b));
                }
            }
        }

        UseRecurrentMasks(null);
    }

    /// <summary>Returns x_t of a layer and sequence, with its gradient and its dropout mask.</summary>
    private LayerInput<T> Input(int layer, int t, int b, ReadOnlySpan<int> inputs) => layer == 0
        ? WordInput(inputs[((t - 1) * Shape.BatchSize) + b], InputMask(layer, t, b))
        : new LayerInput<T>(_traces[layer - 1].Hidden(t, b), _traces[layer - 1].HiddenGradient(t, b), InputMask(layer, t, b));

    /// <summary>Returns t, in [1, T], of a row, that is, of one of the targets, which are [t][b], or [b] when only the last step predicts.</summary>
    private int Step(int row) => Shape.Loss == LossPosition.EveryStep ? (row / Shape.BatchSize) + 1 : Shape.SequenceLength;

    /// <summary>Returns b of a row.</summary>
    private int Sequence(int row) => row % Shape.BatchSize;

    /// <summary>Returns the divisor of the mean: the number of scored targets, or 1 if none is scored, so that the mean of none is 0.</summary>
    private static T ScoredTargets(ReadOnlySpan<int> targets) =>
        T.CreateChecked(int.Max(1, targets.Length - targets.Count(BatchRules.IgnoredTarget)));

    private void ClearGradients()
    {
        foreach (ReferenceParameter<T> parameter in _parameters)
            Array.Clear(parameter.Gradient);
        foreach (LayerTrace<T> trace in _traces)
            trace.ClearGradients();
    }
}
