using RnnGen.CompilerServices;

namespace RnnGen.Training;

/// <summary>How a model is trained.</summary>
public sealed class TrainingOptions
{
    /// <summary>Passes over the data, at least 1. Default 5.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>How parameters follow their gradients. Default Adam with learning rate 10⁻³.</summary>
    public Optimizer Optimizer { get; init; } = Optimizers.Adam(1e-3f);

    /// <summary>
    /// How the optimiser's learning rate changes in the course of <see cref="Trainer.Fit"/>; a <see cref="Trainer.Step"/> of one's own takes the optimiser's.
    /// Default <see cref="LearningRateSchedules.Constant"/>.
    /// </summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedules.Constant;

    /// <summary>
    /// The largest global norm of the gradients: longer ones are shortened to it. Positive; <see cref="float.PositiveInfinity"/> for no
    /// clipping. Default 5.
    /// </summary>
    public float ClipNorm { get; init; } = 5;

    /// <summary>
    /// The largest absolute value of a gradient: one beyond it is cut to ±this. Where the norm is clipped too, that comes first. Positive. Default
    /// <see cref="float.PositiveInfinity"/>, for no such clipping.
    /// </summary>
    public float ClipValue { get; init; } = float.PositiveInfinity;

    /// <summary>Selects the order of windows and n-grams, the words of sampled softmax and what dropout takes away.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// Threads that work a step off together, the calling one included. The trained model is the same to the bit, however many there are. Default 0: one for
    /// each processor, or fewer where a step is too small to be shared by so many.
    /// </summary>
    public int Threads { get; init; }

    /// <summary>
    /// S: for sampled softmax, the words that stand for the whole vocabulary in a step, drawn anew each time, frequent ones more often (Jean et al. 2015): a
    /// multiple of 16, at most half of the vocabulary. It pays where the vocabulary is large; the losses and perplexities that training reports are then those
    /// over the sample, while evaluation is over all words. Default 0: the full softmax.
    /// </summary>
    public int SampledWords { get; init; }

    /// <summary>
    /// Which share of the values between layers is zeroed at random in a step, against overfitting (Srivastava et al. 2014). Evaluation, sessions and frozen
    /// models have all of them. Default <see cref="DropoutRates.None"/>.
    /// </summary>
    public DropoutRates Dropout { get; init; }

    /// <summary>
    /// Early stopping: the run ends when so many epochs in a row have not improved on the best one. Without a validation text every epoch counts as the best.
    /// Default 0: all epochs are run.
    /// </summary>
    public int Patience { get; init; }

    /// <summary>Where and how often the run writes down what it needs to be resumed. Default null: nowhere.</summary>
    public CheckpointOptions? Checkpoint { get; init; }

    /// <summary>Ends the training between two steps, and keeps the best epoch so far.</summary>
    public CancellationToken CancellationToken { get; init; }

    internal void ThrowIfInvalid()
    {
        ArgumentNullException.ThrowIfNull(Optimizer);
        Dropout.ThrowIfInvalid();
        ArgumentNullException.ThrowIfNull(Schedule);
        Checkpoint?.ThrowIfInvalid();
        if (Epochs < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(Epochs), Epochs, $"Epochs is {Epochs}, but must be at least 1.");
        }

        if (Threads < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(Threads), Threads, $"Threads is {Threads}, but must be at least 1, or 0 for one for each processor.");
        }

        if (Patience < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(Patience), Patience, $"Patience is {Patience}, but must be a number of epochs, or 0 to run them all.");
        }

        if (SampledWords < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(SampledWords), SampledWords, $"SampledWords is {SampledWords}, but must be 0, for the full softmax, or a multiple of {RnnNetwork.PanelWidth}.");
        }

        if (!(ClipNorm > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(ClipNorm), ClipNorm, $"ClipNorm is {ClipNorm}, but must be positive; write float.PositiveInfinity for no clipping.");
        }

        if (!(ClipValue > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(ClipValue), ClipValue, $"ClipValue is {ClipValue}, but must be positive; write float.PositiveInfinity for no clipping.");
        }
    }
}
