using System.Globalization;
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
    /// <param name="profile">Spells words: those that it spells alike are one word, such as <c>isn't</c> with either apostrophe.</param>
    public NeverSuggested(IReadOnlyCollection<string> words, Vocabulary vocabulary, Profile profile)
    {
        _vocabulary = vocabulary;
        HashSet<string> spellings = [];
        _spellings = spellings.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        foreach (string word in words.Where(word => word.Length <= TextTokenizer.MaxTokenLength))
        {
            _spellings.Add(profile.Spell(word, buffer));
        }

        // What has no spelling, such as a blank line of a list, is no word.
        spellings.Remove("");
        List<int> tokens = [];
        for (int token = Vocabulary.Unknown + 1; token < vocabulary.Count && spellings.Count > 0; token++)
        {
            if (_spellings.Contains(profile.SpellToken(vocabulary[token], buffer)))
            {
                tokens.Add(token);
            }
        }

        _tokens = [.. tokens];
    }

    /// <summary>The words of a mask without these; of all words where it is null.</summary>
    /// <exception cref="ArgumentException">The mask is of another vocabulary.</exception>
    public WordMask Restrict(WordMask? mask)
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
    public bool Allows(ReadOnlySpan<char> spelling)
    {
        if (_spellings.Set.Count == 0)
        {
            return true;
        }

        // Joiners and the like are not seen, and make no other word.
        Span<char> visible = stackalloc char[TextTokenizer.MaxTokenLength];
        int length = 0;
        foreach (char character in spelling)
        {
            if (char.GetUnicodeCategory(character) != UnicodeCategory.Format)
            {
                visible[length++] = character;
            }
        }

        return !_spellings.Contains(visible[..length]);
    }
}
