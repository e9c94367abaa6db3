using System.Runtime.CompilerServices;

namespace RnnGen;

/// <summary>The words that a predictor never suggests: the model's, and those of its user.</summary>
internal sealed class NeverSuggested
{
    private readonly Vocabulary _vocabulary;
    private readonly int[] _tokens;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _spellings;

    // What is left of each mask that was given, for as long as somebody holds it: programs give the same ones again and again.
    private readonly ConditionalWeakTable<WordMask, WordMask> _left = [];

    /// <summary>Looks the words up.</summary>
    /// <param name="words">As people write them.</param>
    /// <param name="vocabulary">The words of the model.</param>
    /// <param name="profile">Spells the words of its user.</param>
    public NeverSuggested(IReadOnlyCollection<string> words, Vocabulary vocabulary, Profile profile)
    {
        _vocabulary = vocabulary;
        _tokens = [.. words.Select(word => vocabulary.IndexOf(word)).Where(token => token != Vocabulary.Unknown).Distinct()];
        HashSet<string> spellings = [];
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        foreach (string word in words.Where(word => word.Length <= TextTokenizer.MaxTokenLength))
        {
            spellings.Add(profile.Spell(word, buffer).ToString());
        }

        _spellings = spellings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What is left of the words that a mask allows; of all words where it is null.</summary>
    /// <exception cref="ArgumentException">The mask is of another vocabulary.</exception>
    public WordMask Leave(WordMask? mask)
    {
        WordMask allowed = WordMask.OrAll(mask, _vocabulary);
        if (_tokens.Length == 0)
        {
            return allowed;
        }

        if (!_left.TryGetValue(allowed, out WordMask? left))
        {
            left = allowed.Without(_tokens);
            _left.Add(allowed, left);
        }

        return left;
    }

    /// <summary>Whether a word of the user may be suggested.</summary>
    /// <param name="spelling">As the profile spells it.</param>
    public bool Allows(ReadOnlySpan<char> spelling) => _spellings.Set.Count == 0 || !_spellings.Contains(spelling);
}
