namespace RnnGen.Training;

/// <summary>
/// How much dropout takes away while training, and where: each value is zeroed with probability p, and those that stay are multiplied by 1 / (1 − p)
/// (Srivastava et al. 2014). Masks are drawn anew in every step. Each rate is at least 0 and below 1; <c>default</c> drops nothing.
/// </summary>
/// <remarks>
/// Values are dropped between layers; h itself, which flows from one time step to the next, is never touched (Zaremba et al. 2014), but the connections that it flows
/// through may be: <see cref="RecurrentWeights"/>.
/// </remarks>
public readonly record struct DropoutRates
{
    /// <summary>p for the elements of the embeddings; a model with one-hot input has none, and nothing is dropped there. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is below 0, or 1 or more, or NaN.</exception>
    public float Embedding { get; init => field = Checked(value, nameof(Embedding)); }

    /// <summary>
    /// p for whole words: the embedding of a word that is dropped is zero wherever the word occurs in the batch (Gal and Ghahramani 2016). The output layer keeps all words. A model with
    /// one-hot input has no embeddings, and nothing is dropped there. Default 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is below 0, or 1 or more, or NaN.</exception>
    public float Words { get; init => field = Checked(value, nameof(Words)); }

    /// <summary>p for h of every layer but the top one, on its way to the layer above; a model with one layer has no such place. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is below 0, or 1 or more, or NaN.</exception>
    public float Layers { get; init => field = Checked(value, nameof(Layers)); }

    /// <summary>p for h of the top layer, on its way to the output layer. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is below 0, or 1 or more, or NaN.</exception>
    public float Output { get; init => field = Checked(value, nameof(Output)); }

    /// <summary>
    /// p for the weights Whh of every layer, in a step the same for all of its time steps and sequences: DropConnect (Wan et al. 2013) on the recurrence, as Merity, Keskar and Socher (2018) use it. Default 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is below 0, or 1 or more, or NaN.</exception>
    public float RecurrentWeights { get; init => field = Checked(value, nameof(RecurrentWeights)); }

    /// <summary>
    /// Whether all time steps of a sequence share one mask for each place (Gal and Ghahramani 2016), in place of a fresh mask for every time step, as PyTorch's <c>nn.Dropout</c> and
    /// <c>nn.LSTM(dropout=p)</c> draw them. Default false.
    /// </summary>
    public bool PerSequence { get; init; }

    /// <summary>Nothing is dropped.</summary>
    public static DropoutRates None => default;

    /// <summary>The same rate in every place between layers that a model has.</summary>
    /// <param name="rate">p, at least 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is outside its range.</exception>
    public static DropoutRates Everywhere(float rate) => new() { Embedding = rate, Layers = rate, Output = rate };

    private static float Checked(float rate, string name) => rate is >= 0 and < 1
        ? rate
        : throw new ArgumentOutOfRangeException(name, rate, $"Dropout.{name} is {rate}, but must be at least 0, for no dropout, and below 1.");
}
