namespace RnnGen.Reference;

/// <content>Training with dropout: what a layer, or the output layer, reads from the one below is multiplied by a mask, and so is Whh.</content>
public sealed partial class ReferenceModel<T>
{
    private readonly T[] _droppedHidden;
    private readonly T[] _droppedHiddenGradient;

    /// <summary>The masks of the next batches; null, the default, for no dropout. Sessions use none.</summary>
    /// <exception cref="ArgumentException">The masks are for another shape.</exception>
    public ReferenceDropout<T>? Dropout
    {
        get;
        set => field = value is null || value.Shape == Shape
            ? value
            : throw new ArgumentException($"The masks are for {value.Shape}, but the model is {Shape}.", nameof(value));
    }

    /// <summary>Multiplies each Whh by its mask until the next call: not beyond a batch, since sessions use the same layers.</summary>
    private void UseRecurrentMasks(ReferenceDropout<T>? dropout)
    {
        for (int layer = 0; layer < _layers.Length; layer++)
            _layers[layer].RecurrentMask = dropout?.RecurrentMask(layer);
    }

    /// <summary>Returns m for the input of a layer; empty for no dropout.</summary>
    private ReadOnlySpan<T> InputMask(int layer, int t, int b) => Dropout is null ? [] : Dropout.Input(layer, t, b);

    /// <summary>Returns what the top layer passes to the output layer: h, or h' = m ∘ h with dropout.</summary>
    private ReadOnlySpan<T> TopHidden(int row)
    {
        Span<T> h = _traces[^1].Hidden(Step(row), Sequence(row));
        if (Dropout is null)
            return h;

        Span<T> mask = Dropout.Output(Step(row), Sequence(row));
        for (int k = 0; k < h.Length; k++)
            _droppedHidden[k] = mask[k] * h[k];
        return _droppedHidden;
    }

    /// <summary>Returns the accumulator of the gradient of that: dh, or dh' with dropout, initially zero.</summary>
    private Span<T> TopHiddenGradient(int row)
    {
        if (Dropout is null)
            return _traces[^1].HiddenGradient(Step(row), Sequence(row));

        Array.Clear(_droppedHiddenGradient);
        return _droppedHiddenGradient;
    }

    /// <summary>forward: h' = m ∘ h; hence dh += m ∘ dh'.</summary>
    private void TopHiddenBackward(int row)
    {
        if (Dropout is not null)
            LinearAlgebra.AddScaled(_traces[^1].HiddenGradient(Step(row), Sequence(row)), T.One, _droppedHiddenGradient, Dropout.Output(Step(row), Sequence(row)));
    }
}
