using System.ComponentModel;
using RnnGen.Training;

namespace RnnGen.CompilerServices;

/// <summary>The targets of one batch and the candidates used in place of the whole vocabulary: the input of the emitted sampled softmax.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct SampledTargets
{
    internal SampledTargets(ReadOnlySpan<int> targets, CandidateSampler sampler)
    {
        Targets = targets;
        Columns = sampler.Columns;
        Hits = sampler.Hits;
        TargetCorrections = sampler.TargetCorrections;
        Candidates = sampler.Candidates;
        CandidateCorrections = sampler.CandidateCorrections;
    }

    /// <summary>[targets of a batch]: words; −1 for rows without a target.</summary>
    public ReadOnlySpan<int> Targets { get; }

    /// <summary>[targets of a batch]: S, the column after the candidates, which holds each row's own target; −1 where there is none.</summary>
    public ReadOnlySpan<int> Columns { get; }

    /// <summary>[targets of a batch]: the index of each row's target among the candidates, or −1.</summary>
    public ReadOnlySpan<int> Hits { get; }

    /// <summary>[targets of a batch]: what is added to the logit of each row's target.</summary>
    public ReadOnlySpan<float> TargetCorrections { get; }

    /// <summary>[S]: words, ascending, each once; S is a multiple of 16.</summary>
    public ReadOnlySpan<int> Candidates { get; }

    /// <summary>[S]: what is added to the logits of the candidates.</summary>
    public ReadOnlySpan<float> CandidateCorrections { get; }
}
