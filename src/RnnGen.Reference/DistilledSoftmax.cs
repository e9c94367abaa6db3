using System.Numerics;

namespace RnnGen.Reference;

/// <summary>The full softmax with a teacher, whose q a row is trained on beside its target: e = −(1 − λ)·ln p[target] − λ·Σ q[w]·ln p[w] (Hinton, Vinyals and Dean 2015).</summary>
/// <param name="output">The output layer.</param>
/// <param name="softTargets">What the teacher says.</param>
internal readonly struct DistilledSoftmax<T>(SoftmaxOutput<T> output, SoftTargets<T> softTargets) : IOutputLoss<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    /// <summary>e = logsumexp(logits) − (1 − λ)·logits[target] − λ·Σ q[w]·logits[w], since q has the sum 1.</summary>
    public T CrossEntropy(ReadOnlySpan<T> h, int target, int row)
    {
        Span<T> words = output.Probabilities.AsSpan(0, softTargets.WordCount);
        output.Logits(h, words);
        T expected = ((T.One - softTargets.Weight) * words[target]) + (softTargets.Weight * LinearAlgebra.Dot(softTargets.Row(row), words));
        return SoftmaxOutput<T>.Softmax(words) - expected;
    }

    /// <summary>forward: e = −Σ y[w]·ln softmax(logits)[w] with y = (1 − λ)·onehot(target) + λ·q; hence dlogits = scale (p − y).</summary>
    public void CrossEntropyBackward(ReadOnlySpan<T> h, int target, int row, T scale, Span<T> dh)
    {
        T[] p = output.Probabilities;
        ReadOnlySpan<T> q = softTargets.Row(row);
        for (int word = 0; word < softTargets.WordCount; word++)
        {
            T wanted = softTargets.Weight * q[word];
            output.LogitBackward(word, scale * (p[word] - (word == target ? wanted + T.One - softTargets.Weight : wanted)), h, dh);
        }
    }
}
