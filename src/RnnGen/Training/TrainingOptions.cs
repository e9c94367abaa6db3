using System.Runtime.CompilerServices;
using RnnGen.CompilerServices;

namespace RnnGen.Training;

/// <summary>How a model is trained. Each property checks its value when it is set.</summary>
public sealed record TrainingOptions
{
    private const int MaxThreads = 256;

    /// <summary>Passes over the data, at least 1. Default 5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public int Epochs
    {
        get;
        init => field = value >= 1 ? value : throw OutOfRange(value, "at least 1");
    } = 5;

    /// <summary>How parameters follow their gradients. Default Adam with learning rate 10⁻³.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Optimizer Optimizer
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Optimizer));
    } = Optimizers.Adam(1e-3f);

    /// <summary>
    /// How the optimiser's learning rate changes in the course of a run; a <see cref="Trainer.Step"/> of one's own takes the optimiser's rate as it is.
    /// Default <see cref="LearningRateSchedules.Constant"/>.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public LearningRateSchedule Schedule
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Schedule));
    } = LearningRateSchedules.Constant;

    /// <summary>
    /// The largest global norm of the gradients: longer ones are shortened to it. Positive; <see cref="float.PositiveInfinity"/> for no
    /// clipping. Default 5.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public float ClipNorm
    {
        get;
        init => field = value > 0 ? value : throw OutOfRange(value, "positive; write float.PositiveInfinity for no clipping");
    } = 5;

    /// <summary>
    /// The largest absolute value of a gradient: one beyond it is cut to ±this. Where the norm is clipped too, that comes first. Positive. Default
    /// <see cref="float.PositiveInfinity"/>, for no such clipping.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public float ClipValue
    {
        get;
        init => field = value > 0 ? value : throw OutOfRange(value, "positive; write float.PositiveInfinity for no clipping");
    } = float.PositiveInfinity;

    /// <summary>Selects the order of the batches, the words of sampled softmax and what dropout takes away. Default 0, a seed like any other.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// The most threads that share the work of each step, the calling one included; there are never more than processors, and fewer take part while something else needs the
    /// processors. The trained model is bit-identical for any number of them. Default 0: one for each processor, or fewer where a step is too small to be shared by so many.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or above 256.</exception>
    public int Threads
    {
        get;
        init => field = value is >= 0 and <= MaxThreads ? value : throw OutOfRange(value, $"from 1 to {MaxThreads}, or 0 for one for each processor");
    }

    /// <summary>
    /// S: for sampled softmax, the words that stand for the whole vocabulary in a step, drawn anew each time, frequent ones more often (Jean et al. 2015): a
    /// multiple of 16, at most half of the vocabulary. It pays where the vocabulary is large; the losses and perplexities that training reports are then those
    /// over the sample, while evaluation is over all words. Not with <see cref="SoftTargets"/>. Default 0: the full softmax.
    /// </summary>
    /// <remarks>How many words a vocabulary has to sample from is known to the trainer alone: it refuses what is no multiple of 16, or more than half of them.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int SampledWords
    {
        get;
        init => field = value >= 0 ? value : throw OutOfRange(value, $"0, for the full softmax, or a multiple of {RnnNetwork.PanelWidth}");
    }

    /// <summary>
    /// What is zeroed at random in a step, against overfitting (Srivastava et al. 2014): values between layers, words, recurrent weights. Evaluation, sessions and frozen
    /// models use all of them. Default <see cref="DropoutRates.None"/>.
    /// </summary>
    public DropoutRates Dropout { get; init; }

    /// <summary>
    /// α of activation regularisation (Merity, McCann and Socher 2017): α·mean(h'²) is added to the loss, over all units of what the output layer reads, after dropout, so that h stays small. The losses
    /// that training reports leave it out. At least 0. Default 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public float ActivationRegularization
    {
        get;
        init => field = float.IsFinite(value) && value >= 0 ? value : throw OutOfRange(value, "0 or a positive number");
    }

    /// <summary>
    /// β of temporal activation regularisation (Merity, McCann and Socher 2017): β·mean((h_{t+1} − h_t)²) is added to the loss, over all units of the top layer, so that h changes slowly. The losses
    /// that training reports leave it out. At least 0. Default 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public float TemporalActivationRegularization
    {
        get;
        init => field = float.IsFinite(value) && value >= 0 ? value : throw OutOfRange(value, "0 or a positive number");
    }

    /// <summary>
    /// What a teacher expects at each position of the text, for the network to learn from besides the text: it says which other words could have followed. They must be of the words of the model and of the text of the data set
    /// (<see cref="Trainer.Fit(SequenceDataset, ReadOnlyMemory{int}, ITrainingObserver, CancellationToken)"/> refuses others). The losses that training reports leave them out. Not with <see cref="SampledWords"/>, nor with <see cref="Trainer.Step"/>.
    /// Default null: none.
    /// </summary>
    public SoftTargets? SoftTargets { get; init; }

    /// <summary>λ: a target is (1 − λ)·onehot(target) + λ·q, with q of <see cref="SoftTargets"/>. From 0 to 1. Default 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public float SoftTargetWeight
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw OutOfRange(value, "from 0 to 1");
    } = 0.5f;

    /// <summary>
    /// Which average of the parameters is evaluated after each epoch and kept. It costs one more slab of their size. A training loop of one's own, with <see cref="Trainer.Step"/>, does without.
    /// Default <see cref="WeightAveraging.None"/>.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public WeightAveraging Averaging
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Averaging));
    } = WeightAveraging.None;

    /// <summary>
    /// Early stopping: the run ends when this many epochs in a row have not improved on the best one. Without a validation text every epoch counts as the best.
    /// Default 0: all epochs are run.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Patience
    {
        get;
        init => field = value >= 0 ? value : throw OutOfRange(value, "a number of epochs, or 0 to run them all");
    }

    /// <summary>Where and how often the run saves what <see cref="Trainer.Resume(string, SequenceDataset, ReadOnlyMemory{int}, ITrainingObserver, CancellationToken)"/> needs. Default null: it saves nothing.</summary>
    public CheckpointOptions? Checkpoint { get; init; }

    private static ArgumentOutOfRangeException OutOfRange<T>(T value, string bound, [CallerMemberName] string name = "") =>
        new(name, value, $"{name} is {value}, but must be {bound}.");
}
