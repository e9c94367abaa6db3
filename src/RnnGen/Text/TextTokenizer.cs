namespace RnnGen;

/// <summary>
/// Cuts a text into words. A tokenizer holds no state of a text and may be shared by threads. Words are spelled in one form, whatever form a text has
/// (<see cref="Normalize"/>). A surrogate without its pair reads as U+FFFD.
/// </summary>
/// <remarks>
/// To write your own, derive from it and say how long a token is (<see cref="TokenLength"/>); override whatever else differs from words with a space
/// between them. <see cref="TryRead"/>, <see cref="UnfinishedWordStart"/> and <see cref="TextComposer"/> follow from that. A model file holds no more of a
/// tokenizer than <see cref="Kind"/>, <see cref="LowerCase"/> and <see cref="Culture"/>, and the version of this library's rules.
/// </remarks>
/// <example>
/// The words of identifiers such as <c>max_retry_count</c>:
/// <code>
/// public sealed class IdentifierTokenizer() : TextTokenizer(lowerCase: true)
/// {
///     public override string Kind => "identifier";
///
///     public override char Separator => '_';
///
///     protected override int GapLength(ReadOnlySpan&lt;char&gt; text) => text.Length - text.TrimStart("_ \r\n").Length;
///
///     protected override int TokenLength(ReadOnlySpan&lt;char&gt; text) => text.IndexOfAny("_ \r\n") is >= 0 and var end ? end : text.Length;
/// }
/// </code>
/// </example>
public abstract class TextTokenizer
{
    /// <summary>Longest token, in UTF-16 units: a longer one is cut there (never within a surrogate pair), and what follows is the next token.</summary>
    public const int MaxTokenLength = 256;

    /// <summary>The version of the rules by which words are found and spelled; a model file names it.</summary>
    internal const int CurrentRules = 2;

    /// <summary>The most that is read ahead to find the end of a token: a text of one long run is not read to its end again for each token.</summary>
    private const int WindowLength = 2 * MaxTokenLength;

    /// <summary>Creates a tokenizer.</summary>
    /// <param name="lowerCase">Whether words are lower-cased.</param>
    /// <param name="culture">The language whose lower case it is, if it has one of its own: see <see cref="Culture"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="culture"/> is not null, <c>tr</c> or <c>az</c>.</exception>
    protected TextTokenizer(bool lowerCase, string? culture = null)
    {
        LowerCase = lowerCase;
        Culture = IsCulture(culture)
            ? culture
            : throw new ArgumentException($"There are no rules of lower case for '{culture}'. Give 'tr' or 'az', or none: all other languages share the default ones.", nameof(culture));
    }

    /// <summary>
    /// Name of the kind in a model file. <see cref="WordTokenizer.KindName"/> and <see cref="WhitespaceTokenizer.KindName"/> are taken; tokenizers that cut
    /// texts differently need different names.
    /// </summary>
    public abstract string Kind { get; }

    /// <summary>Whether words are lower-cased, by Unicode's rules for whole words and the same on every machine: ΟΔΟΣ becomes οδος.</summary>
    public bool LowerCase { get; }

    /// <summary>
    /// The language whose lower case it is: <c>tr</c> (Turkish) or <c>az</c> (Azerbaijani), in which I becomes ı and İ becomes i; null for all others. The
    /// culture of the thread or the machine plays no part.
    /// </summary>
    public string? Culture { get; }

    /// <summary>What <see cref="TextComposer"/> writes between two tokens of which neither leans towards the other. A space, unless overridden.</summary>
    public virtual char Separator => ' ';

    /// <summary>
    /// Whether a text consists of sentences: where words are lower-cased, <see cref="TextComposer"/> then begins a sentence with a capital. False, unless
    /// overridden.
    /// </summary>
    public virtual bool HasSentences => false;

    /// <summary>The version of the rules that it follows: <see cref="CurrentRules"/>, or that of the model file it comes from.</summary>
    internal int Rules { get; private set; } = CurrentRules;

    /// <summary>Whether texts are as people write them: a word is the same word with each of the signs for an apostrophe, and what only says how a text is set is no part of it.</summary>
    internal virtual bool IsRunningText => false;

    /// <summary>Whether the lower case of I has no dot.</summary>
    internal bool IsTurkic => Culture is not null;

    /// <summary>The tokenizer that a model file describes, of the kinds that this library has.</summary>
    /// <param name="kind">Its <see cref="Kind"/>.</param>
    /// <param name="lowerCase">Whether it lower-cases.</param>
    /// <param name="culture">Its <see cref="Culture"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="kind"/> or <paramref name="culture"/> is unknown.</exception>
    public static TextTokenizer Create(string kind, bool lowerCase, string? culture = null) => kind switch
    {
        WordTokenizer.KindName => new WordTokenizer(lowerCase, culture),
        WhitespaceTokenizer.KindName => new WhitespaceTokenizer(lowerCase, culture),
        _ => throw new ArgumentException(
            $"There is no tokenizer '{kind}'; use '{WordTokenizer.KindName}' or '{WhitespaceTokenizer.KindName}'.", nameof(kind)),
    };

    /// <summary>
    /// Reads the next token at or after <paramref name="position"/>, without allocating: passes over <see cref="GapLength"/> characters, takes
    /// <see cref="TokenLength"/> characters, and spells them by <see cref="Normalize"/>. Override it for tokens that are not part of the text.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where to read, in [0, text.Length]; moves after the token, or to the end of the text.</param>
    /// <param name="buffer">Scratch of at least <see cref="MaxTokenLength"/> characters.</param>
    /// <param name="token">
    /// The token, 1 to <see cref="MaxTokenLength"/> characters: a slice of <paramref name="text"/> or, where its spelling is another one, of
    /// <paramref name="buffer"/>.
    /// </param>
    /// <returns>Whether there was a token.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is outside the text.</exception>
    /// <exception cref="ArgumentException"><paramref name="buffer"/> is too short.</exception>
    public virtual bool TryRead(ReadOnlySpan<char> text, scoped ref int position, Span<char> buffer, out ReadOnlySpan<char> token)
    {
        ThrowIfWrongCall(text, position, buffer);
        position += CheckedGapLength(text[position..]);
        if (position == text.Length)
        {
            token = default;
            return false;
        }

        int start = position;
        position += CutLength(text[start..]);
        token = Normalize(text[start..position], buffer);
        return token.Length is >= 1 and <= MaxTokenLength
            ? true
            : throw new InvalidOperationException(
                $"{GetType().Name}.Normalize made {token.Length} characters of a word of {position - start}; a token has 1 to {MaxTokenLength}.");
    }

    /// <summary>
    /// Reads the token that a whole text ends with beyond those of <see cref="TryRead"/>, if its kind has one. A prompt, which continues after its
    /// last word, is read without it. There is none, unless overridden.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="token">The token.</param>
    /// <returns>Whether there was one.</returns>
    public virtual bool TryReadEnd(ReadOnlySpan<char> text, out ReadOnlySpan<char> token)
    {
        token = default;
        return false;
    }

    /// <summary>
    /// Where the word begins that a text ends in the middle of, for an input box: what comes before is fed, what follows is the prefix to complete. Unless
    /// overridden, that is the last token if no gap follows it.
    /// </summary>
    /// <param name="text">What was typed so far.</param>
    /// <returns>A position in the text; its length where no word is begun, as after white space.</returns>
    public virtual int UnfinishedWordStart(ReadOnlySpan<char> text)
    {
        int start = 0;
        int end = 0;
        while (true)
        {
            int next = end + CheckedGapLength(text[end..]);
            if (next == text.Length)
            {
                return next == end ? start : next;
            }

            start = next;
            end = start + CutLength(text[start..]);
        }
    }

    /// <summary>
    /// A word, or the beginning of one, as it is spelled in a vocabulary: composed (form NFC: an e and a combining accent become é), lower-cased where the
    /// tokenizer does that, and well-formed; of running text also without soft hyphens and other invisible characters that only say how a text is set. Joiners
    /// stay. An override may spell it otherwise, for instance without accents; of a word's beginning it has to make the beginning of the word.
    /// </summary>
    /// <param name="word">At most <see cref="MaxTokenLength"/> characters, as they stand in a text.</param>
    /// <param name="buffer">Scratch of at least <see cref="MaxTokenLength"/> characters.</param>
    /// <returns>A slice of <paramref name="buffer"/> where the spelling is another one, <paramref name="word"/> otherwise; never longer than <see cref="MaxTokenLength"/>, and not empty unless the word is.</returns>
    /// <exception cref="ArgumentException"><paramref name="buffer"/> is too short.</exception>
    public virtual ReadOnlySpan<char> Normalize(ReadOnlySpan<char> word, Span<char> buffer)
    {
        ThrowIfShort(buffer);
        word = word[..Math.Min(word.Length, buffer.Length)];
        return Rules == FirstWordRules.Version ? FirstWordRules.Spell(word, buffer, LowerCase) : WordSpelling.Spell(word, buffer, LowerCase, IsTurkic, IsRunningText);
    }

    /// <summary>To which side a token leans when words are put together into a text: to neither, unless overridden.</summary>
    /// <param name="token">The token as the vocabulary spells it.</param>
    public virtual TokenSpacing SpacingOf(ReadOnlySpan<char> token) => TokenSpacing.None;

    /// <summary>What stands for a token in a text: its own spelling, unless overridden.</summary>
    /// <param name="token">The token as the vocabulary spells it.</param>
    public virtual ReadOnlySpan<char> TextOf(ReadOnlySpan<char> token) => token;

    /// <summary>The tokens of a whole text, as strings: for looking at, since it allocates each of them.</summary>
    /// <param name="text">The text.</param>
    public IEnumerable<string> Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> tokens = [];
        TokenReader reader = new(this, text, stackalloc char[MaxTokenLength]);
        while (reader.TryRead(out ReadOnlySpan<char> token))
        {
            tokens.Add(token.ToString());
        }

        return tokens;
    }

    /// <summary>Whether lower case has rules for a culture; null stands for the default ones.</summary>
    internal static bool IsCulture(string? culture) => culture is null or "tr" or "az";

    /// <summary>This tokenizer by the rules of a version: a copy, or itself where it follows them.</summary>
    internal TextTokenizer ByRules(int rules)
    {
        if (rules == Rules)
        {
            return this;
        }

        TextTokenizer copy = (TextTokenizer)MemberwiseClone();
        copy.Rules = rules;
        return copy;
    }

    /// <summary>Whether both find the same words in every text, as far as a model file can tell.</summary>
    internal bool IsSameAs(TextTokenizer other) => (Kind, LowerCase, Culture, Rules) == (other.Kind, other.LowerCase, other.Culture, other.Rules);

    /// <summary>What a message says of it.</summary>
    internal string Describe() =>
        $"'{Kind}' (lower case: {LowerCase}{(Culture is null ? "" : $", culture {Culture}")}{(Rules == CurrentRules ? "" : $", rules of version {Rules}")})";

    /// <summary>Characters before the next token: the white space that a text begins with, and marks of byte order, unless overridden.</summary>
    /// <param name="text">What is left of the text; may be empty.</param>
    protected virtual int GapLength(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && IsSpace(text[length]))
        {
            length++;
        }

        return length;
    }

    /// <summary>Characters of the token that a text begins with, at least 1. One longer than <see cref="MaxTokenLength"/> is cut there.</summary>
    /// <param name="text">What is left of the text after the gap, or its first 512 characters; not empty.</param>
    protected abstract int TokenLength(ReadOnlySpan<char> text);

    /// <summary>Whether a character stands between words: white space, or U+FEFF, which marks where a file begins, also where files were joined.</summary>
    private protected bool IsSpace(char character) => char.IsWhiteSpace(character) || (character == '\uFEFF' && Rules != FirstWordRules.Version);

    private protected static void ThrowIfWrongCall(ReadOnlySpan<char> text, int position, Span<char> buffer)
    {
        if ((uint)position > (uint)text.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(position), position, $"The position must lie in [0, {text.Length}], within the text.");
        }

        ThrowIfShort(buffer);
    }

    private static void ThrowIfShort(Span<char> buffer)
    {
        if (buffer.Length < MaxTokenLength)
        {
            throw new ArgumentException($"The buffer has {buffer.Length} characters, but a token can have {MaxTokenLength}.", nameof(buffer));
        }
    }

    internal int CheckedGapLength(ReadOnlySpan<char> text)
    {
        int length = GapLength(text);
        return (uint)length <= (uint)text.Length
            ? length
            : throw new InvalidOperationException($"{GetType().Name}.GapLength returned {length} for a text of {text.Length} characters; a gap has 0 to {text.Length}.");
    }

    /// <summary><see cref="TokenLength"/>, cut at <see cref="MaxTokenLength"/>.</summary>
    private protected int CutLength(ReadOnlySpan<char> text)
    {
        if (text.Length > WindowLength)
        {
            text = text[..(char.IsSurrogatePair(text[WindowLength - 1], text[WindowLength]) ? WindowLength - 1 : WindowLength)];
        }

        int length = TokenLength(text);
        if (length < 1 || length > text.Length)
        {
            throw new InvalidOperationException(
                $"{GetType().Name}.TokenLength returned {length} for a text of {text.Length} characters; a token has 1 to {text.Length}.");
        }

        if (length < MaxTokenLength)
        {
            return length;
        }

        bool splitsPair = MaxTokenLength < text.Length && char.IsSurrogatePair(text[MaxTokenLength - 1], text[MaxTokenLength]);
        return splitsPair ? MaxTokenLength - 1 : MaxTokenLength;
    }
}
