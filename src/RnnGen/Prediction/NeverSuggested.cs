using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace RnnGen;

/// <summary>The words that a predictor never suggests: the model's, and those of its user. Any number of predictors may share it, on any threads.</summary>
internal sealed class NeverSuggested
{
    private const int DotAbove = 0x307;
    private const int WideForms = '\uFF01';
    private const int LastWideForm = '\uFF5E';

    // To look a list up takes milliseconds, and the predictors of a server are all given the same one.
    private static readonly ConditionalWeakTable<Vocabulary, ConditionalWeakTable<IReadOnlyCollection<string>, NeverSuggested>> Known = [];

    private readonly Vocabulary _vocabulary;
    private readonly int[] _tokens;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _looks;

    // What is left of each mask that was given, for as long as somebody holds it: programs give the same ones again and again.
    private readonly ConditionalWeakTable<WordMask, WordMask> _left = [];

    private NeverSuggested(IReadOnlyCollection<string> words, Vocabulary vocabulary, Profile profile)
    {
        _vocabulary = vocabulary;
        HashSet<string> looks = [];
        _looks = looks.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength], seen = stackalloc char[TextTokenizer.MaxTokenLength];
        foreach (string word in words.Where(word => word.Length <= TextTokenizer.MaxTokenLength))
        {
            _looks.Add(Look(profile.Spell(word, buffer), seen));
        }

        // What has no spelling, such as a blank line of a list, is no word.
        looks.Remove("");
        List<int> tokens = [];
        for (int token = Vocabulary.Unknown + 1; token < vocabulary.Count && looks.Count > 0; token++)
        {
            if (_looks.Contains(Look(profile.SpellToken(vocabulary[token], buffer), seen)))
            {
                tokens.Add(token);
            }
        }

        _tokens = [.. tokens];
    }

    /// <summary>Looks the words up; once for a vocabulary and a list, as long as somebody has both.</summary>
    /// <param name="words">As people write them. It does not change.</param>
    /// <param name="vocabulary">The words of the model.</param>
    /// <param name="profile">Spells words as its tokenizer says: those that it spells alike are one word, such as <c>isn't</c> with either apostrophe.</param>
    public static NeverSuggested Of(IReadOnlyCollection<string> words, Vocabulary vocabulary, Profile profile) =>
        Known.GetOrCreateValue(vocabulary).GetValue(words, list => new NeverSuggested(list, vocabulary, profile));

    /// <summary>The words of a mask without these; of all words where it is null.</summary>
    /// <exception cref="ArgumentException">The mask is of another vocabulary.</exception>
    public WordMask Restrict(WordMask? mask)
    {
        WordMask allowed = WordMask.OrAll(mask, _vocabulary);
        if (_tokens.Length == 0)
        {
            return allowed;
        }

        return _left.TryGetValue(allowed, out WordMask? left) ? left : _left.GetValue(allowed, mask => mask.Without(_tokens));
    }

    /// <summary>Whether a word of the user may be suggested.</summary>
    /// <param name="spelling">As the profile spells it.</param>
    public bool Allows(ReadOnlySpan<char> spelling) => _looks.Set.Count == 0 || !_looks.Contains(Look(spelling, stackalloc char[TextTokenizer.MaxTokenLength]));

    /// <summary>What is seen of a word: no joiners, variation selectors, fillers and the like, one sign for all that look like an apostrophe, and plain letters in place of wide ones, of ſ and, unless the language tells them apart, of ı and of an i with another dot.</summary>
    /// <param name="spelling">As the profile spells it.</param>
    /// <param name="buffer">As many characters.</param>
    private ReadOnlySpan<char> Look(ReadOnlySpan<char> spelling, Span<char> buffer)
    {
        bool isTurkic = _vocabulary.Tokenizer.IsTurkic;
        int length = 0;
        foreach (Rune rune in spelling.EnumerateRunes())
        {
            bool isSecondDot = rune.Value == DotAbove && length > 0 && buffer[length - 1] == 'i' && !isTurkic;
            bool isInvisible = WordProperties.Of(rune.Value).IsInvisible || rune.Value is '\u115F' or '\u1160' or '\u3164' or '\uFFA0' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;
            if (!isSecondDot && !isInvisible)
            {
                int seen = rune.Value switch
                {
                    >= WideForms and <= LastWideForm => rune.Value - WideForms + '!',
                    'ſ' => 's',
                    '\u2018' or '\u2019' or '\u02B9' or '\u02BB' or '\u02BC' or '\u02BD' or '\u02C8' or '\u055A' or '\u05F3' or '\uA78B' or '\uA78C' => Apostrophes.Plain,
                    'ı' when !isTurkic => 'i',
                    _ => rune.Value,
                };
                length += new Rune(seen).EncodeToUtf16(buffer[length..]);
            }
        }

        return buffer[..length];
    }
}
