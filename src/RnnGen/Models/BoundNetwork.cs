using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>A shape's generated passes together with the parameters and the vocabulary that they work on.</summary>
/// <param name="Network">The generated passes.</param>
/// <param name="Parameters">The packed parameters.</param>
/// <param name="Vocabulary">The words; <see cref="Vocabulary.Count"/> is at most V.</param>
internal sealed record BoundNetwork(RnnNetwork Network, AlignedBuffer Parameters, Vocabulary Vocabulary)
{
    /// <summary>Whether the parameters are fixed: a state then remains the one that the words so far lead to.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>The folded input table; null if the step computes the first layer's input from the parameters.</summary>
    public AlignedBuffer? FoldedInput { get; init; }

    /// <summary>The output layer in the order of the sorted words; null if a completion reads it in token order.</summary>
    public CompletionTable? CompletionTable { get; init; }

    /// <summary>Why and by in the order of the words.</summary>
    public ReadOnlySpan<float> Output => Parameters.Span[Network.Layout.OutputOffset..];

    /// <summary>The number of words that take part: softmax, its gradient, suggestions and sampling run over this many logits.</summary>
    public int WordCount => Vocabulary.Count;

    /// <summary>Creates the passes with the parameters and the vocabulary of a file.</summary>
    /// <param name="network">The generated passes.</param>
    /// <param name="file">The file; it stays open.</param>
    /// <exception cref="InvalidModelFileException">The file is damaged or of another shape; the message names the first field that differs.</exception>
    public static BoundNetwork Load(RnnNetwork network, ModelFile file)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(file);
        ModelFileLoader loader = new(file);

        // Checked first, so that no memory is allocated for a file of another shape.
        loader.CheckShape(network.Shape);
        AlignedBuffer parameters = new(network.Layout.ParameterFloats);
        loader.Load(network.Layout.Tensors, parameters.Span);
        return new BoundNetwork(network, parameters, file.Vocabulary);
    }

    /// <summary>Throws unless <paramref name="token"/> is a word of the vocabulary.</summary>
    public void ThrowIfNotAWord(int token)
    {
        if ((uint)token >= (uint)WordCount)
        {
            throw new ArgumentOutOfRangeException(nameof(token), token, $"Token {token} is not in the vocabulary: tokens run from 0 to {WordCount - 1}.");
        }
    }
}
