using RnnGen.Reference;

namespace RnnGen.Tests;

/// <summary>Candidates and corrections of one batch, in arrays that tests can keep and change.</summary>
internal sealed class RandomSample
{
    /// <summary>Some words, and corrections in [0, 4) as rare words have them; a correction of a target that is a candidate is the candidate's.</summary>
    public RandomSample(int[] targets, int[] candidates, int seed)
    {
        Random random = new(seed);
        Candidates = candidates;
        CandidateCorrections = [.. candidates.Select(_ => 4 * random.NextSingle())];
        Hits = [.. targets.Select(target => Array.IndexOf(candidates, target))];
        TargetCorrections = [.. Hits.Select(hit => hit >= 0 ? CandidateCorrections[hit] : 4 * random.NextSingle())];
    }

    public int[] Candidates { get; }

    public float[] CandidateCorrections { get; }

    public float[] TargetCorrections { get; }

    public int[] Hits { get; }

    public CandidateSample Sample => new(Candidates, CandidateCorrections, TargetCorrections, Hits);
}
