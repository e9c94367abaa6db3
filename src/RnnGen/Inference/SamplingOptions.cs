namespace RnnGen;

/// <summary>
/// How the next word is drawn. The steps come in this order: repetition penalty, mask, temperature, the k most probable words, the nucleus among
/// those, the draw. Immutable: make one and use it for every word, on any number of threads.
/// </summary>
public sealed record SamplingOptions
{
    private const float MinRepetitionPenalty = 1e-3f;
    private const float MaxRepetitionPenalty = 1e3f;

    /// <summary>Draws as the model predicts.</summary>
    public static SamplingOptions Default { get; } = new();

    /// <summary>Takes the most probable word.</summary>
    public static SamplingOptions Greedy { get; } = new() { Temperature = 0 };

    /// <summary>
    /// Probabilities are softmax(logits / temperature): 1 draws as the model predicts, a lower one favours probable words, and 0 takes the most
    /// probable word without drawing. 0 or a positive finite number. Default 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float Temperature
    {
        get;
        init => field = float.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Temperature), value, $"The temperature is {value}, but must be 0 or a positive finite number.");
    }
    = 1;

    /// <summary>k: only the k most probable words are drawn; of equals, the lower token goes first. 0 for all words. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int TopK
    {
        get;
        init => field = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(TopK), value, $"TopK is {value}, but must be the number of words to draw from, or 0 for all.");
    }

    /// <summary>
    /// p: only the nucleus is drawn, the fewest most probable words whose probabilities, at the temperature and among the words that take part, add
    /// up to p (Holtzman et al. 2020). In (0, 1]; 1 for all words. Default 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside (0, 1].</exception>
    public float TopP
    {
        get;
        init => field = value is > 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(TopP), value, $"TopP is {value}, but must lie in (0, 1]; 1 draws from all words.");
    }
    = 1;

    /// <summary>
    /// Makes the words among the last 64 fed less probable: their logits are divided by it where positive and multiplied by it where negative (the
    /// rule of CTRL, Keskar et al. 2019). From 0.001 to 1000, so that no logit becomes infinite; 1 changes nothing, 1.2 is usual. Default 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of this range.</exception>
    public float RepetitionPenalty
    {
        get;
        init => field = value is >= MinRepetitionPenalty and <= MaxRepetitionPenalty
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(RepetitionPenalty), value, $"The repetition penalty is {value}, but must be from {MinRepetitionPenalty} to {MaxRepetitionPenalty}; 1 changes nothing.");
    }
    = 1;

    /// <summary>Words that may be drawn; null for all but <c>&lt;unk&gt;</c>, which never is. Of the vocabulary of the session it is used with.</summary>
    public WordMask? Mask { get; init; }
}
