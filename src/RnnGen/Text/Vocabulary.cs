using System.Collections.ObjectModel;
using System.Diagnostics;

namespace RnnGen;

/// <summary>
/// The words of a model and their indices: <em>Un viejo hidalgo de los</em> -> 5 451 321 8 321. Index 0 is <see cref="UnknownWord"/>, which
/// stands for every word that is not in the list. Immutable; may be shared by threads. <see cref="With"/> makes a longer one.
/// </summary>
public sealed class Vocabulary
{
    /// <summary>Index of the unknown word.</summary>
    public const int Unknown = 0;

    /// <summary>The unknown word.</summary>
    public const string UnknownWord = "<unk>";

    private readonly string[] _words;
    private readonly WordIndex _index;
    private readonly ApostropheIndex? _apostrophes;
    private readonly Lazy<SortedWords> _sortedWords;
    private readonly Lazy<WordMask> _knownWords;

    /// <summary>A vocabulary of given words, as a model file holds them.</summary>
    /// <param name="tokenizer">Cuts the texts that are encoded.</param>
    /// <param name="words">The words in the order of their indices, as the tokenizer spells them; the first is <see cref="UnknownWord"/>.</param>
    /// <exception cref="ArgumentException">There are no words, the first is another one, or one is empty or occurs twice.</exception>
    /// <remarks>
    /// A word that the tokenizer never produces, such as one with capitals where it lower-cases, is never found in a text: <see cref="Trace.TraceWarning(string)"/> names the first.
    /// Words in angle brackets, such as <c>&lt;eos&gt;</c>, are taken for a program's own, which it feeds by their index.
    /// </remarks>
    public Vocabulary(TextTokenizer tokenizer, IReadOnlyList<string> words)
        : this(tokenizer, Copy(words), out string? problem)
    {
        if (problem is not null)
        {
            throw new ArgumentException(problem, nameof(words));
        }

        if (UnreachableWords.Find(this) is { } unreachable)
        {
            Trace.TraceWarning(unreachable);
        }
    }

    private Vocabulary(TextTokenizer tokenizer, string[] words, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        Tokenizer = tokenizer;
        _words = words;
        Words = new ReadOnlyCollection<string>(words);
        _apostrophes = tokenizer.IsRunningText ? new ApostropheIndex(words) : null;
        _sortedWords = new Lazy<SortedWords>(() => new SortedWords(_words));
        _knownWords = new Lazy<WordMask>(() => WordMask.CreateForKnownWords(this));
        _index = WordIndex.Create(words, out problem);
        if (words.Length == 0 || words[Unknown] != UnknownWord)
        {
            problem = $"The first word of a vocabulary must be '{UnknownWord}', but {(words.Length == 0 ? "the list is empty" : $"it is '{words[Unknown]}'")}.";
        }
    }

    /// <summary>A vocabulary as a file holds it, with what is wrong with it instead of an exception.</summary>
    /// <param name="tokenizer">Cuts the texts that are encoded.</param>
    /// <param name="words">The words; kept, not copied.</param>
    /// <param name="problem">What is wrong with the words: as for the constructor, or that some are never found in a text though the library's own tokenizer cuts it.</param>
    /// <returns>The vocabulary; of no use where there is a problem.</returns>
    internal static Vocabulary Read(TextTokenizer tokenizer, string[] words, out string? problem)
    {
        Vocabulary vocabulary = new(tokenizer, words, out problem);
        string? unreachable = problem is null ? UnreachableWords.Find(vocabulary) : null;
        if (tokenizer is WordTokenizer or WhitespaceTokenizer)
        {
            problem ??= unreachable;
        }
        else if (unreachable is not null)
        {
            Trace.TraceWarning(unreachable);
        }

        return vocabulary;
    }

    /// <summary>Cuts texts into the words of this vocabulary.</summary>
    public TextTokenizer Tokenizer { get; }

    /// <summary>Number of words, <see cref="UnknownWord"/> included.</summary>
    public int Count => _words.Length;

    /// <summary>The words in the order of their indices.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The words in the order in which prefixes find them; made when it is first asked for.</summary>
    internal SortedWords SortedWords => _sortedWords.Value;

    /// <summary>The mask of all words but <see cref="UnknownWord"/>; made when it is first asked for.</summary>
    internal WordMask KnownWords => _knownWords.Value;

    /// <summary>The word of an index.</summary>
    /// <param name="token">The index, in [0, <see cref="Count"/>).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="token"/> is outside.</exception>
    public string this[int token] => (uint)token < (uint)_words.Length
        ? _words[token]
        : throw new ArgumentOutOfRangeException(nameof(token), token, $"The token must lie in [0, {_words.Length}).");

    /// <summary>The most frequent words of a text after <see cref="UnknownWord"/>; words that are equally frequent come in code-point order.</summary>
    /// <param name="tokenizer">Cuts the text into words.</param>
    /// <param name="text">The text.</param>
    /// <param name="maxSize">Most words to keep, <see cref="UnknownWord"/> included: the model's VocabularySize. At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxSize"/> is below 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="text"/> has no words, or holds NUL.</exception>
    public static Vocabulary Build(TextTokenizer tokenizer, string text, int maxSize)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSize, 1);
        return new Vocabulary(tokenizer, [UnknownWord, .. WordCounts.MostFrequent(tokenizer, text, maxSize - 1)], out _);
    }

    /// <summary>Index of a word; <see cref="Unknown"/> when it is not in the list. Does not allocate.</summary>
    /// <param name="word">The word as it is listed, or as people write it: it is then spelled by the tokenizer, and all apostrophes are the same.</param>
    public int IndexOf(ReadOnlySpan<char> word) => TryGetIndex(word, out int token) ? token : Unknown;

    /// <summary>Whether a word is in the list; <see cref="UnknownWord"/> is. Does not allocate.</summary>
    /// <param name="word">The word, as for <see cref="IndexOf"/>.</param>
    public bool Contains(ReadOnlySpan<char> word) => TryGetIndex(word, out _);

    /// <summary>Finds the index of a word without allocating.</summary>
    /// <param name="word">The word, as for <see cref="IndexOf"/>.</param>
    /// <param name="token">Its index; <see cref="Unknown"/> when it is not in the list.</param>
    /// <returns>Whether it is in the list.</returns>
    public bool TryGetIndex(ReadOnlySpan<char> word, out int token)
    {
        int found = Find(word);
        token = Math.Max(found, Unknown);
        return found >= 0;
    }

    /// <summary>Finds the words that no text has, as the tokenizer never produces them (capitals, spaces): a model file is refused that holds some. Marks in angle brackets, such as <c>&lt;eos&gt;</c>, are none of them.</summary>
    /// <returns>Their tokens, ascending.</returns>
    public IReadOnlyList<int> FindUnreachableWords() => [.. Enumerable.Range(1, Count - 1).Where(token => UnreachableWords.IsUnreachable(this, token))];

    /// <summary>
    /// A longer vocabulary: these words and, after them, new ones. The indices of the present words stay, so that a model over the longer vocabulary can
    /// take over what one over this has learnt: see <see cref="RnnModel.CopyParametersFrom"/>.
    /// </summary>
    /// <param name="words">Words as people write them: each is spelled as the tokenizer gives it. Those that are in the list already are left out.</param>
    /// <returns>The longer vocabulary; this one where no word is new.</returns>
    /// <exception cref="ArgumentException">The tokenizer makes several words of one of them, or none: it would never be found in a text.</exception>
    public Vocabulary With(params IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        List<string> longer = [.. _words];
        HashSet<string> added = new(StringComparer.Ordinal);
        foreach (string word in words)
        {
            ArgumentNullException.ThrowIfNull(word, nameof(words));
            string spelled = word == UnknownWord ? word : Spell(word, nameof(words));
            if (!Contains(spelled) && added.Add(spelled))
            {
                longer.Add(spelled);
            }
        }

        return longer.Count == Count ? this : new Vocabulary(Tokenizer, [.. longer], out _);
    }

    /// <summary>The indices of the words of a whole text; empty for a text without words.</summary>
    /// <param name="text">The text.</param>
    public int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<int> tokens = [];
        TokenReader reader = new(Tokenizer, text, stackalloc char[TextTokenizer.MaxTokenLength]);
        while (reader.TryRead(out ReadOnlySpan<char> word))
        {
            tokens.Add(IndexOf(word));
        }

        return [.. tokens];
    }

    /// <summary>Writes the indices of the words of a whole text, without allocating.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Receives them; as many as the text has characters, and one more, are always enough (each token takes a character, but for one at the end).</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="ArgumentException"><paramref name="tokens"/> is too short.</exception>
    public int Encode(ReadOnlySpan<char> text, Span<int> tokens)
    {
        int count = 0;
        TokenReader reader = new(Tokenizer, text, stackalloc char[TextTokenizer.MaxTokenLength]);
        while (reader.TryRead(out ReadOnlySpan<char> word))
        {
            if (count < tokens.Length)
            {
                tokens[count] = IndexOf(word);
            }

            count++;
        }

        return count <= tokens.Length
            ? count
            : throw new ArgumentException($"The text has {count} words, but the span holds {tokens.Length}.", nameof(tokens));
    }

    /// <summary>The text of some words, put together as people write it. <see cref="TextComposer"/> does the same word by word.</summary>
    /// <param name="tokens">The words, each in [0, <see cref="Count"/>).</param>
    /// <exception cref="ArgumentOutOfRangeException">A token is outside.</exception>
    public string Decode(ReadOnlySpan<int> tokens)
    {
        int room = 0;
        foreach (int token in tokens)
        {
            room += Tokenizer.TextOf(this[token]).Length + 1;
        }

        char[] text = new char[room];
        int length = 0;
        TextComposer composer = new(Tokenizer);
        foreach (int token in tokens)
        {
            composer.TryAppend(this[token], text.AsSpan(length), out int written);
            length += written;
        }

        return new string(text, 0, length);
    }

    /// <summary>Why this vocabulary is not another one with words added; null where it is, or where both have the same words: tokens of the other then mean the same words here.</summary>
    internal string? FindDifference(Vocabulary beginning)
    {
        if (ReferenceEquals(beginning, this))
        {
            return null;
        }

        if (!beginning.Tokenizer.IsSameAs(Tokenizer))
        {
            return $"its tokenizer is {beginning.Tokenizer.Describe()}, not {Tokenizer.Describe()}";
        }

        if (beginning.Count > Count)
        {
            return $"it has {beginning.Count} words, more than {Count}";
        }

        for (int token = 0; token < beginning.Count; token++)
        {
            if (beginning._words[token] != _words[token])
            {
                return $"its word {token} is '{beginning._words[token]}', not '{_words[token]}'";
            }
        }

        return null;
    }

    private string Spell(string word, string parameter)
    {
        List<string> tokens = [];
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        int position = 0;
        while (Tokenizer.TryRead(word, ref position, buffer, out ReadOnlySpan<char> token))
        {
            tokens.Add(token.ToString());
        }

        string found = tokens.Count == 0 ? "finds no word in it" : $"cuts it into {string.Join(" and ", tokens.Select(token => $"'{token}'"))}";
        return tokens.Count == 1
            ? tokens[0]
            : throw new ArgumentException($"'{word}' cannot be a word: the tokenizer '{Tokenizer.Kind}' {found}. Give words that it leaves whole.", parameter);
    }

    /// <summary>The word before it that is the same but for the sign of its apostrophe, and so stands for both; −1 where there is none, as always where the first rules of words hold.</summary>
    internal int TwinOf(int token) =>
        _apostrophes is not null && Tokenizer.Rules != FirstWordRules.Version && Apostrophes.IndexIn(_words[token]) >= 0
        && _apostrophes.Find(_words[token]) is int first && first != token && Apostrophes.AreOne(_words[first], _words[token]) ? first : -1;

    private static string[] Copy(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. words];
    }

    private int Find(ReadOnlySpan<char> word) => _index.Find(word) is >= 0 and var token ? token : FindRespelled(word);

    /// <summary>Looks a word up as the tokenizer spells it, then with other apostrophes; −1 where that does not find it.</summary>
    private int FindRespelled(ReadOnlySpan<char> word)
    {
        if (word.Length > TextTokenizer.MaxTokenLength)
        {
            return -1;
        }

        ReadOnlySpan<char> spelled = Tokenizer.Normalize(word, stackalloc char[TextTokenizer.MaxTokenLength]);
        int token = spelled == word ? -1 : _index.Find(spelled);
        return token < 0 && _apostrophes is not null && Apostrophes.IndexIn(spelled) >= 0 ? _apostrophes.Find(spelled) : token;
    }
}
