using System.Numerics;

namespace RnnGen.Reference;

/// <summary>
/// Softmax over a sample of the words: a row's target y and the candidates other than y, with logits z'_k = z_k − ln E(k), where E(k) is the
/// expected count of word k in the sample; e = −ln softmax(z')[y]. See <see cref="CandidateSample"/>.
/// </summary>
internal readonly ref struct SampledSoftmax<T>(SoftmaxOutput<T> output, CandidateSample sample) : IOutputLoss<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    private readonly CandidateSample _sample = sample;

    /// <summary>p [S + 1]: of the candidates, then of the target.</summary>
    private readonly Span<T> _probabilities = output.Probabilities.AsSpan(0, sample.Candidates.Length + 1);

    /// <summary>e = −ln p[target] = logsumexp(z') − z'[target].</summary>
    public T CrossEntropy(ReadOnlySpan<T> h, int target, int row)
    {
        Span<T> words = _probabilities;
        for (int c = 0; c < _sample.Candidates.Length; c++)
            words[c] = output.Logit(h, _sample.Candidates[c]) + T.CreateChecked(_sample.CandidateCorrections[c]);

        // The target counts only once in the sum: e^(−∞) = 0.
        if (_sample.Hits[row] >= 0)
            words[_sample.Hits[row]] = T.NegativeInfinity;

        T targetLogit = output.Logit(h, target) + T.CreateChecked(_sample.TargetCorrections[row]);
        words[^1] = targetLogit;
        return SoftmaxOutput<T>.Softmax(words) - targetLogit;
    }

    /// <summary>forward: z' = z + corrections, which are constants, and e = −ln softmax(z')[y]; hence dz_c = scale p_c, dz_y = scale (p_y − 1).</summary>
    public void CrossEntropyBackward(ReadOnlySpan<T> h, int target, int row, T scale, Span<T> dh)
    {
        for (int c = 0; c < _sample.Candidates.Length; c++)
            output.LogitBackward(_sample.Candidates[c], scale * _probabilities[c], h, dh);
        output.LogitBackward(target, scale * (_probabilities[^1] - T.One), h, dh);
    }
}
