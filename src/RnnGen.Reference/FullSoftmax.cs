using System.Numerics;

namespace RnnGen.Reference;

/// <summary>p = softmax(logits) over the words of the vocabulary, which may be fewer than the rows of Why; e = −ln p[target].</summary>
internal readonly struct FullSoftmax<T>(SoftmaxOutput<T> output, int wordCount) : IOutputLoss<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    /// <summary>e = −ln p[target] = logsumexp(logits) − logits[target].</summary>
    public T CrossEntropy(ReadOnlySpan<T> h, int target, int row)
    {
        Span<T> words = output.Probabilities.AsSpan(0, wordCount);
        output.Logits(h, words);
        T targetLogit = words[target];
        return SoftmaxOutput<T>.Softmax(words) - targetLogit;
    }

    /// <summary>forward: e = −ln softmax(logits)[target]; hence dlogits = scale (p − onehot(target)).</summary>
    public void CrossEntropyBackward(ReadOnlySpan<T> h, int target, int row, T scale, Span<T> dh)
    {
        T[] p = output.Probabilities;
        for (int word = 0; word < wordCount; word++)
            output.LogitBackward(word, scale * (word == target ? p[word] - T.One : p[word]), h, dh);
    }
}
