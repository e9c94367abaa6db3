namespace RnnGen;

public sealed partial class Session
{
    /// <summary>p(token | the words so far), in [0, 1]: softmax over the whole vocabulary, <c>&lt;unk&gt;</c> included.</summary>
    /// <param name="token">The word, in [0, <c>Vocabulary.Count</c>).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="token"/> is not in the vocabulary.</exception>
    /// <exception cref="NonFiniteLogitsException">The model's logits are NaN or infinite.</exception>
    public double Probability(int token)
    {
        using SessionUse.Lease use = SessionUse.Begin(ref _use, SessionCall.Probability);
        using WeightLease lease = Lease();
        Bound.ThrowIfNotAWord(token);
        RunningSoftmax softmax = new();
        float logit = float.NaN;
        LogitBlocks blocks = new(_state, Words.Count);
        while (blocks.MoveNext())
        {
            softmax.Add(blocks.Row);
            int position = token - blocks.FirstWord;
            logit = (uint)position < (uint)blocks.Logits.Length ? blocks.Logits[position] : logit;
        }

        softmax.ThrowIfNotFinite();
        return softmax.Probability(logit);
    }

    /// <summary>The logits Why·h + by of the next word, as they are: NaN or infinite where the model's weights are too large.</summary>
    /// <param name="logits">Receives <c>Vocabulary.Count</c> values, <c>&lt;unk&gt;</c> first; what lies after them is left alone.</param>
    /// <exception cref="ArgumentException"><paramref name="logits"/> is shorter than the vocabulary.</exception>
    public void Logits(Span<float> logits) => CopyLogits(logits, SessionCall.Logits);

    /// <summary>The probabilities softmax(Why·h + by) of the next word; they sum to 1, <c>&lt;unk&gt;</c> included.</summary>
    /// <param name="probabilities">Receives <c>Vocabulary.Count</c> values, <c>&lt;unk&gt;</c> first; what lies after them is left alone.</param>
    /// <exception cref="ArgumentException"><paramref name="probabilities"/> is shorter than the vocabulary.</exception>
    /// <exception cref="NonFiniteLogitsException">The model's logits are NaN or infinite.</exception>
    public void Probabilities(Span<float> probabilities)
    {
        RunningSoftmax softmax = CopyLogits(probabilities, SessionCall.Probabilities);
        softmax.ThrowIfNotFinite();
        softmax.Normalize(probabilities[..Words.Count]);
    }

    private RunningSoftmax CopyLogits(Span<float> logits, SessionCall call)
    {
        using SessionUse.Lease use = SessionUse.Begin(ref _use, call);
        using WeightLease lease = Lease();
        if (logits.Length < Words.Count)
        {
            throw new ArgumentException($"The span holds {logits.Length} values, but the vocabulary has {Words.Count} words.", nameof(logits));
        }

        RunningSoftmax softmax = new();
        LogitBlocks blocks = new(_state, Words.Count);
        while (blocks.MoveNext())
        {
            softmax.Add(blocks.Row);
            blocks.WordLogits.CopyTo(logits[blocks.FirstWord..]);
        }

        return softmax;
    }
}
