namespace RnnGen.Training;

/// <summary>
/// How much dropout takes away while training, and where: each value is zeroed with probability p, and those that stay are multiplied by 1 / (1 − p)
/// (Srivastava et al. 2014), by a fresh mask for every time step, as PyTorch's <c>nn.Dropout</c> and <c>nn.LSTM(dropout=p)</c> draw them. All places lie between
/// layers; what flows from one time step to the next is never touched (Zaremba et al. 2014). Each rate is at least 0 and below 1; <c>default</c> drops nothing.
/// </summary>
/// <param name="Embedding">p for the embeddings of the words; a model with one-hot input has none, and nothing is dropped there.</param>
/// <param name="Layers">p for h of every layer but the top one, on its way to the layer above; a model with one layer has no such place.</param>
/// <param name="Output">p for h of the top layer, on its way to the output layer.</param>
public readonly record struct DropoutRates(float Embedding, float Layers, float Output)
{
    /// <summary>Nothing is dropped.</summary>
    public static DropoutRates None => default;

    /// <summary>The same rate in every place that a model has.</summary>
    /// <param name="rate">p, at least 0 and below 1.</param>
    public static DropoutRates Everywhere(float rate) => new(rate, rate, rate);

    internal void ThrowIfInvalid()
    {
        ThrowIfNotRate(Embedding, nameof(Embedding));
        ThrowIfNotRate(Layers, nameof(Layers));
        ThrowIfNotRate(Output, nameof(Output));
    }

    private static void ThrowIfNotRate(float rate, string name)
    {
        if (!(rate is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(name, rate, $"Dropout.{name} is {rate}, but must be at least 0, for no dropout, and below 1.");
        }
    }
}
