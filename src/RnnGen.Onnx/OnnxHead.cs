namespace RnnGen.Onnx;

/// <summary>The output that an exported graph computes from the last layer's hidden state.</summary>
public sealed record OnnxHead
{
    private OnnxHead()
    {
    }

    /// <summary>Output <c>logits</c> [sequence, batch, words]: Why·h + by.</summary>
    public static OnnxHead Logits { get; } = new();

    /// <summary>Output <c>probabilities</c> [sequence, batch, words]: softmax(Why·h + by); each row sums to 1, <c>&lt;unk&gt;</c> included.</summary>
    public static OnnxHead Probabilities { get; } = new() { IsNormalized = true };

    /// <summary>Whether a softmax follows the logits.</summary>
    internal bool IsNormalized { get; private init; }

    /// <summary>How many of the most probable tokens are selected; 0 for all tokens in index order.</summary>
    internal int Count { get; private init; }

    /// <summary>
    /// Outputs <c>probabilities</c> and <c>indices</c> [sequence, batch, count]: the most probable tokens of softmax(Why·h + by), most probable
    /// first. <c>&lt;unk&gt;</c> is a token like any other here: to suggest n words, ask for n + 1 tokens and drop token 0.
    /// </summary>
    /// <param name="count">How many; capped at the number of words in the vocabulary.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static OnnxHead MostProbable(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new OnnxHead { IsNormalized = true, Count = count };
    }
}
