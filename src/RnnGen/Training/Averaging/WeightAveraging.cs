using System.Globalization;

namespace RnnGen.Training;

/// <summary>
/// Which average of the parameters over the steps of a run is evaluated after each epoch and kept as the model: it lies nearer to the minimum than the last parameters, which the
/// noise of the steps moves about (Polyak and Juditsky 1992). Training itself goes on from the last parameters.
/// </summary>
public sealed class WeightAveraging
{
    private const int MaxEpochs = 1000;

    private WeightAveraging(double decay, int epochs)
    {
        Decay = decay;
        Epochs = epochs;
    }

    /// <summary>No average: the parameters after the last step of an epoch count.</summary>
    public static WeightAveraging None { get; } = new(0, 0);

    /// <summary>The decay of an exponential moving average; 1 for the mean.</summary>
    internal double Decay { get; }

    /// <summary>n of <see cref="NonMonotonic"/>; 0 where the average begins with the run.</summary>
    internal int Epochs { get; }

    /// <summary>
    /// An exponential moving average: θ̄ += max(1 − decay, 1 / t)·(θ − θ̄) after step t, so that it is the mean of all parameters until they are enough, and no trace of the initial
    /// ones stays.
    /// </summary>
    /// <param name="decay">Above 0 and below 1: the average is over some 1 / (1 − decay) steps.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decay"/> is outside its range.</exception>
    public static WeightAveraging Exponential(double decay = 0.999) => decay is > 0 and < 1
        ? new WeightAveraging(decay, 0)
        : throw new ArgumentOutOfRangeException(nameof(decay), decay, $"The decay is {decay}, but must be above 0 and below 1.");

    /// <summary>
    /// The mean of the parameters from the epoch on whose loss on the validation text is above the lowest of those more than n epochs before: NT-ASGD (Merity, Keskar and Socher 2018), meant for
    /// <see cref="Optimizers.Sgd"/> with a constant learning rate. It needs a validation text.
    /// </summary>
    /// <param name="epochs">n, from 1 to 1,000.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epochs"/> is outside its range.</exception>
    public static WeightAveraging NonMonotonic(int epochs = 5) => epochs is >= 1 and <= MaxEpochs
        ? new WeightAveraging(1, epochs)
        : throw new ArgumentOutOfRangeException(nameof(epochs), epochs, $"The epochs are {epochs}, but must be from 1 to {MaxEpochs}.");

    /// <summary>The kind with its number, in the invariant culture. Checkpoints hold it.</summary>
    public override string ToString() =>
        Epochs > 0 ? string.Create(CultureInfo.InvariantCulture, $"NonMonotonic(epochs: {Epochs})")
        : Decay > 0 ? string.Create(CultureInfo.InvariantCulture, $"Exponential(decay: {Decay})")
        : "None";
}
