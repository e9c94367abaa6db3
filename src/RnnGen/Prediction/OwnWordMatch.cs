namespace RnnGen;

/// <summary>Whether words of a user's own begin with a prefix, by the rules of <see cref="PrefixMatches"/>.</summary>
internal readonly ref struct OwnWordMatch
{
    private readonly ReadOnlySpan<char> _prefix;
    private readonly bool _isFolded;

    /// <summary>Prepares the prefix.</summary>
    /// <param name="prefix">As the profile spells it.</param>
    /// <param name="matching">When a word begins with it.</param>
    /// <param name="buffer">Room for the folded prefix.</param>
    public OwnWordMatch(ReadOnlySpan<char> prefix, PrefixMatching matching, Span<char> buffer)
    {
        _isFolded = matching == PrefixMatching.IgnoreCaseAndAccents;
        _prefix = _isFolded ? buffer[..LetterFolding.Fold(prefix, buffer)] : prefix;
    }

    /// <summary>Whether a word begins with the prefix.</summary>
    public bool Includes(ReadOnlySpan<char> spelling)
    {
        if (!_isFolded)
        {
            return ExactSpelling.StartsWith(spelling, _prefix);
        }

        Span<char> folded = stackalloc char[LetterFolding.MaxExpansion * TextTokenizer.MaxTokenLength];
        return folded[..LetterFolding.Fold(spelling, folded)].StartsWith(_prefix);
    }
}
