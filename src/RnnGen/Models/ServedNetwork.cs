using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>The passes that serve a shape together with the weights and the vocabulary that they work on.</summary>
/// <param name="Network">The generated passes.</param>
/// <param name="Parameters">The packed parameters, in the layout of the passes.</param>
/// <param name="Vocabulary">The words; <see cref="Vocabulary.Count"/> is at most V.</param>
internal record ServedNetwork(ServingNetwork Network, AlignedBuffer Parameters, Vocabulary Vocabulary)
{
    /// <summary>Whether the parameters are fixed: a state then remains the one that the words so far lead to.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>The folded input table; null if the step computes the first layer's input from the parameters.</summary>
    public AlignedBuffer? FoldedInput { get; init; }

    /// <summary>The output layer in the order of the sorted words; null if a completion reads it in token order.</summary>
    public CompletionTable? CompletionTable { get; init; }

    /// <summary>The fp32 rows of an int8 output layer, by which suggestions are scored again; null if there are none.</summary>
    public OutputRows? OutputRows { get; init; }

    /// <summary>How far int8 weights are from the fp32 weights that they were made of; none where that is not known.</summary>
    public IReadOnlyList<QuantizationError> QuantizationErrors { get; init; } = [];

    /// <summary>The output layer in the order of the words.</summary>
    public ReadOnlySpan<float> Output => Parameters.Span[Network.Layout.OutputOffset..];

    /// <summary>The number of words that take part: softmax, its gradient, suggestions and sampling run over this many logits.</summary>
    public int WordCount => Vocabulary.Count;

    /// <summary>Throws unless <paramref name="token"/> is a word of the vocabulary.</summary>
    public void ThrowIfNotAWord(int token)
    {
        if ((uint)token >= (uint)WordCount)
        {
            throw new ArgumentOutOfRangeException(nameof(token), token, $"Token {token} is not in the vocabulary: tokens run from 0 to {WordCount - 1}.");
        }
    }
}
