namespace RnnGen;

/// <summary>
/// Words and punctuation of running text. A token is what lies between two word boundaries of Unicode (UAX #29, version 15.0), other than white space: words
/// with the apostrophes, joiners and dots inside them (<c>doesn’t</c>, <c>3.14</c>, <c>example.com</c>, <c>a_b</c>), punctuation marks, pictographs with all
/// that belongs to them, and the characters of scripts that have no spaces. Invisible characters by themselves are passed over. So <c>&lt;unk&gt;</c> in a
/// text is three tokens. A word is the same word with ' and with ’.
/// </summary>
/// <remarks>Models of files that were saved before these rules keep those that they were trained by.</remarks>
public sealed class WordTokenizer : TextTokenizer
{
    /// <summary>Name in a model file.</summary>
    public const string KindName = "word";

    /// <summary>Creates a tokenizer.</summary>
    /// <param name="lowerCase">Whether words are lower-cased.</param>
    /// <param name="culture">The language whose lower case it is, if it has one of its own: see <see cref="TextTokenizer.Culture"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="culture"/> is not null, <c>tr</c> or <c>az</c>.</exception>
    public WordTokenizer(bool lowerCase = true, string? culture = null)
        : base(lowerCase, culture)
    {
    }

    /// <summary>The one that lower-cases.</summary>
    public static WordTokenizer Default { get; } = new();

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    /// <remarks>True.</remarks>
    public override bool HasSentences => true;

    /// <inheritdoc/>
    internal override bool IsRunningText => Rules != FirstWordRules.Version;

    /// <inheritdoc/>
    /// <remarks>
    /// An apostrophe after a letter at the end of the text belongs to the word, and so does a middle dot: a letter may follow. A character of a script that
    /// puts no spaces between words is not begun: it is there.
    /// </remarks>
    public override int UnfinishedWordStart(ReadOnlySpan<char> text)
    {
        if (Rules == FirstWordRules.Version)
        {
            return FirstWordRules.UnfinishedWordStart(text);
        }

        int beforeLast = text.Length;
        int last = text.Length;
        int end = text.Length;
        while (end > 0 && !IsSpace(text[end - 1]))
        {
            end--;
        }

        // Nothing goes on across white space.
        while (true)
        {
            int next = end + GapLength(text[end..]);
            if (next == text.Length)
            {
                last = next == end ? last : next;
                break;
            }

            beforeLast = next == end ? last : text.Length;
            last = next;
            end = last + CutLength(text[last..]);
        }

        int start = MayContinueAWord(text[last..]) ? beforeLast : last;
        return HasWordCharacter(text[start..]) ? start : text.Length;
    }

    /// <inheritdoc/>
    /// <remarks>Punctuation leans as in Spanish and English; what is written without spaces leans to both sides.</remarks>
    public override TokenSpacing SpacingOf(ReadOnlySpan<char> token) => Punctuation.SpacingOf(token);

    /// <inheritdoc/>
    protected override int GapLength(ReadOnlySpan<char> text)
    {
        if (Rules == FirstWordRules.Version)
        {
            return base.GapLength(text);
        }

        int length = 0;
        while (length < text.Length)
        {
            int units = 1;
            if (!char.IsWhiteSpace(text[length]) && (char.IsAscii(text[length]) || !WordProperties.At(text, length, out units).IsInvisible))
            {
                break;
            }

            length += units;
        }

        return length;
    }

    /// <inheritdoc/>
    protected override int TokenLength(ReadOnlySpan<char> text) => Rules == FirstWordRules.Version
        ? FirstWordRules.TokenLength(text)
        : WordBoundaries.NextAfter(text);

    /// <summary>Whether a token by itself, at the end of a text, is part of the word before it as soon as a letter follows. Full stops and colons mostly are not.</summary>
    private static bool MayContinueAWord(ReadOnlySpan<char> token) =>
        token is ['\'' or '\u2019' or '·' or '\u0387' or '\u055F' or '\u05F4' or '\u2027'];

    private static bool HasWordCharacter(ReadOnlySpan<char> text)
    {
        int position = 0;
        while (position < text.Length)
        {
            WordProperties character = WordProperties.At(text, position, out int units);
            if (character.IsWordCharacter && (!character.IsUnspaced || character.Break == WordBreak.Katakana))
            {
                return true;
            }

            position += units;
        }

        return false;
    }
}
