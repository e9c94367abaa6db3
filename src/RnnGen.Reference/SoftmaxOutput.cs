using System.Numerics;

namespace RnnGen.Reference;

/// <summary>
/// The output layer: logits = Why·h + by, p = softmax(logits), e = −ln p[target]; the lecture's o_t = softmax(V·s_t) and e_t.
/// Everything runs over the words of the vocabulary alone, which may be fewer than the rows of Why.
/// </summary>
internal sealed class SoftmaxOutput<T>(ModelShape shape)
    where T : IBinaryFloatingPointIeee754<T>
{
    /// <summary>p of the latest <see cref="CrossEntropy"/>: [V], of which the first <c>wordCount</c> are in use.</summary>
    private readonly T[] _probabilities = new T[shape.VocabularySize];

    /// <summary>Why [V, H]; the lecture's V.</summary>
    public ReferenceParameter<T> Why { get; } = new("output.weight", shape.VocabularySize, shape.HiddenSize);

    /// <summary>by [V].</summary>
    public ReferenceParameter<T> By { get; } = new("output.bias", shape.VocabularySize);

    /// <summary>logits = Why·h + by, of as many words as the span is long.</summary>
    public void Logits(ReadOnlySpan<T> h, Span<T> logits)
    {
        for (int word = 0; word < logits.Length; word++)
            logits[word] = LinearAlgebra.Dot(Why.Row(word), h) + By.Values[word];
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

    /// <summary>e = −ln p[target] = logsumexp(logits) − logits[target].</summary>
    public T CrossEntropy(ReadOnlySpan<T> h, int target, int wordCount)
    {
        Span<T> words = _probabilities.AsSpan(0, wordCount);
        Logits(h, words);
        T targetLogit = words[target];
        return Softmax(words) - targetLogit;
    }

    /// <summary>
    /// The latest <see cref="CrossEntropy"/> backward, its loss multiplied by <paramref name="scale"/>:
    /// dlogits = scale (p − onehot(target)); hence dWhy += dlogits hᵀ, dby += dlogits, dh += Whyᵀ dlogits.
    /// </summary>
    public void CrossEntropyBackward(ReadOnlySpan<T> h, int target, int wordCount, T scale, Span<T> dh)
    {
        for (int word = 0; word < wordCount; word++)
        {
            T dLogit = scale * (word == target ? _probabilities[word] - T.One : _probabilities[word]);
            LinearAlgebra.AddScaled(Why.GradientRow(word), dLogit, h);
            LinearAlgebra.AddScaled(dh, dLogit, Why.Row(word));
            By.Gradient[word] += dLogit;
        }
    }
}
