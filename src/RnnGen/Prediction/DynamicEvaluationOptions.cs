namespace RnnGen;

/// <summary>How weights follow what is written: see <see cref="DynamicEvaluation"/>. Immutable.</summary>
public sealed record DynamicEvaluationOptions
{
    /// <summary>All weights, on the calling thread.</summary>
    public static DynamicEvaluationOptions Default { get; } = new();

    /// <summary>η: the learning rate of the step after each segment. Positive. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or not finite.</exception>
    public float LearningRate
    {
        get;
        init => field = value > 0 && float.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(LearningRate), value, "The learning rate must be positive and finite.");
    }
        = 1;

    /// <summary>λ: how strongly the weights decay towards the trained ones after each step, in [0, 1]; 1 restores the trained weights. Default 0.0005.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1].</exception>
    public float Decay
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Decay), value, "The decay must lie in [0, 1].");
    }
        = 0.0005f;

    /// <summary>Whether the weights and the bias of the output layer alone are changed. Default false: all weights are.</summary>
    public bool OutputLayerOnly { get; init; }

    /// <summary>Whether steps run on a thread of the pool, so that no call waits for one; a segment that is complete before the last one was learnt is left out. Each step, and each return to the trained weights, as by <see cref="Predictor.Forget"/>, then allocates less than 200 bytes. Default false: the call that completes a segment makes the step.</summary>
    public bool InBackground { get; init; }
}
