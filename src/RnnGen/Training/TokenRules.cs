namespace RnnGen.Training;

/// <summary>Which tokens and targets the passes take: the one place that checks them.</summary>
internal static class TokenRules
{
    /// <summary>Throws unless every token lies in [0, <paramref name="wordCount"/>).</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="wordCount">N, words of the vocabulary.</param>
    /// <param name="name">The caller's name for the tokens.</param>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary; the message names the first.</exception>
    public static void ThrowIfNotWords(ReadOnlySpan<int> tokens, int wordCount, string name)
    {
        int index = tokens.IndexOfAnyExceptInRange(0, wordCount - 1);
        if (index >= 0)
        {
            throw new ArgumentOutOfRangeException(name, tokens[index], $"{name}[{index}] is {tokens[index]}, but tokens run from 0 to {wordCount - 1}.");
        }
    }

    /// <summary>The targets of a batch that are scored.</summary>
    /// <param name="targets">Each in [0, <paramref name="wordCount"/>), or <see cref="SequenceDataset.IgnoredTarget"/>.</param>
    /// <param name="wordCount">N, words of the vocabulary.</param>
    /// <param name="name">The caller's name for the targets.</param>
    /// <exception cref="ArgumentOutOfRangeException">A target is neither; the message names the first.</exception>
    /// <exception cref="ArgumentException">Every target is ignored.</exception>
    public static int CountTargets(ReadOnlySpan<int> targets, int wordCount, string name)
    {
        int index = targets.IndexOfAnyExceptInRange(SequenceDataset.IgnoredTarget, wordCount - 1);
        if (index >= 0)
        {
            throw new ArgumentOutOfRangeException(
                name, targets[index], $"{name}[{index}] is {targets[index]}, but tokens run from 0 to {wordCount - 1}, and {SequenceDataset.IgnoredTarget} is ignored.");
        }

        int count = targets.Length - targets.Count(SequenceDataset.IgnoredTarget);
        return count > 0 ? count : throw new ArgumentException($"All {targets.Length} targets are ignored; at least one must be a word.", name);
    }
}
