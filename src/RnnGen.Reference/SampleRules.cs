namespace RnnGen.Reference;

/// <summary>The rules that a sample must satisfy.</summary>
internal static class SampleRules
{
    /// <summary>Throws unless the sample fits the shape and the targets, which have been checked.</summary>
    public static void Check(ModelShape shape, ReadOnlySpan<int> targets, CandidateSample sample)
    {
        ReadOnlySpan<int> candidates = sample.Candidates;
        CheckLength(sample.CandidateCorrections.Length, candidates.Length, "candidate corrections", nameof(sample));
        CheckLength(sample.TargetCorrections.Length, targets.Length, "target corrections", nameof(sample));
        CheckLength(sample.Hits.Length, targets.Length, "hits", nameof(sample));
        BatchRules.CheckRange(candidates, 0, shape.VocabularySize, nameof(sample));
        for (int c = 1; c < candidates.Length; c++)
        {
            if (candidates[c - 1] >= candidates[c])
                throw new ArgumentException($"Candidates must be in ascending order, but {candidates[c - 1]} comes before {candidates[c]}.", nameof(sample));
        }

        for (int row = 0; row < targets.Length; row++)
        {
            int place = candidates.IndexOf(targets[row]);
            if (targets[row] >= 0 && sample.Hits[row] != place)
                throw new ArgumentException($"The index of target {targets[row]} among the candidates is {place}, but hit {row} is {sample.Hits[row]}.", nameof(sample));
        }
    }

    private static void CheckLength(int actual, int expected, string part, string parameter)
    {
        if (actual != expected)
            throw new ArgumentException($"The sample needs {expected} {part}, but {actual} were given.", parameter);
    }
}
