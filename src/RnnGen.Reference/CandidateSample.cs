namespace RnnGen.Reference;

/// <summary>
/// The S words that represent the whole vocabulary in one batch of sampled softmax, the same for all rows, and the corrections of their logits (Bengio and
/// Senécal 2008; Jean et al. 2015). Row r with target y has e_r = −ln softmax(z')[y] over y and the candidates other than y, where z'_y = z_y +
/// <see cref="TargetCorrections"/>[r] and z'_c = z_c + <see cref="CandidateCorrections"/>[c]; each correction is −ln of the word's expected count in the sample.
/// </summary>
public readonly ref struct CandidateSample
{
    /// <summary>Creates a sample.</summary>
    /// <param name="candidates">S words, ascending, each once.</param>
    /// <param name="candidateCorrections">S corrections, one per candidate.</param>
    /// <param name="targetCorrections">One correction per target of the batch; those of ignored targets do not matter.</param>
    /// <param name="hits">For each target of the batch, its index among the candidates, or −1 if it is not one of them; those of ignored targets do not matter.</param>
    public CandidateSample(
        ReadOnlySpan<int> candidates, ReadOnlySpan<float> candidateCorrections, ReadOnlySpan<float> targetCorrections, ReadOnlySpan<int> hits)
    {
        Candidates = candidates;
        CandidateCorrections = candidateCorrections;
        TargetCorrections = targetCorrections;
        Hits = hits;
    }

    /// <summary>[S]: words, ascending, each once.</summary>
    public ReadOnlySpan<int> Candidates { get; }

    /// <summary>[S]: the corrections added to the logits of the candidates.</summary>
    public ReadOnlySpan<float> CandidateCorrections { get; }

    /// <summary>[targets of a batch]: the correction added to the logit of each row's target.</summary>
    public ReadOnlySpan<float> TargetCorrections { get; }

    /// <summary>[targets of a batch]: the index of each row's target among the candidates, or −1.</summary>
    public ReadOnlySpan<int> Hits { get; }
}
