using System.Numerics;

namespace RnnGen.Reference;

/// <summary>
/// The output layer: logits = Why·h + by, p = softmax(logits); the lecture's o_t = softmax(V·s_t). The words over which the softmax of a loss
/// runs are defined by <see cref="FullSoftmax{T}"/> and <see cref="SampledSoftmax{T}"/>.
/// </summary>
/// <param name="shape">The sizes.</param>
/// <param name="embedding">The embedding that is also Why; null if Why is a separate parameter.</param>
internal sealed class SoftmaxOutput<T>(ModelShape shape, ReferenceParameter<T>? embedding)
    where T : IBinaryFloatingPointIeee754<T>
{
    /// <summary>[V + 1]: p of the latest loss. Full softmax uses one element per word; sampled softmax one per candidate and one for the target.</summary>
    public T[] Probabilities { get; } = new T[shape.VocabularySize + 1];

    /// <summary>Why [V, H], or [V, E] if it is the embedding; the lecture's V.</summary>
    public ReferenceParameter<T> Why { get; } = embedding ?? new("output.weight", shape.VocabularySize, shape.HiddenSize);

    /// <summary>by [V].</summary>
    public ReferenceParameter<T> By { get; } = new("output.bias", shape.VocabularySize);

    /// <summary>Computes logits = Why·h + by of the first words, one per element of the span.</summary>
    public void Logits(ReadOnlySpan<T> h, Span<T> logits)
    {
        for (int word = 0; word < logits.Length; word++)
            logits[word] = Logit(h, word);
    }

    /// <summary>Computes the logit of one word: row of Why · h + by.</summary>
    public T Logit(ReadOnlySpan<T> h, int word) => LinearAlgebra.Dot(Why.Row(word), h) + By.Values[word];

    /// <summary>forward: logit = Why_word·h + by_word; hence dWhy_word += dlogit h, dh += dlogit Why_word, dby_word += dlogit.</summary>
    public void LogitBackward(int word, T dLogit, ReadOnlySpan<T> h, Span<T> dh)
    {
        LinearAlgebra.AddScaled(Why.GradientRow(word), dLogit, h);
        LinearAlgebra.AddScaled(dh, dLogit, Why.Row(word));
        By.Gradient[word] += dLogit;
    }

    /// <summary>
    /// Turns logits into p_k = e^(l_k − max) / Σ_j e^(l_j − max) in place, and returns the log-sum-exp ln Σ_j e^(l_j) = max + ln Σ_j e^(l_j − max).
    /// The maximum is subtracted so that no exponential overflows. A NaN among the logits makes every result NaN.
    /// </summary>
    public static T Softmax(Span<T> logits)
    {
        T max = logits[0];
        for (int word = 1; word < logits.Length; word++)
            max = T.Max(max, logits[word]);

        T sum = T.Zero;
        for (int word = 0; word < logits.Length; word++)
        {
            logits[word] = T.Exp(logits[word] - max);
            sum += logits[word];
        }

        for (int word = 0; word < logits.Length; word++)
            logits[word] /= sum;
        return max + T.Log(sum);
    }
}
